import GRDB
import YareBase
import YareYAML

/// The rows of revisions, within one transaction.
struct RevisionTable {
    let database: Database

    // MARK: writing

    /// Makes the row of a new revision, which may become the newest of its release.
    func insert(_ release: Release) throws -> Int64 {
        let newest = try newestRevision(of: release.key)
        let isLatest = newest.map { release.revision > $0 } ?? true
        if isLatest { try setLatest(false, of: release.key) }
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO revisions (
                    namespace, name, revision, is_latest, status, first_deployed, last_deployed, deployed_at, deleted,
                    description, rollback_revision, labels, apply_method, chart_name, chart_version, app_version,
                    actor, host, command, chart_source, chart_digest, values_files
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let identity: StatementArguments = [release.namespace, release.name, release.revision, isLatest]
        let origin = release.origin
        try statement.execute(
            arguments: identity + changing(release) + [
                release.chart.name, release.chart.version, release.chart.appVersion, origin.actor, origin.host,
                origin.command, origin.chartSource, origin.chartDigest,
                try JSONWriter.text(of: .list(origin.valuesFiles.map(Value.string)), escapesHTML: false),
            ])
        guard database.changesCount == 1 else { throw YareError.releaseExists(release.key) }
        return database.lastInsertedRowID
    }

    /// Changes what may change of a revision.
    func update(_ release: Release) throws -> Int64 {
        let row = try row(of: release.key)
        let statement = try database.cachedStatement(
            sql: """
                UPDATE revisions SET status = ?, first_deployed = ?, last_deployed = ?, deployed_at = ?, deleted = ?,
                    description = ?, rollback_revision = ?, labels = ?, apply_method = ?
                WHERE id = ?
                """)
        try statement.execute(arguments: changing(release) + [row])
        return row
    }

    func delete(_ row: Int64, _ key: ReleaseKey) throws {
        try database.cachedStatement(sql: "DELETE FROM revisions WHERE id = ?").execute(arguments: [row])
        try setLatest(true, of: key)
    }

    /// Marks the newest revision of a release as that, or as not that any more.
    private func setLatest(_ isLatest: Bool, of key: ReleaseKey) throws {
        guard let newest = try newestRevision(of: key) else { return }
        let sql = "UPDATE revisions SET is_latest = ? WHERE namespace = ? AND name = ? AND revision = ?"
        try database.cachedStatement(sql: sql).execute(arguments: [isLatest, key.namespace, key.name, newest])
    }

    private func newestRevision(of key: ReleaseKey) throws -> Int? {
        let sql = "SELECT max(revision) FROM revisions WHERE namespace = ? AND name = ?"
        return try Int.fetchOne(database.cachedStatement(sql: sql), arguments: [key.namespace, key.name])
    }

    private func changing(_ release: Release) throws -> StatementArguments {
        let info = release.info
        return [
            info.status.rawValue, info.firstDeployed.text(), info.lastDeployed.text(),
            info.lastDeployed.nanosecondsSince1970 ?? 0, info.deleted?.text(), info.description, info.rollbackRevision,
            try JSONWriter.text(of: .map(release.labels.mapValues { .string($0) }), escapesHTML: false),
            release.applyMethod?.rawValue,
        ]
    }

    // MARK: reading

    func row(of key: ReleaseKey) throws -> Int64 {
        let sql = "SELECT id FROM revisions WHERE namespace = ? AND name = ? AND revision = ?"
        let row = try Int64.fetchOne(
            database.cachedStatement(sql: sql), arguments: [key.namespace, key.name, key.revision])
        guard let row else { throw YareError.releaseNotFound(key.name) }
        return row
    }

    /// A revision without its bodies, and its row.
    func release(_ key: ReleaseKey) throws -> (row: Int64, release: Release) {
        let sql = "SELECT * FROM revisions WHERE id = ?"
        let id = try row(of: key)
        guard let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [id]) else {
            throw YareError.releaseNotFound(key.name)
        }
        return (id, try Self.release(row))
    }

    private static func release(_ row: Row) throws -> Release {
        func time(_ column: String) -> Timestamp? { (row[column] as String?).flatMap { Timestamp($0) } }
        let labels = (try JSONReader().read(row["labels"] as String)).mapValue ?? ValueMap()
        let files = try JSONReader().read(row["values_files"] as String).listValue ?? []
        return Release(
            name: row["name"], namespace: row["namespace"], revision: row["revision"],
            info: ReleaseInfo(
                firstDeployed: time("first_deployed") ?? .zero, lastDeployed: time("last_deployed") ?? .zero,
                deleted: time("deleted"), description: row["description"],
                status: ReleaseStatus(rawValue: row["status"]) ?? .unknown,
                rollbackRevision: row["rollback_revision"]),
            chart: ChartRecord(metadata: [
                "name": .string(row["chart_name"]), "version": .string(row["chart_version"]),
                "appVersion": .string(row["app_version"]),
            ]),
            labels: labels.mapValues { $0.stringValue ?? "" },
            applyMethod: (row["apply_method"] as String?).flatMap(ApplyMethod.init),
            origin: ReleaseOrigin(
                actor: row["actor"], host: row["host"], command: row["command"], chartSource: row["chart_source"],
                chartDigest: row["chart_digest"], valuesFiles: files.compactMap(\.stringValue)))
    }
}
