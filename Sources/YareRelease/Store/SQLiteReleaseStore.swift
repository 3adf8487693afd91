import GRDB
public import YareBase
import YareDatabase
import YareYAML

/// Releases in a SQLite file: every revision's bodies are kept once and packed, and lists read an index only.
///
/// A revision is on the disk when ``create(_:)`` or ``update(_:)`` returns. The views of the file are documented for
/// anyone's queries; its tables are not.
public final class SQLiteReleaseStore: ReleaseStore {
    let file: DatabaseFile

    /// Opens the store in a file, or makes it.
    ///
    /// A store whose last user did not close it is looked through for damage first.
    ///
    /// - Parameter path: where the file lies; `nil` keeps the store in memory.
    /// - Throws: `database.newer-schema`, `database.corrupt`, `database.read-only`, `database.unopenable`.
    public init(at path: String?) throws(YareError) {
        file = try DatabaseFile(at: path, .releaseStore)
    }

    /// Closes the file; later calls fail.
    public func close() throws(YareError) {
        try file.close()
    }

    public func create(_ release: Release) async throws {
        try file.write { database in
            let table = RevisionTable(database: database)
            let row = try table.insert(release)
            let blobs = BlobTable(database: database)
            try blobs.put(ChartDocument.bytes(release.chart), as: .chart, of: row)
            try blobs.put(Self.json(.map(release.config)), as: .config, of: row)
            try Self.putChanging(release, row, blobs)
        }
    }

    public func update(_ release: Release) async throws {
        try await update(all: [release])
    }

    public func update(all releases: [Release]) async throws {
        try file.write { database in
            for release in releases {
                let row = try RevisionTable(database: database).update(release)
                try Self.putChanging(release, row, BlobTable(database: database))
            }
        }
    }

    public func delete(_ key: ReleaseKey) async throws {
        try file.write { database in
            let table = RevisionTable(database: database)
            let row = try table.row(of: key)
            let blobs = BlobTable(database: database)
            let bodies = try blobs.blobs(of: row)
            try table.delete(row, key)
            try blobs.removeUnused(bodies)
        }
    }

    public func release(_ key: ReleaseKey, _ parts: ReleaseParts) async throws -> Release {
        try file.read { database in
            let table = RevisionTable(database: database)
            var (row, release) = try table.release(key)
            try Self.fill(&release, parts, row, BlobTable(database: database))
            return release
        }
    }

    public func summaries(_ query: ReleaseQuery) async throws -> [ReleaseSummary] {
        try file.read { try RevisionTable(database: $0).summaries(query) }
    }

    public func record(_ evidence: [Evidence], for key: ReleaseKey) async throws {
        try file.write { database in
            let row = try RevisionTable(database: database).row(of: key)
            let statement = try database.cachedStatement(
                sql: "INSERT INTO evidence (revision, kind, subject, time, text) VALUES (?, ?, ?, ?, ?)")
            for item in evidence {
                try statement.execute(arguments: [row, item.kind.rawValue, item.subject, item.time.text(), item.text])
            }
        }
    }

    public func evidence(for key: ReleaseKey) async throws -> [Evidence] {
        try file.read { database in
            let row = try RevisionTable(database: database).row(of: key)
            let sql = "SELECT kind, subject, time, text FROM evidence WHERE revision = ? ORDER BY id"
            return try Row.fetchAll(database, sql: sql, arguments: [row]).map { row in
                Evidence(
                    Evidence.Kind(rawValue: row[0]) ?? .note, about: row[1], at: Timestamp(row[2] as String) ?? .zero,
                    row[3])
            }
        }
    }
}

extension SQLiteReleaseStore {
    /// Looks through the whole store for damage, whatever its last user did.
    ///
    /// - Throws: `database.corrupt`.
    public func checkIntegrity() throws(YareError) {
        try file.checkIntegrity()
    }

    private static func json(_ value: Value) throws(YareError) -> [UInt8] {
        Array(try JSONWriter.text(of: value, escapesHTML: false).utf8)
    }

    /// Keeps the bodies that change while a revision is deployed.
    private static func putChanging(_ release: Release, _ row: Int64, _ blobs: BlobTable) throws {
        try blobs.put(EscapedBytes.bytes(of: release.manifest), as: .manifest, of: row)
        try blobs.put(EscapedBytes.bytes(of: release.info.notes), as: .notes, of: row)
        try blobs.put(json(.list(release.hooks.map(HookRecord.document))), as: .hooks, of: row)
    }

    private static func fill(
        _ release: inout Release, _ parts: ReleaseParts, _ row: Int64, _ blobs: BlobTable
    ) throws {
        if parts.contains(.chart) { release.chart = try ChartDocument.chart(blobs.bytes(.chart, of: row)) }
        if parts.contains(.config) { release.config = try document(.config, row, blobs).mapValue ?? ValueMap() }
        if parts.contains(.manifest) {
            release.manifest = EscapedBytes.string(from: try blobs.bytes(.manifest, of: row))
        }
        if parts.contains(.notes) { release.info.notes = EscapedBytes.string(from: try blobs.bytes(.notes, of: row)) }
        if parts.contains(.hooks) {
            release.hooks = try document(.hooks, row, blobs).listValue?.map(HookRecord.init(document:)) ?? []
        }
    }

    private static func document(_ role: BlobTable.Role, _ row: Int64, _ blobs: BlobTable) throws -> Value {
        try JSONReader().read(blobs.bytes(role, of: row))
    }
}
