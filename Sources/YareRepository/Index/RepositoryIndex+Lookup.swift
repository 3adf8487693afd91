import YareBase

extension RepositoryIndex {
    /// The version of a chart that a user means by a text; see ``Swift/Array/version(meant:)``.
    public func record(of name: String, version: String = "") -> ChartVersionRecord? {
        entries[name]?.version(meant: version)
    }
}

extension [ChartVersionRecord] {
    /// The record that a user means, by Helm's rules: the one whose version is that text, else the first, the newest, that
    /// satisfies the text as a constraint. Nothing stands for the newest release; prereleases only for a constraint that
    /// names one, such as `>0.0.0-0`.
    ///
    /// - Precondition: the records stand newest first.
    public func version(meant text: String) -> ChartVersionRecord? {
        if !text.isEmpty, let exact = first(where: { $0.version == text }) { return exact }
        guard let constraint = try? VersionConstraint(text.isEmpty ? "*" : text) else { return nil }
        return first { record in
            (try? SemanticVersion(record.version)).map(constraint.matches) ?? false
        }
    }
}
