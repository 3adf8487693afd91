public import YareBase

/// The rules for names of releases (`ValidateReleaseName` of Helm).
public enum ReleaseName {
    /// The longest name in bytes; what stands before and after it in names of objects has to fit too.
    public static let longest = 53

    /// Checks a name.
    ///
    /// - Throws: `release.invalid-name` with Helm's sentence.
    public static func validate(_ name: String) throws(YareError) {
        let isValid =
            name.utf8.count <= longest
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
        guard isValid else { throw .invalidReleaseName(name) }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard let first = label.utf8.first, let last = label.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
