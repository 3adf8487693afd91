import GRDB
public import YareBase
import YareDatabase
import YareRepository

extension ChartRepository {
    /// One version of a chart; `latest` is the newest release, or the newest prerelease where there is no release.
    ///
    /// - Throws: `repository.chart-not-found`.
    public func version(_ version: String, of chart: String, in tenant: TenantPath) throws(YareError) -> StoredVersion {
        let found = try read { table in
            try table.version(version, of: chart, tenant)
                ?? (version == "latest" ? try table.newest(of: chart, tenant) : nil)
        }
        guard let found else { throw .chartNotFound(chart, version: version == "latest" ? nil : version) }
        return found
    }

    /// All versions of a chart, the newest first; none where there is no such chart.
    public func versions(of chart: String, in tenant: TenantPath) throws(YareError) -> [StoredVersion] {
        try read { try $0.versions(of: chart, tenant) }
    }

    /// The newest version of each chart, in the order of their names.
    public func newest(in tenant: TenantPath, offset: Int = 0, limit: Int = .max) throws(YareError) -> [StoredVersion] {
        try read { try $0.newest(tenant, offset: offset, limit: limit) }
    }

    /// How many charts a repository has.
    public func chartCount(in tenant: TenantPath) throws(YareError) -> Int {
        try read { table in
            try Int.fetchOne(
                table.database,
                sql: "SELECT count(*) FROM charts JOIN tenants ON tenants.id = tenant WHERE path = ?",
                arguments: [tenant.text]) ?? 0
        }
    }

    /// All versions of some charts, the newest first, in the order of the charts' names.
    public func charts(
        in tenant: TenantPath, offset: Int = 0, limit: Int = .max
    ) throws(YareError) -> [(name: String, versions: [StoredVersion])] {
        try read { table in
            try table.names(tenant, offset: offset, limit: limit).map { ($0, try table.versions(of: $0, tenant)) }
        }
    }

    /// The version whose package clients know under a file name: `web-1.2.0.tgz`.
    public func version(fileName: String, in tenant: TenantPath) throws(YareError) -> StoredVersion? {
        try read { try $0.version(fileName: fileName, tenant) }
    }

    /// The version whose package has a digest, in hexadecimal.
    public func version(digest: String, in tenant: TenantPath) throws(YareError) -> StoredVersion? {
        try read { try $0.version(digest: digest, tenant) }
    }

    /// The package of a version, open for reading; `nil` where the file is gone or no longer the one that was published.
    public func package(of version: StoredVersion) throws(YareError) -> (any StoredContent)? {
        guard let content = try storage.content(of: version.file), content.file.stamp == version.stamp else {
            return nil
        }
        return content
    }

    /// The provenance file of a package, by the package's name in the storage; `nil` where there is none.
    public func provenance(of version: StoredVersion) throws(YareError) -> (any StoredContent)? {
        try storage.content(of: version.file + ".prov")
    }

    /// The bytes of a repository's `index.yaml`, and the revision that they show.
    public func index(of tenant: TenantPath) throws(YareError) -> (bytes: [UInt8], revision: IndexRevision) {
        try read { table in
            let revision = try table.revision(tenant)
            var assembly = try IndexAssembly(generated: revision.changed)
            for name in try table.names(tenant, offset: 0, limit: .max).sorted(by: IndexAssembly.precedes) {
                try assembly.beginChart(name)
                try table.indexTexts(of: name, tenant) { assembly.append($0) }
            }
            return (assembly.finish(), revision)
        }
    }
}
