import GRDB
import YareBase
import YareDatabase
import YareRepository
import YareYAML

extension ChartRepository {
    /// What stands before `charts/` in the addresses of a tenant's packages.
    func baseURL(of tenant: TenantPath) -> String {
        if chartURL.isEmpty { return "" }
        let base = chartURL.hasSuffix("/") ? String(chartURL.dropLast()) : chartURL
        return base + tenant.address("")
    }

    /// Writes all records again when the server was started with another `--chart-url` than before.
    func renderAgainIfAddressChanged() throws(YareError) {
        try database.write { database in
            let sql = "SELECT value FROM settings WHERE name = 'chart-url'"
            if try String.fetchOne(database, sql: sql) ?? "" == chartURL { return }
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(StoredVersion.columns), tenants.path FROM tenants
                    JOIN charts ON charts.tenant = tenants.id JOIN versions ON versions.chart = charts.id
                    """)
            for row in rows { try render(StoredVersion(row), TenantPath(path: row["path"]), database) }
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO settings VALUES ('chart-url', ?);
                    UPDATE tenants SET revision = revision + 1
                    """, arguments: [chartURL])
        }
    }

    private func render(_ version: StoredVersion, _ tenant: TenantPath, _ database: Database) throws {
        var record = try version.record()
        record.urls = [baseURL(of: tenant) + "charts/" + version.fileName]
        let text = try RecordText(record)
        try database.cachedStatement(sql: "UPDATE versions SET json = ?, yaml = ? WHERE id = ?")
            .execute(arguments: [text.json, text.yaml, version.identifier])
    }
}
