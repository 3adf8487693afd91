import GRDB
public import YareBase
import YareDatabase

/// A search in the indexes of the user's repositories.
public struct RepositorySearch: Sendable {
    /// What is looked for.
    public enum Subject: Sendable {
        /// Everything.
        case all
        /// Names, beginnings, words; see ``ChartSearch``.
        case words(String)
        /// A pattern that matches somewhere in the line of a chart: its name, its name behind the repository's and a
        /// slash, its description, its keywords.
        case pattern(@Sendable (String) -> Bool)
    }

    public var subject: Subject
    public var choice: VersionChoice
    /// Whether all versions that fit are wanted, not only the newest of each chart.
    public var listsVersions: Bool

    public init(_ subject: Subject, choice: VersionChoice, listsVersions: Bool) {
        self.subject = subject
        self.choice = choice
        self.listsVersions = listsVersions
    }
}

extension RepositoryCache {
    /// The charts found, best first, versions newest first.
    ///
    /// - Parameter missing: is told the repositories that have no index that can be used.
    /// - Throws: `database.*`.
    public func search(
        _ search: RepositorySearch, in entries: [RepositoryEntry], missing: (RepositoryEntry, YareError) -> Void
    ) throws(YareError) -> [CachedVersion] {
        var names: [Int64: String] = [:]
        for entry in entries {
            do throws(YareError) {
                guard let repository = try current(entry.name, url: entry.url) else { throw .noCachedIndex() }
                names[repository.id] = repository.name
            } catch {
                missing(entry, error)
            }
        }
        let repositories = names
        return try file.read { database in
            try search.hits(in: repositories, database).flatMap { hit in
                try search.versions(of: hit, in: repositories[hit.scope] ?? "", database)
            }
        }
    }
}

extension RepositorySearch {
    fileprivate func hits(in repositories: [Int64: String], _ database: Database) throws -> [SearchHit] {
        let scopes = Array(repositories.keys)
        switch subject {
        case .all, .pattern:
            return try ChartSearch("", scopes: scopes).hits(in: database).sorted { left, right in
                (repositories[left.scope] ?? "", left.name) < (repositories[right.scope] ?? "", right.name)
            }
        case .words(let text):
            guard let slash = text.firstIndex(of: "/") else {
                return try ChartSearch(text, scopes: scopes).hits(in: database)
            }
            return try hits(repository: text[..<slash], chart: text[slash...].dropFirst(), repositories, database)
        }
    }

    /// What is found for `repository/chart`: as in Helm, the first may begin anywhere, and the second may end anywhere.
    private func hits(
        repository: Substring, chart: Substring, _ repositories: [Int64: String], _ database: Database
    ) throws -> [SearchHit] {
        let scopes = repositories.filter { $0.value.lowercased().hasSuffix(repository.lowercased()) }.map(\.key)
        let hits = try ChartSearch(String(chart), scopes: scopes).hits(in: database)
        let begun = hits.filter { $0.name.lowercased().hasPrefix(chart.lowercased()) }
        return begun.isEmpty ? hits : begun
    }

    fileprivate func versions(
        of hit: SearchHit, in repository: String, _ database: Database
    ) throws -> [CachedVersion] {
        try RepositoryCache.versions(
            ofChart: hit.id, named: hit.name, in: repository, limit: listsVersions ? .max : 1, database
        ) { choice.includes($0.version) && matches($0) }
    }

    private func matches(_ version: CachedVersion) -> Bool {
        guard case .pattern(let matches) = subject else { return true }
        let separator = "\u{0B}"
        return matches(
            [
                version.chart, "\(version.repository)/\(version.chart)", version.description,
                version.keywords.joined(separator: " "),
            ].joined(separator: separator))
    }
}
