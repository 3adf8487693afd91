import GRDB
import Synchronization
public import YareBase
import YareDatabase

/// The repositories of a server: packages in a storage and, in SQLite, what is known of them.
///
/// A package and its rows come and go in one transaction. Index, API, search and catalogue are views of the rows. Calls
/// block, for the disk among others, and may come from any thread.
public final class ChartRepository: Sendable {
    /// Where the packages are.
    public let storage: any PackageStorage
    let database: DatabaseFile
    /// Reads beside the one that writes, so that nobody who reads waits for the disk.
    private let reader: DatabaseFile
    let limits: RepositoryLimits
    let now: @Sendable () -> Timestamp
    /// What stands before `charts/` in the address of a package, for each tenant; empty for relative addresses.
    let chartURL: String
    /// Tells the databases of different servers apart in entity tags.
    public let instance: String
    private let revisions = Mutex<[String: IndexRevision]>([:])

    /// Opens the rows in a database file, or makes them.
    ///
    /// - Parameters:
    ///   - path: the database file; `nil` keeps the rows in memory.
    ///   - chartURL: what absolute addresses of packages begin with; relative ones are given where it is empty.
    /// - Throws: `database.*`.
    public init(
        at path: String?, storage: any PackageStorage, limits: RepositoryLimits = RepositoryLimits(),
        chartURL: String = "", now: @escaping @Sendable () -> Timestamp = ServerClock.now
    ) throws(YareError) {
        self.storage = storage
        self.limits = limits
        self.now = now
        self.chartURL = chartURL
        let database = try DatabaseFile(at: path, .chartRepositories)
        self.database = database
        reader = path == nil ? database : try DatabaseFile(at: path, .chartRepositories)
        instance = try database.read { database in
            try String.fetchOne(database, sql: "SELECT value FROM settings WHERE name = 'instance'") ?? ""
        }
        try renderAgainIfAddressChanged()
        try refreshRevisions()
    }

    /// Closes the database; later calls fail.
    public func close() throws(YareError) {
        try database.close()
        if reader !== database { try reader.close() }
    }

    /// Reads in one transaction.
    func read<Result>(_ body: (VersionTable) throws -> Result) throws(YareError) -> Result {
        try reader.read { try body(VersionTable(database: $0)) }
    }

    /// The state of a repository's index; one that has never had a package is at revision 0.
    public func revision(of tenant: TenantPath) -> IndexRevision {
        revisions.withLock { $0[tenant.text] } ?? IndexRevision(number: 0, changed: .zero)
    }

    /// The repositories that have had a package.
    public var tenants: [TenantPath] {
        revisions.withLock { $0.keys.sorted() }.compactMap { try? TenantPath(path: $0) }
    }

    /// Looks up the state of all indexes, which another process may have changed.
    public func refreshRevisions() throws(YareError) {
        let rows = try database.read { database in
            try Row.fetchAll(database, sql: "SELECT path, revision, changed FROM tenants").map { row in
                (row["path"] as String, IndexRevision(row))
            }
        }
        revisions.withLock { revisions in
            for (path, revision) in rows where revision.number > revisions[path]?.number ?? 0 {
                revisions[path] = revision
            }
        }
    }

    /// Notes the state that a commit has left a tenant in.
    func note(_ revision: IndexRevision, of tenant: TenantPath) {
        revisions.withLock { revisions in
            if revision.number > revisions[tenant.text]?.number ?? 0 { revisions[tenant.text] = revision }
        }
    }
}
