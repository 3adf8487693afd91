public import YareBase

/// The tags under which the versions of a chart lie in a registry.
///
/// Tags have no plus sign, so `1.2.0+build` lies under `1.2.0_build`. Tags that are no semantic versions belong to
/// something else, such as signatures.
public enum ChartTag {
    /// The tag of a version.
    public static func tag(ofVersion version: String) -> String {
        String(decoding: version.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// The version under a tag, or `nil` when the tag is none.
    public static func version(ofTag tag: String) -> SemanticVersion? {
        let text = tag.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "+") : $0 }
        return try? SemanticVersion(strict: String(decoding: text, as: UTF8.self))
    }

    /// Whether a text is a tag: `[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}`.
    public static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 128 else { return false }
        return isWord(first)
            && text.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    /// The versions among tags, newest first.
    public static func versions(among tags: [String]) -> [SemanticVersion] {
        tags.compactMap(version(ofTag:)).sorted { $1 < $0 }
    }

    /// The version that a user means: the one written so, else the newest that the constraint accepts.
    ///
    /// - Parameters:
    ///   - wanted: a version, a constraint, or an empty text for the newest that is no prerelease.
    ///   - versions: what there is, newest first.
    /// - Throws: `version.improper-constraint`, `oci.no-matching-version` in Helm's words.
    public static func version(matching wanted: String, among versions: [SemanticVersion]) throws(YareError) -> String {
        if versions.contains(where: { $0.description == wanted }) { return wanted }
        let constraint = try VersionConstraint(wanted.isEmpty ? "*" : wanted)
        guard let version = versions.first(where: constraint.matches) else { throw .noMatchingVersion(wanted) }
        return version.description
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        ASCIIClass.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
    }
}
