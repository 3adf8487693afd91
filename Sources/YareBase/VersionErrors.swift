/// What can be wrong with versions and constraints; the sentences are Helm's.
extension YareError {
    /// A text that is no version, not even loosely.
    public static func invalidVersion() -> YareError {
        YareError("version.invalid", "Invalid Semantic Version")
    }

    /// No text where a version is wanted.
    public static func emptyVersion() -> YareError {
        YareError("version.invalid", "Version string empty")
    }

    /// A number with a leading zero where the specification forbids it.
    public static func versionSegmentStartsWithZero() -> YareError {
        YareError("version.invalid", "Version segment starts with 0")
    }

    /// A prerelease that is not a list of identifiers.
    public static func invalidPrerelease() -> YareError {
        YareError("version.invalid", "Invalid Prerelease string")
    }

    /// Build metadata that is not a list of identifiers.
    public static func invalidMetadata() -> YareError {
        YareError("version.invalid", "Invalid Metadata string")
    }

    /// A number of a version that 64 bits cannot hold.
    public static func versionSegmentOutOfRange(_ digits: String) -> YareError {
        YareError(
            "version.invalid",
            "Error parsing version segment: strconv.ParseUint: parsing \"\(digits)\": value out of range")
    }

    /// A text, or the part of one between two `||`, that is no constraint.
    public static func improperConstraint(_ segment: String) -> YareError {
        YareError("version.improper-constraint", "improper constraint: \(segment)")
    }

    /// A constraint whose version is none, such as `1xx`.
    public static func invalidConstraintVersion() -> YareError {
        YareError("version.improper-constraint", "constraint Parser Error")
    }
}
