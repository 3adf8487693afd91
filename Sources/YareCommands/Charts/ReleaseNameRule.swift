import YareBase

/// The rule for names of releases: Helm's.
enum ReleaseNameRule {
    private static let longest = 53

    /// Makes sure that a name is one.
    ///
    /// - Throws: `release.invalid-name` in Helm's words.
    static func check(_ name: String) throws(YareError) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= longest, parts.allSatisfy(isLabel) else { throw .invalidReleaseName(name) }
    }

    private static func isLabel(_ part: Substring) -> Bool {
        guard let first = part.utf8.first, let last = part.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && part.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension YareError {
    /// A name of a release breaks the rule (`release.invalid-name`).
    static func invalidReleaseName(_ name: String) -> YareError {
        let reason =
            name.isEmpty
            ? "release name is required"
            : #"invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#
                + " and the length must not be longer than 53"
        return YareError("release.invalid-name", "release name \(name.debugDescription): \(reason)")
    }
}
