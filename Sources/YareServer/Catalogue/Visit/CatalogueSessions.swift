import Crypto
import Foundation
import Synchronization
import YareBase

/// The sessions of visitors who have logged in.
///
/// Those of users in the directory are kept there. The user of the command line is not in it: such sessions are kept in memory
/// and end with the server.
final class CatalogueSessions: Sendable {
    private let access: AccessControl
    private let memory = Mutex<[SHA256.Digest: Remembered]>([:])

    private struct Remembered {
        var caller: Caller
        var until: ContinuousClock.Instant
    }

    /// In seconds.
    static let lifetime = 12 * 3600
    private static let mostRemembered = 1_000

    init(_ access: AccessControl) {
        self.access = access
    }

    /// Who calls in a session; `nil` when it is over. Blocks.
    func caller(_ secret: String) throws(YareError) -> Caller? {
        let remembered = memory.withLock { $0[SHA256.hash(data: Data(secret.utf8))] }
        if let remembered, remembered.until > .now { return remembered.caller }
        return try access.directory.caller(session: secret)
    }

    /// Begins a session of somebody who has just logged in. Blocks.
    func begin(_ caller: Caller) throws(YareError) -> String {
        do {
            return try access.directory.beginSession(of: caller.name ?? "", lifetime: Int64(Self.lifetime))
        } catch {
            guard error.code == "access.user-not-found" else { throw error }
        }
        let secret = Self.secret()
        memory.withLock { memory in
            memory = memory.filter { $0.value.until > .now }
            if memory.count >= Self.mostRemembered { memory.removeAll() }
            memory[SHA256.hash(data: Data(secret.utf8))] = Remembered(
                caller: caller, until: .now + .seconds(Self.lifetime))
        }
        return secret
    }

    /// Ends a session. Blocks.
    func end(_ secret: String) throws(YareError) {
        memory.withLock { _ = $0.removeValue(forKey: SHA256.hash(data: Data(secret.utf8))) }
        try access.directory.endSession(secret)
    }

    /// A text that nobody guesses.
    static func secret() -> String {
        Hexadecimal.text((0..<24).map { _ in UInt8.random(in: .min ... .max) })
    }
}
