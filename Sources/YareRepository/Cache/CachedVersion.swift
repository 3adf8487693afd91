import GRDB
public import YareBase
import YareDatabase

/// A version of a chart as the cache has it from an index.
public struct CachedVersion: Sendable, Hashable {
    /// The repository's name.
    public var repository: String
    public var chart: String
    public var version: String
    public var appVersion: String
    public var description: String
    public var keywords: [String] { ChartSearchTables.list(joinedKeywords) }
    /// The SHA-256 of the package; empty where the index does not say.
    public var digest: String
    /// Where the package is, relative to the repository's URL or absolute.
    public var urls: [String] { ChartSearchTables.list(joinedURLs) }

    // taken apart when they are asked for, as most versions that a search lists are only shown
    private let joinedKeywords: String
    private let joinedURLs: String

    init(_ row: Row, repository: String, chart: String) {
        self.repository = repository
        self.chart = chart
        version = row[0]
        appVersion = row[1]
        description = row[2]
        joinedKeywords = row[3]
        digest = row[4]
        joinedURLs = row[5]
    }

    /// The columns that ``init(_:repository:chart:)`` takes, of the tables `versions v` and `search_documents d`.
    static let columns = """
        v.version, v.app_version, coalesce(v.description, d.description), coalesce(v.keywords, d.keywords),
        v.digest, v.urls
        """
}

/// Which versions of charts are wanted.
public struct VersionChoice: Sendable {
    private let constraint: VersionConstraint
    private let text: String

    /// - Parameter text: a constraint; empty for the newest release.
    /// - Throws: `version.improper-constraint`.
    public init(_ text: String) throws(YareError) {
        self.text = text
        constraint = try VersionConstraint(text.isEmpty ? "*" : text)
    }

    func includes(_ version: String) -> Bool {
        (try? SemanticVersion(version)).map(constraint.matches) ?? false
    }

    /// The version that is meant among several, newest first: the one with that very text, else the first that fits.
    func choose(among versions: [CachedVersion]) -> CachedVersion? {
        if !text.isEmpty, let exact = versions.first(where: { $0.version == text }) { return exact }
        return versions.first { includes($0.version) }
    }
}

extension RepositoryCache {
    /// The versions of a chart in a repository, newest first; `nil` when it is not in the index.
    ///
    /// - Throws: `repository.no-cache` when the repository has no index here; what reading an index throws.
    public func versions(of chart: String, in entry: RepositoryEntry) throws(YareError) -> [CachedVersion]? {
        guard let repository = try current(entry.name, url: entry.url) else { throw .noCachedIndex() }
        return try file.read { database in
            let sql = "SELECT id FROM charts WHERE repository = ? AND name = ?"
            guard let id = try Int64.fetchOne(database, sql: sql, arguments: [repository.id, chart]) else { return nil }
            return try CachedVersionReader(database).versions(ofChart: id, named: chart, in: entry.name)
        }
    }
}

/// Reads versions of one chart after the other.
struct CachedVersionReader {
    private let statement: Statement

    init(_ database: Database) throws {
        statement = try database.cachedStatement(
            sql: """
                SELECT \(CachedVersion.columns) FROM versions v JOIN search_documents d ON d.id = v.chart
                WHERE v.chart = ? ORDER BY v.position
                """)
    }

    /// The versions of a chart that satisfy a condition, newest first; the rows behind the last one are not looked at.
    func versions(
        ofChart id: Int64, named chart: String, in repository: String, limit: Int = .max,
        where isWanted: (CachedVersion) -> Bool = { _ in true }
    ) throws -> [CachedVersion] {
        var versions: [CachedVersion] = []
        let rows = try Row.fetchCursor(statement, arguments: [id])
        while versions.count < limit, let row = try rows.next() {
            let version = CachedVersion(row, repository: repository, chart: chart)
            if isWanted(version) { versions.append(version) }
        }
        return versions
    }
}
