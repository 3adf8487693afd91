import GRDB
import YareBase
import YareDatabase
import YareYAML

extension ChartRepository {
    /// Charts with all their versions as a JSON object of lists, as ChartMuseum's API gives it.
    func chartsJSON(in tenant: TenantPath, _ page: ChartAPI.Page = ChartAPI.Page()) throws(YareError) -> String {
        try read { try Self.chartsJSON(in: tenant, page, $0) }
    }

    /// The index in JSON.
    func jsonIndex(of tenant: TenantPath) throws(YareError) -> [UInt8] {
        try read { table in
            let generated = try table.revision(tenant).changed.text()
            let entries = try Self.chartsJSON(in: tenant, ChartAPI.Page(), table)
            return Array(#"{"apiVersion":"v1","entries":\#(entries),"generated":"\#(generated)"}"#.utf8)
        }
    }

    private static func chartsJSON(in tenant: TenantPath, _ page: ChartAPI.Page, _ table: VersionTable) throws -> String
    {
        var text = "{"
        for name in try table.names(tenant, offset: page.offset, limit: page.limit) {
            if text.utf8.count > 1 { text += "," }
            text += try JSONWriter.text(of: .string(name)) + ":["
            text += try table.versions(of: name, tenant).map(\.json).joined(separator: ",") + "]"
        }
        return text + "}"
    }

    /// How many charts and versions each repository has.
    func holdings() throws(YareError) -> [(tenant: String, charts: Int, versions: Int)] {
        try read { table in
            try Row.fetchAll(
                table.database,
                sql: """
                    SELECT path, count(charts.id) AS charts, coalesce(sum(version_count), 0) AS versions
                    FROM tenants LEFT JOIN charts ON charts.tenant = tenants.id GROUP BY tenants.id ORDER BY path
                    """
            ).map { ($0["path"], $0["charts"], $0["versions"]) }
        }
    }
}
