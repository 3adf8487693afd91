import GRDB
import YareBase
import YareChart

/// Puts an index into the cache in the place of what the cache had of the repository.
struct IndexImport {
    let database: Database
    let repository: Int64

    /// - Throws: what reading an index throws; then the transaction is to be undone.
    func run(_ stream: consuming IndexStream) throws -> [Diagnostic] {
        try removeAll()
        try stream.read { name, records in try add(name, records) }
        try ChartSearchTables.putInOrder(in: database)
        return stream.diagnostics
    }

    /// Removes all charts of the repository.
    func removeAll() throws {
        let charts = "SELECT id FROM charts WHERE repository = ?"
        try ChartSearchTables.removeAll(scope: repository, in: database)
        try database.execute(sql: "DELETE FROM versions WHERE chart IN (\(charts))", arguments: [repository])
        try database.execute(sql: "DELETE FROM charts WHERE repository = ?", arguments: [repository])
    }

    private func add(_ name: String, _ records: [ChartVersionRecord]) throws {
        try database.cachedStatement(sql: "INSERT INTO charts (repository, name) VALUES (?, ?)")
            .execute(arguments: [repository, name])
        let chart = database.lastInsertedRowID
        let searched = records.first { Self.isRelease($0.version) } ?? records[0]
        var document = SearchDocument(id: chart, scope: repository, newest: searched, versionCount: records.count)
        document.name = name
        try ChartSearchTables.put(document, in: database)
        let insert = try database.cachedStatement(sql: "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (position, record) in records.enumerated() {
            let metadata = record.metadata
            // most versions of a chart say the same about it
            let description = metadata.description == document.description ? nil : metadata.description
            let keywords =
                metadata.keywords == document.keywords
                ? nil : metadata.keywords.joined(separator: ChartSearchTables.keywordSeparator)
            try insert.execute(arguments: [
                chart, position, metadata.version, metadata.appVersion, description, keywords, record.digest,
                record.urls.joined(separator: "\n"),
            ])
        }
    }

    private static func isRelease(_ version: String) -> Bool {
        (try? SemanticVersion(version)).map { !$0.isPrerelease } ?? false
    }
}
