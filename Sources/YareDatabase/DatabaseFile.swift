import CSQLite
public import GRDB
import Synchronization
public import YareBase

/// A SQLite file that several processes use at once: opened with a schema, read and written in transactions.
///
/// The file is in WAL mode. A write takes the write lock at once and waits for other writers up to ``busyTimeout``, so
/// that no transaction fails half way for another's sake. Calls block; none may be made from inside another.
public final class DatabaseFile: Sendable {
    /// How long a writer waits for the others, in seconds.
    public static let busyTimeout = 20.0

    /// What is in the file, for messages: `release store`.
    public let title: String
    /// The path of the file; `nil` in memory.
    public let path: String?

    private let durability: DatabaseSchema.Durability
    private let queue: DatabaseQueue
    private let presence: FilePresence?

    /// Opens the file, or makes it, and brings its schema up to date.
    ///
    /// - Parameter path: where the file lies; `nil` keeps everything in memory.
    /// - Throws: `database.newer-schema`, `database.corrupt`, `database.read-only`, `database.unopenable`.
    public init(at path: String?, _ schema: DatabaseSchema) throws(YareError) {
        title = schema.title
        self.path = path
        durability = schema.durability
        let context = DatabaseErrorContext(title: title, path: path)
        path.map(FilePresence.makePrivate)
        presence = schema.isCheckedAfterCrash ? path.flatMap(FilePresence.init) : nil
        queue = try context.wrapping { try Self.open(path, schema) }
        if presence?.wasLeftInTheMiddle == true { try checkIntegrity() }
        presence?.admitOthers()
        try migrate(schema)
    }

    /// Opens the file; where the index of the journal, which processes share in a file beside it, finds no place, as on
    /// a full disk, without it: what is there can then still be read, by one process at a time.
    private static func open(_ path: String?, _ schema: DatabaseSchema) throws -> DatabaseQueue {
        guard let path else { return try DatabaseQueue(configuration: configuration(schema)) }
        do {
            return try DatabaseQueue(path: path, configuration: configuration(schema))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_IOERR {
            return try DatabaseQueue(path: path, configuration: configuration(schema, lockingMode: "EXCLUSIVE"))
        }
    }

    private static func configuration(_ schema: DatabaseSchema, lockingMode: String = "NORMAL") -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.label = schema.title
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA locking_mode = \(lockingMode);
                    PRAGMA page_size = \(schema.pageSize);
                    PRAGMA mmap_size = \(schema.mappedSize);
                    PRAGMA journal_mode = WAL;
                    PRAGMA wal_autocheckpoint = \(schema.journalSize / schema.pageSize);
                    PRAGMA synchronous = \(schema.durability.rawValue)
                    """)
            _ = csqlite_keep_journal_on_close(database.sqliteConnection)
        }
        return configuration
    }

    /// Reads in one transaction, so that all that is read belongs together.
    public func read<Result>(_ body: (Database) throws -> Result) throws(YareError) -> Result {
        try context.wrapping { try queue.read(body) }
    }

    /// Writes in one transaction, which is undone when `body` throws.
    public func write<Result>(_ body: (Database) throws -> Result) throws(YareError) -> Result {
        presence?.beginWork()
        return try context.wrapping { try queue.write(body) }
    }

    /// Writes what a power cut may undo, and so does not wait for the disk: heartbeats and the like.
    public func writeLightly<Result>(_ body: (Database) throws -> Result) throws(YareError) -> Result {
        presence?.beginWork()
        return try context.wrapping {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = \(DatabaseSchema.Durability.normal.rawValue)")
                defer { try? database.execute(sql: "PRAGMA synchronous = \(durability.rawValue)") }
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(database)
                    return .commit
                }
                guard let result else { throw CancellationError() }
                return result
            }
        }
    }

    /// Writes as ``write(_:)`` does and then undoes it all.
    public func rehearse<Result>(_ body: (Database) throws -> Result) throws(YareError) -> Result {
        try context.wrapping {
            try queue.writeWithoutTransaction { database in
                var result: Swift.Result<Result, any Error>?
                try database.inTransaction(.immediate) {
                    result = Swift.Result { try body(database) }
                    return .rollback
                }
                return try (result ?? .failure(CancellationError())).get()
            }
        }
    }

    /// Breaks off what is being read or written, on whatever thread; it fails with `SQLITE_INTERRUPT`.
    public func interrupt() {
        queue.interrupt()
    }

    /// Moves the whole journal into the database, so that whoever opens the file next has none to read: for a file that is
    /// written seldom and much at a time. Does nothing while others read.
    public func emptyJournal() throws(YareError) {
        try context.wrapping {
            try queue.writeWithoutTransaction { _ = try Row.fetchOne($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
    }

    /// Closes the file; later calls fail.
    ///
    /// The last user who closes the file leaves word that all went well. The journal stays, so that closing does not
    /// wait for the disk.
    public func close() throws(YareError) {
        try context.wrapping { try queue.close() }
        presence?.leave()
    }

    /// A file that is no longer used was closed as it should be, whatever made its user stop.
    deinit {
        try? close()
        Self.lastQueue.withLock { $0 = queue }
    }

    /// The queue of the file that was closed last. Taking a queue down starts threads of Dispatch, which the commands that
    /// open one file and end would wait for.
    private static let lastQueue = Mutex<DatabaseQueue?>(nil)

    private var context: DatabaseErrorContext { DatabaseErrorContext(title: title, path: path) }
}

extension DatabaseFile {
    /// Looks through the whole file for damage.
    ///
    /// - Throws: `database.corrupt`.
    public func checkIntegrity() throws(YareError) {
        let findings = try context.wrapping {
            try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(5)") }
        }
        guard findings == ["ok"] else { throw context.corrupt(findings.joined(separator: "; ")) }
    }

    private func migrate(_ schema: DatabaseSchema) throws(YareError) {
        let version = try context.wrapping { try queue.read(Self.schemaVersion) }
        guard version <= schema.migrations.count else {
            throw context.newerSchema(version, known: schema.migrations.count)
        }
        guard version < schema.migrations.count else { return }
        try write { database in
            // another process may have been quicker
            let version = try Self.schemaVersion(database)
            for migration in schema.migrations.dropFirst(version) { try database.execute(sql: migration) }
            try database.execute(sql: "PRAGMA user_version = \(max(version, schema.migrations.count))")
        }
    }

    private static func schemaVersion(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }
}
