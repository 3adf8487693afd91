import YareBase

/// A semantic version as bytes whose order is the order of precedence (semver.org 2.0.0, section 11), so that a database
/// can sort by it.
enum VersionPrecedence {
    private static let end: UInt8 = 0
    private static let number: UInt8 = 1
    private static let word: UInt8 = 2
    private static let release: UInt8 = 0xFF

    /// Three numbers of eight bytes; then one byte for a release, or the identifiers of the prerelease and their end.
    static func bytes(of version: SemanticVersion) -> [UInt8] {
        var bytes = bigEndian(version.major) + bigEndian(version.minor) + bigEndian(version.patch)
        guard version.isPrerelease else { return bytes + [release] }
        for identifier in version.prerelease.split(separator: ".") { append(identifier, to: &bytes) }
        bytes.append(end)
        return bytes
    }

    private static func append(_ identifier: Substring, to bytes: inout [UInt8]) {
        let isNumber = identifier.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isNumber, let value = UInt64(identifier) {
            bytes.append(number)
            bytes += bigEndian(value)
        } else {
            bytes.append(word)
            bytes += identifier.utf8
            bytes.append(end)
        }
    }

    private static func bigEndian(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * UInt64($0))) }
    }
}
