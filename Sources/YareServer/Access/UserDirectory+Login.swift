import Crypto
import Foundation
import GRDB
public import YareBase
import YareDatabase

extension UserDirectory {
    /// Who calls with a name and a password, or with a token in the password's place; `nil` when the password is wrong.
    ///
    /// Takes a tenth of a second, whether there is such a user or not.
    func caller(name: String, password: String) throws(YareError) -> Caller? {
        if let caller = try caller(token: password) { return caller }
        let (user, hash) = try database.read { database in
            let table = UserTable(database: database)
            let user = try table.user(name)
            return (user, try user.flatMap { try table.password(of: $0) })
        }
        let isRight = (hash ?? .ofNobody).matches(password)
        guard let user, hash != nil, isRight else { return nil }
        return try database.read { try Self.caller(user, token: nil, UserTable(database: $0)) }
    }

    /// Begins a session of a user who has logged in, for browsers.
    ///
    /// - Returns: the secret for the cookie.
    /// - Throws: `access.user-not-found`.
    public func beginSession(of name: String, lifetime: Int64 = 12 * 3600) throws(YareError) -> String {
        let secret = Hexadecimal.text((0..<24).map { _ in UInt8.random(in: .min ... .max) })
        try database.write { database in
            let user = try UserTable(database: database).existingUser(name)
            let now = now().seconds
            try database.execute(sql: "DELETE FROM sessions WHERE expires <= ?", arguments: [now])
            try database.execute(
                sql: "INSERT INTO sessions VALUES (?, ?, ?)",
                arguments: [Self.sessionDigest(secret), user, now + lifetime])
        }
        return secret
    }

    /// Who calls in a session; `nil` when it is over.
    public func caller(session secret: String) throws(YareError) -> Caller? {
        try database.read { database in
            let user = try Int64.fetchOne(
                database, sql: "SELECT user FROM sessions WHERE digest = ? AND expires > ?",
                arguments: [Self.sessionDigest(secret), now().seconds])
            return try user.flatMap { try Self.caller($0, token: nil, UserTable(database: database)) }
        }
    }

    /// Ends a session.
    public func endSession(_ secret: String) throws(YareError) {
        try database.write { database in
            try database.execute(sql: "DELETE FROM sessions WHERE digest = ?", arguments: [Self.sessionDigest(secret)])
        }
    }

    private static func sessionDigest(_ secret: String) -> Data {
        Data(SHA256.hash(data: Data(secret.utf8)))
    }
}
