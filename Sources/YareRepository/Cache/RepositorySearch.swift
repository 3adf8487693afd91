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
        /// A pattern that matches somewhere in the line of a version: its chart's name, that name behind the repository's
        /// and a slash, its description, its keywords.
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
            try search.versions(in: repositories, database)
        }
    }
}

extension RepositorySearch {
    fileprivate func versions(in repositories: [Int64: String], _ database: Database) throws -> [CachedVersion] {
        let limit = listsVersions ? Int.max : 1
        let hits: [SearchHit]
        switch subject {
        case .all:
            hits = try ChartSearch("", scopes: Array(repositories.keys)).hits(in: database).sorted { left, right in
                (repositories[left.scope] ?? "", left.name) < (repositories[right.scope] ?? "", right.name)
            }
        case .words(let text): hits = try self.hits(for: text, in: repositories, database)
        case .pattern(let matches):
            return try PatternSearch(matches: matches, choice: choice, limit: limit).versions(
                in: repositories, database)
        }
        let reader = try CachedVersionReader(database)
        return try hits.flatMap { hit in
            try reader.versions(ofChart: hit.id, named: hit.name, in: repositories[hit.scope] ?? "", limit: limit) {
                choice.includes($0.version)
            }
        }
    }

    private func hits(
        for text: String, in repositories: [Int64: String], _ database: Database
    ) throws -> [SearchHit] {
        guard let slash = text.firstIndex(of: "/") else {
            return try ChartSearch(text, scopes: Array(repositories.keys)).hits(in: database)
        }
        return try hits(repository: text[..<slash], chart: text[slash...].dropFirst(), repositories, database)
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
}
