import GRDB
public import YareBase
import YareChart
import YareDatabase

extension ChartRepository {
    /// Makes sure that a package may come in: it is not there yet, or may be replaced, and there is room.
    func requireRoom(
        for inspection: PackageInspection, replaces: Bool, in row: Int64, _ tenant: TenantPath, _ table: VersionTable
    ) throws {
        let (name, version) = (inspection.metadata.name, inspection.metadata.version)
        if try table.version(version, of: name, tenant) != nil {
            if !replaces { throw YareError.versionExists(name, version) }
        } else if let limit = limits.packages, try table.packageCount(of: row) >= limit {
            throw YareError.repositoryFull(limit: limit)
        }
    }

    /// Takes out the oldest versions of a chart beyond those that are kept.
    func removeSurplus(of chart: String, in tenant: TenantPath, _ table: VersionTable, _ files: inout FileChanges)
        throws
    {
        guard let limit = limits.versionsPerChart else { return }
        let surplus = try table.versions(of: chart, tenant).dropFirst(max(1, limit))
        if !surplus.isEmpty { _ = try remove(Array(surplus), of: chart, in: tenant, table, &files) }
    }

    /// The versions that would go, or go, when only so many of each chart are kept.
    ///
    /// - Parameters:
    ///   - count: how many versions of a chart are kept, at least one: those of the highest precedence.
    ///   - isRehearsal: whether everything is left as it is.
    @discardableResult
    public func prune(
        keeping count: Int, in tenant: TenantPath, isRehearsal: Bool
    ) throws(YareError) -> [StoredVersion] {
        var removed: [StoredVersion] = []
        for (name, versions) in try charts(in: tenant) {
            let surplus = Array(versions.dropFirst(max(1, count)))
            if surplus.isEmpty { continue }
            removed += surplus
            if isRehearsal { continue }
            let revision = try change { database, files in
                try remove(surplus, of: name, in: tenant, VersionTable(database: database), &files)
            }
            note(revision, of: tenant)
        }
        return removed
    }
}
