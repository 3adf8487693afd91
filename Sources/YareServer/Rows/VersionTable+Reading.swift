import GRDB
import YareBase

extension VersionTable {
    private static let version = """
        SELECT \(StoredVersion.columns) FROM tenants JOIN charts ON charts.tenant = tenants.id
        JOIN versions ON versions.chart = charts.id WHERE tenants.path = ?
        """

    /// One version by its exact text.
    func version(_ version: String, of chart: String, _ tenant: TenantPath) throws -> StoredVersion? {
        let statement = try database.cachedStatement(
            sql: "\(Self.version) AND charts.name = ? AND versions.version = ?")
        return try Row.fetchOne(statement, arguments: [tenant.text, chart, version]).map(StoredVersion.init)
    }

    /// The newest version of a chart: a release where there is one.
    func newest(of chart: String, _ tenant: TenantPath) throws -> StoredVersion? {
        let statement = try database.cachedStatement(
            sql: "\(Self.version) AND charts.name = ? AND versions.id = charts.newest")
        return try Row.fetchOne(statement, arguments: [tenant.text, chart]).map(StoredVersion.init)
    }

    /// All versions of a chart, the newest first.
    func versions(of chart: String, _ tenant: TenantPath) throws -> [StoredVersion] {
        let statement = try database.cachedStatement(
            sql: "\(Self.version) AND charts.name = ? ORDER BY versions.precedence DESC, versions.id DESC")
        return try Row.fetchAll(statement, arguments: [tenant.text, chart]).map(StoredVersion.init)
    }

    /// The newest version of each chart, in the order of their names.
    func newest(_ tenant: TenantPath, offset: Int, limit: Int) throws -> [StoredVersion] {
        let statement = try database.cachedStatement(
            sql: "\(Self.version) AND versions.id = charts.newest ORDER BY charts.name LIMIT ? OFFSET ?")
        return try Row.fetchAll(statement, arguments: [tenant.text, limit, offset]).map(StoredVersion.init)
    }

    /// The names of charts, in their order.
    func names(_ tenant: TenantPath, offset: Int, limit: Int) throws -> [String] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT charts.name FROM tenants JOIN charts ON charts.tenant = tenants.id WHERE tenants.path = ?
                ORDER BY charts.name LIMIT ? OFFSET ?
                """)
        return try String.fetchAll(statement, arguments: [tenant.text, limit, offset])
    }

    /// The version whose package clients know under a file name, or whose file is called so in the storage.
    ///
    /// The name is taken apart at every hyphen, as both names and versions may hold some.
    func version(fileName: String, _ tenant: TenantPath) throws -> StoredVersion? {
        guard fileName.hasSuffix(".tgz") else { return nil }
        let stem = fileName.utf8.dropLast(4)
        for hyphen in stem.indices where stem[hyphen] == UInt8(ascii: "-") {
            let (name, version) = (stem[..<hyphen], stem[stem.index(after: hyphen)...])
            if let found = try self.version(String(Substring(version)), of: String(Substring(name)), tenant) {
                return found
            }
        }
        let statement = try database.cachedStatement(sql: "\(Self.version) AND versions.file = ?")
        return try Row.fetchOne(statement, arguments: [tenant.text, tenant.file(fileName)]).map(StoredVersion.init)
    }

    /// A version of any repository by the digest of its package.
    func version(digest: String, _ tenant: TenantPath) throws -> StoredVersion? {
        let statement = try database.cachedStatement(sql: "\(Self.version) AND versions.digest = ?")
        return try Row.fetchOne(statement, arguments: [tenant.text, digest]).map(StoredVersion.init)
    }

    /// The state of a tenant's index.
    func revision(_ tenant: TenantPath) throws -> IndexRevision {
        let statement = try database.cachedStatement(sql: "SELECT revision, changed FROM tenants WHERE path = ?")
        return try Row.fetchOne(statement, arguments: [tenant.text]).map(IndexRevision.init)
            ?? IndexRevision(number: 0, changed: .zero)
    }

    /// The records of a chart as they stand in `index.yaml`, the newest version first.
    func indexTexts(of chart: String, _ tenant: TenantPath, _ body: (String) -> Void) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT versions.yaml FROM tenants JOIN charts ON charts.tenant = tenants.id
                JOIN versions ON versions.chart = charts.id WHERE tenants.path = ? AND charts.name = ?
                ORDER BY versions.precedence DESC, versions.id DESC
                """)
        let texts = try String.fetchCursor(statement, arguments: [tenant.text, chart])
        while let text = try texts.next() { body(text) }
    }

    /// The newest version of a chart by its row, and the chart's repository.
    func newest(of chart: Int64) throws -> (TenantPath, StoredVersion)? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT tenants.path, \(StoredVersion.columns) FROM charts JOIN tenants ON tenants.id = charts.tenant
                JOIN versions ON versions.id = charts.newest WHERE charts.id = ?
                """)
        return try Row.fetchOne(statement, arguments: [chart]).map { row in
            (try TenantPath(path: row["path"]), StoredVersion(row))
        }
    }
}
