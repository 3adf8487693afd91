import Foundation
import GRDB
import YareBase
import YareChart
import YareRepository

/// The rows of charts and versions, inside one transaction.
struct VersionTable {
    let database: Database

    /// The row of a tenant, made where it is not there.
    func tenant(_ path: TenantPath) throws -> Int64 {
        if let row = try existingTenant(path) { return row }
        try database.cachedStatement(sql: "INSERT INTO tenants (path, revision, changed) VALUES (?, 0, '')")
            .execute(arguments: [path.text])
        return database.lastInsertedRowID
    }

    func existingTenant(_ path: TenantPath) throws -> Int64? {
        try Int64.fetchOne(
            try database.cachedStatement(sql: "SELECT id FROM tenants WHERE path = ?"), arguments: [path.text])
    }

    /// The row of a chart, made where it is not there.
    func chart(_ name: String, of tenant: Int64) throws -> Int64 {
        if let row = try existingChart(name, of: tenant) { return row }
        try database.cachedStatement(sql: "INSERT INTO charts (tenant, name) VALUES (?, ?)")
            .execute(arguments: [tenant, name])
        return database.lastInsertedRowID
    }

    func existingChart(_ name: String, of tenant: Int64) throws -> Int64? {
        try Int64.fetchOne(
            try database.cachedStatement(sql: "SELECT id FROM charts WHERE tenant = ? AND name = ?"),
            arguments: [tenant, name])
    }

    /// How many packages a tenant has.
    func packageCount(of tenant: Int64) throws -> Int {
        try Int.fetchOne(
            database, sql: "SELECT coalesce(sum(version_count), 0) FROM charts WHERE tenant = ?", arguments: [tenant])
            ?? 0
    }

    /// Puts a version into the place of an older one of the same number, if there is one.
    func insert(_ inspection: PackageInspection, _ text: RecordText, created: Timestamp, file: StoredFile, chart: Int64)
        throws
    {
        try database.cachedStatement(sql: "DELETE FROM versions WHERE chart = ? AND version = ?")
            .execute(arguments: [chart, inspection.metadata.version])
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO versions (
                    chart, version, precedence, is_prerelease, digest, size, created, file, stamp, json, yaml
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            chart, inspection.metadata.version, Data(VersionPrecedence.bytes(of: inspection.version)),
            inspection.version.isPrerelease, inspection.digest, inspection.size, created.text(), file.name, file.stamp,
            text.json, text.yaml,
        ])
        try settle(chart)
    }

    /// Removes a version.
    func delete(_ version: StoredVersion, of chart: Int64) throws {
        try database.cachedStatement(sql: "DELETE FROM versions WHERE id = ?").execute(arguments: [version.identifier])
        try settle(chart)
    }

    /// Notes a chart's newest version, a release before any prerelease, and their number; a chart without any goes.
    private func settle(_ chart: Int64) throws {
        try database.cachedStatement(
            sql: """
                UPDATE charts SET
                    version_count = (SELECT count(*) FROM versions WHERE chart = charts.id),
                    newest = (
                        SELECT id FROM versions WHERE chart = charts.id
                        ORDER BY is_prerelease, precedence DESC, id DESC LIMIT 1
                    )
                WHERE id = ?
                """
        ).execute(arguments: [chart])
        try updateSearch(of: chart)
        try database.cachedStatement(sql: "DELETE FROM charts WHERE id = ? AND version_count = 0")
            .execute(arguments: [chart])
    }

    /// Lets a chart be found by the words of its newest version.
    private func updateSearch(of chart: Int64) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT tenant, version_count, \(StoredVersion.columns) FROM charts
                JOIN versions ON versions.id = charts.newest WHERE charts.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [chart]) else {
            return try ChartSearchTables.remove(id: chart, in: database)
        }
        let document = SearchDocument(
            id: chart, scope: row["tenant"], newest: try StoredVersion(row).record(), versionCount: row["version_count"]
        )
        try ChartSearchTables.put(document, in: database)
    }

    /// Counts a change of a tenant.
    func advance(_ tenant: Int64, at time: Timestamp) throws -> IndexRevision {
        try database.cachedStatement(sql: "UPDATE tenants SET revision = revision + 1, changed = ? WHERE id = ?")
            .execute(arguments: [time.text(), tenant])
        let statement = try database.cachedStatement(sql: "SELECT revision, changed FROM tenants WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [tenant]).map(IndexRevision.init)
            ?? IndexRevision(number: 0, changed: time)
    }
}
