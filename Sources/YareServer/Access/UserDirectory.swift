import Foundation
import GRDB
public import YareBase
import YareDatabase

/// The users of a server, their tokens, and what they may do.
public final class UserDirectory: Sendable {
    let database: DatabaseFile
    let now: @Sendable () -> Timestamp

    /// Opens the directory in the database of a server's repositories, or makes it.
    ///
    /// - Throws: `database.*`.
    public init(at path: String?, now: @escaping @Sendable () -> Timestamp = ServerClock.now) throws(YareError) {
        database = try DatabaseFile(at: path, .chartRepositories)
        self.now = now
    }

    /// Opens the directory beside repositories.
    public init(of repository: ChartRepository) {
        database = repository.database
        now = repository.now
    }

    /// Adds a user. From then on, whoever calls has to say who they are.
    ///
    /// - Throws: `access.invalid-name`, `access.weak-password`, `access.user-exists`.
    public func add(_ name: String, password: String, rights: [AccessRight]) throws(YareError) {
        guard !name.isEmpty, name.utf8.count <= 128, name.utf8.allSatisfy({ SafeName.isAllowed($0) || $0 == 0x40 })
        else { throw .invalidUserName(name) }
        let hash = try PasswordHash(password: password)
        try database.write { database in
            let table = UserTable(database: database)
            if try table.user(name) != nil { throw YareError.userExists(name) }
            let user = try table.insert(name, hash, at: now())
            try table.set(rights, of: user, token: nil)
            try database.execute(sql: "INSERT OR REPLACE INTO settings VALUES ('restricted', 'yes')")
        }
    }

    /// Gives a user another password or other rights; what is `nil` stays.
    ///
    /// - Throws: `access.user-not-found`, `access.weak-password`.
    public func update(_ name: String, password: String?, rights: [AccessRight]?) throws(YareError) {
        let hash = try password.map { (password) throws(YareError) in try PasswordHash(password: password) }
        try database.write { database in
            let table = UserTable(database: database)
            let user = try table.existingUser(name)
            if let hash { try table.set(hash, of: user) }
            if let rights { try table.set(rights, of: user, token: nil) }
        }
    }

    /// Removes a user with all tokens and sessions. A server whose last user goes lets nobody in.
    ///
    /// - Throws: `access.user-not-found`.
    public func remove(_ name: String) throws(YareError) {
        try database.write { database in
            let table = UserTable(database: database)
            try table.delete(try table.existingUser(name))
        }
    }

    /// All users, by name.
    public func users() throws(YareError) -> [User] {
        try database.read { try UserTable(database: $0).users() }
    }

    /// Whether callers have to say who they are: there is a user, or has been one.
    public func isRestricted() throws(YareError) -> Bool {
        try database.read { database in
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM settings WHERE name = 'restricted')")
                ?? false
        }
    }

    /// Changes when another process has written to the database.
    func dataVersion() throws(YareError) -> Int {
        try database.read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
}
