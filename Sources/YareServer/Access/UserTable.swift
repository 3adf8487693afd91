import Foundation
import GRDB
import YareBase

/// The rows of users and rights, inside one transaction.
struct UserTable {
    let database: Database

    func user(_ name: String) throws -> Int64? {
        try Int64.fetchOne(database, sql: "SELECT id FROM users WHERE name = ?", arguments: [name])
    }

    /// The row of a user.
    ///
    /// - Throws: `access.user-not-found`.
    func existingUser(_ name: String) throws -> Int64 {
        guard let user = try user(name) else { throw YareError.userNotFound(name) }
        return user
    }

    func insert(_ name: String, _ hash: PasswordHash, at time: Timestamp) throws -> Int64 {
        try database.execute(
            sql: "INSERT INTO users (name, password, created) VALUES (?, ?, ?)",
            arguments: [name, hash.text, time.text(.seconds)])
        return database.lastInsertedRowID
    }

    func set(_ hash: PasswordHash, of user: Int64) throws {
        try database.execute(sql: "UPDATE users SET password = ? WHERE id = ?", arguments: [hash.text, user])
    }

    func delete(_ user: Int64) throws {
        try database.execute(sql: "DELETE FROM users WHERE id = ?", arguments: [user])
    }

    func password(of user: Int64) throws -> PasswordHash? {
        try String.fetchOne(database, sql: "SELECT password FROM users WHERE id = ?", arguments: [user])
            .map(PasswordHash.init(text:))
    }

    func name(of user: Int64) throws -> String? {
        try String.fetchOne(database, sql: "SELECT name FROM users WHERE id = ?", arguments: [user])
    }

    /// Puts rights in the place of those that a user, or a token of the user, had.
    func set(_ rights: [AccessRight], of user: Int64, token: Int64?) throws {
        try database.execute(
            sql: "DELETE FROM rights WHERE user = ? AND token IS ?", arguments: [user, token])
        for right in rights {
            let actions = right.actions.map(\.rawValue).sorted().joined(separator: ",")
            try database.execute(
                sql: "INSERT INTO rights (user, token, repositories, actions) VALUES (?, ?, ?, ?)",
                arguments: [user, token, right.repositories.text, actions])
        }
    }

    /// What a user, or a token of the user, may do.
    func rights(of user: Int64, token: Int64?) throws -> [AccessRight] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT repositories, actions FROM rights WHERE user = ? AND token IS ? ORDER BY rowid",
            arguments: [user, token])
        return try rows.map { row in
            let actions = (row["actions"] as String).split(separator: ",").compactMap {
                AccessAction(rawValue: String($0))
            }
            return AccessRight(Set(actions), in: try TenantPattern(row["repositories"]))
        }
    }

    func users() throws -> [User] {
        let sql = """
            SELECT id, name, created, (SELECT count(*) FROM tokens WHERE user = users.id) AS tokens
            FROM users ORDER BY name
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            User(
                name: row["name"], created: Timestamp(row["created"] as String) ?? .zero,
                rights: try rights(of: row["id"], token: nil), tokenCount: row["tokens"])
        }
    }
}
