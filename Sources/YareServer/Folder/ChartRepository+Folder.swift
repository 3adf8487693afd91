import GRDB
import YareBase
import YareChart
import YareDatabase

extension ChartRepository {
    /// How all files that there are differ from the rows.
    func changes(in files: [StoredFile]) throws(YareError) -> FolderChanges {
        let known = try read { try FolderTable(database: $0.database).stamps() }
        let names = Set(files.map(\.name))
        return FolderChanges(
            added: files.filter { known[$0.name] != $0.stamp }.sorted { $0.name < $1.name },
            removed: known.keys.filter { !names.contains($0) }.sorted())
    }

    /// How some files differ from the rows.
    func changes(of names: Set<String>) throws(YareError) -> FolderChanges {
        var changes = FolderChanges()
        for name in names.sorted() {
            let known = try read { try FolderTable(database: $0.database).stamp(of: name) }
            if let file = try storage.content(of: name)?.file {
                if file.stamp != known { changes.added.append(file) }
            } else if known != nil {
                changes.removed.append(name)
            }
        }
        return changes
    }

    /// Takes the rows of files away that are gone.
    ///
    /// - Returns: whether other files have to be looked at again, as one of those was preferred to them.
    func forget(_ names: [String]) throws(YareError) -> Bool {
        let (revisions, again) = try database.write { database in
            let folder = FolderTable(database: database)
            var tenants: Set<TenantPath> = []
            // an upload may have brought the file back meanwhile
            for name in names where try storage.content(of: name) == nil {
                if let tenant = try folder.removeVersion(name) { tenants.insert(tenant) }
            }
            return (try advance(tenants, database), try folder.forgetRejected(names, duplicates: !tenants.isEmpty))
        }
        for (tenant, revision) in revisions { note(revision, of: tenant) }
        return again
    }

    /// Makes rows of packages that lie in the folder.
    ///
    /// - Returns: the files that are left out, and why.
    func adopt(_ packages: [FoundPackage]) throws(YareError) -> [(name: String, reason: String)] {
        let (revisions, rejected) = try database.write { database in
            let folder = FolderTable(database: database)
            var tenants: Set<TenantPath> = []
            var rejected: [(name: String, reason: String)] = []
            for package in packages where try folder.stamp(of: package.file.name) != package.file.stamp {
                if try folder.removeVersion(package.file.name) != nil { tenants.insert(package.tenant) }
                do {
                    try adopt(package, VersionTable(database: database))
                    try folder.accept(package.file.name)
                    tenants.insert(package.tenant)
                } catch let error as YareError {
                    try folder.reject(package.file, error)
                    rejected.append((package.file.name, error.message))
                }
            }
            return (try advance(tenants, database), rejected)
        }
        for (tenant, revision) in revisions { note(revision, of: tenant) }
        return rejected
    }

    /// Makes the row of a package.
    private func adopt(_ package: FoundPackage, _ table: VersionTable) throws {
        let inspection = try package.outcome.get()
        let (name, version) = (inspection.metadata.name, inspection.metadata.version)
        if let other = try table.version(version, of: name, package.tenant) {
            throw YareError.duplicatePackage(of: other.file)
        }
        let created = package.file.modified
        let text = try RecordText(inspection.record(created: created, baseURL: baseURL(of: package.tenant)))
        let chart = try table.chart(name, of: try table.tenant(package.tenant))
        try table.insert(inspection, text, created: created, file: package.file, chart: chart)
    }

    private func advance(_ tenants: Set<TenantPath>, _ database: Database) throws -> [(TenantPath, IndexRevision)] {
        let table = VersionTable(database: database)
        return try tenants.map { ($0, try table.advance(try table.tenant($0), at: now())) }
    }
}
