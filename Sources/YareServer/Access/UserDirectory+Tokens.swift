import Crypto
import Foundation
import GRDB
public import YareBase
import YareDatabase

extension UserDirectory {
    /// A token of a user; its secret is known to its holder only.
    public struct Token: Sendable, Hashable {
        public let user: String
        public let name: String
        public let created: Timestamp
        /// When it ends; `nil` for never.
        public let expires: Timestamp?
        /// What it may do; `nil` for all that its user may.
        public let rights: [AccessRight]?
    }

    private static let prefix = "yare_"

    /// Makes a token, which stands for its user's password and may do no more than its user.
    ///
    /// - Parameters:
    ///   - rights: what the token may do; `nil` for all that the user may.
    ///   - lifetime: the seconds after which it ends; `nil` for never.
    /// - Returns: the secret, which is not kept and cannot be shown again.
    /// - Throws: `access.user-not-found`, `access.token-exists`, `access.invalid-name`.
    public func addToken(
        _ name: String, of userName: String, rights: [AccessRight]? = nil, lifetime: Int64? = nil
    ) throws(YareError) -> String {
        guard !name.isEmpty, name.utf8.count <= 128, name.utf8.allSatisfy(SafeName.isAllowed) else {
            throw .invalidUserName(name)
        }
        let secret = Self.prefix + Hexadecimal.text((0..<20).map { _ in UInt8.random(in: .min ... .max) })
        try database.write { database in
            let table = UserTable(database: database)
            let user = try table.existingUser(userName)
            let now = now()
            do {
                try database.execute(
                    sql: "INSERT INTO tokens (user, name, digest, created, expires) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        user, name, Self.digest(of: secret), now.text(.seconds),
                        lifetime.map { now.advanced(bySeconds: $0).text(.seconds) },
                    ])
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                throw YareError.tokenExists(name, of: userName)
            }
            if let rights { try table.set(rights, of: user, token: database.lastInsertedRowID) }
        }
        return secret
    }

    /// Removes a token.
    ///
    /// - Throws: `access.user-not-found`, `access.token-not-found`.
    public func removeToken(_ name: String, of userName: String) throws(YareError) {
        try database.write { database in
            let user = try UserTable(database: database).existingUser(userName)
            try database.execute(sql: "DELETE FROM tokens WHERE user = ? AND name = ?", arguments: [user, name])
            if database.changesCount == 0 { throw YareError.tokenNotFound(name, of: userName) }
        }
    }

    /// The tokens of a user, or of all users.
    public func tokens(of userName: String? = nil) throws(YareError) -> [Token] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT tokens.id, user, users.name AS user_name, tokens.name, tokens.created, expires
                    FROM tokens JOIN users ON users.id = user WHERE ?1 IS NULL OR users.name = ?1
                    ORDER BY users.name, tokens.name
                    """, arguments: [userName])
            return try rows.map { row in
                let rights = try UserTable(database: database).rights(of: row["user"], token: row["id"] as Int64)
                return Token(
                    user: row["user_name"], name: row["name"], created: Timestamp(row["created"] as String) ?? .zero,
                    expires: (row["expires"] as String?).flatMap { Timestamp($0) },
                    rights: rights.isEmpty ? nil : rights)
            }
        }
    }

    /// Who calls with a token; `nil` when there is no such token or its time is over.
    func caller(token secret: String) throws(YareError) -> Caller? {
        guard secret.hasPrefix(Self.prefix) else { return nil }
        return try database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT id, user, expires FROM tokens WHERE digest = ?",
                arguments: [Self.digest(of: secret)])
            guard let row else { return nil }
            if let expires = (row["expires"] as String?).flatMap({ Timestamp($0) }), expires <= now() { return nil }
            return try Self.caller(row["user"], token: row["id"], UserTable(database: database))
        }
    }

    /// A user, or a token with its rights cut down to the user's.
    static func caller(_ user: Int64, token: Int64?, _ table: UserTable) throws -> Caller? {
        let own = try table.rights(of: user, token: nil)
        guard let name = try table.name(of: user) else { return nil }
        guard let token else { return Caller(name: name, rights: own) }
        let narrowed = try table.rights(of: user, token: token)
        return Caller(name: name, rights: own, narrowedTo: narrowed.isEmpty ? nil : narrowed)
    }

    private static func digest(of secret: String) -> Data {
        Data(SHA256.hash(data: Data(secret.utf8)))
    }
}
