import GRDB
public import YareBase
import YareDatabase

extension ChartRepository {
    /// Takes a version out of a repository, with its package and provenance file.
    ///
    /// - Throws: `repository.chart-not-found`, `storage.*`, `database.*`.
    public func delete(_ version: String, of chart: String, in tenant: TenantPath) throws(YareError) {
        let revision = try change { database, files in
            let table = VersionTable(database: database)
            guard let stored = try table.version(version, of: chart, tenant) else {
                throw YareError.chartNotFound(chart, version: version)
            }
            return try remove([stored], of: chart, in: tenant, table, &files)
        }
        note(revision, of: tenant)
    }

    /// Takes versions of one chart out, rows and files, inside a transaction.
    func remove(
        _ versions: [StoredVersion], of name: String, in tenant: TenantPath, _ table: VersionTable,
        _ files: inout FileChanges
    ) throws -> IndexRevision {
        let row = try table.tenant(tenant)
        let chart = try table.chart(name, of: row)
        for version in versions {
            try table.delete(version, of: chart)
            try files.remove(version.file)
            try files.remove(version.file + ".prov")
        }
        return try table.advance(row, at: now())
    }
}
