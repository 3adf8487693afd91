import YareBase

/// The labels that a user may put on a release.
enum LabelRules {
    private static let systemLabels = ["name", "owner", "status", "version", "createdAt", "modifiedAt"]

    /// Makes sure that none of the labels is one that Helm sets itself.
    ///
    /// - Throws: `release.reserved-label` in Helm's words.
    static func check(_ labels: SortedMap<String>) throws(YareError) {
        guard labels.keys.contains(where: { systemLabels.contains($0) }) else { return }
        throw YareError(
            "release.reserved-label",
            "user supplied labels contains system reserved label name. System labels: "
                + "[\(systemLabels.joined(separator: " "))]")
    }
}
