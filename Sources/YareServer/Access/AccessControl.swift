import Crypto
import Foundation
import Synchronization
public import YareBase

/// Says who is calling, by the users of a directory and the one of the command line, and what they may do.
///
/// Without any user everybody may do everything.
public final class AccessControl: Sendable {
    /// What holds beside the directory.
    public struct Policy: Sendable {
        /// Whether everybody may read.
        public var allowsAnonymousRead = false
        /// The one user that ChartMuseum knows, with all rights.
        public var user: (name: String, password: String)?

        public init() {}
    }

    public let directory: UserDirectory
    private let policy: Policy
    private let state: Mutex<State>

    private struct State {
        var isRestricted: Bool
        var verified: [SHA256.Digest: Verified] = [:]
        var attempts = FailedAttempts()
        var dataVersion: Int?
    }

    private struct Verified {
        var caller: Caller
        var until: ContinuousClock.Instant
    }

    /// How long a password that was right is believed without hashing it again.
    private static let memory = Duration.seconds(30)
    private static let mostVerified = 10_000

    /// - Throws: `database.*`.
    public init(directory: UserDirectory, policy: Policy = Policy()) throws(YareError) {
        self.directory = directory
        self.policy = policy
        state = Mutex(State(isRestricted: try directory.isRestricted() || policy.user != nil))
    }

    /// Whether callers have to say who they are for all but what everybody may.
    public var isRestricted: Bool { state.withLock { $0.isRestricted } }

    /// Looks again at the users when another process has written to the database.
    public func refresh() throws(YareError) {
        let version = try directory.dataVersion()
        if state.withLock({ $0.dataVersion == version }) { return }
        let isRestricted = try directory.isRestricted() || policy.user != nil
        state.withLock { state in
            state.dataVersion = version
            state.isRestricted = isRestricted
            state.verified.removeAll(keepingCapacity: true)
        }
    }

    /// What those may do who do not say who they are.
    public var anonymous: Caller {
        if !isRestricted { return Caller(name: nil, rights: [.all]) }
        return policy.allowsAnonymousRead ? Caller(name: nil, rights: [AccessRight([.read], in: .any)]) : .nobody
    }

    /// Who is calling, as far as that is known without waiting; `nil` when the password has to be hashed first.
    func knownCaller(authorization: String?) -> Caller? {
        guard let authorization, isRestricted else { return anonymous }
        let key = SHA256.hash(data: Data(authorization.utf8))
        return state.withLock { state in
            state.verified[key].flatMap { $0.until > .now ? $0.caller : nil }
        }
    }

    /// Who is calling. Blocks while a password is hashed.
    ///
    /// - Parameters:
    ///   - authorization: the request's header of that name.
    ///   - address: where the request comes from, to slow down who tries passwords.
    /// - Throws: `access.unauthorized`, `access.too-many-attempts`, `database.*`.
    public func caller(authorization: String?, from address: String) throws(YareError) -> Caller {
        if let caller = knownCaller(authorization: authorization) { return caller }
        guard let authorization, let credentials = Credentials(authorization) else { throw .unauthorized() }
        let caller = try verify(credentials, from: address)
        let key = SHA256.hash(data: Data(authorization.utf8))
        state.withLock { state in
            if state.verified.count >= Self.mostVerified { state.verified.removeAll() }
            state.verified[key] = Verified(caller: caller, until: .now + Self.memory)
        }
        return caller
    }

    /// Who logs in with a name and a password. Blocks while the password is hashed.
    ///
    /// - Throws: `access.unauthorized`, `access.too-many-attempts`, `database.*`.
    public func logIn(name: String, password: String, from address: String) throws(YareError) -> Caller {
        try verify(.basic(name: name, password: password), from: address)
    }

    private func verify(_ credentials: Credentials, from address: String) throws(YareError) -> Caller {
        let key = address + " " + credentials.name
        let wait = state.withLock { $0.attempts.wait(for: key, at: .now) }
        if wait > 0 { throw .tooManyAttempts(seconds: wait) }
        guard let caller = try caller(credentials) else {
            state.withLock { $0.attempts.note(key, at: .now) }
            throw .unauthorized()
        }
        state.withLock { $0.attempts.forget(key) }
        return caller
    }

    private func caller(_ credentials: Credentials) throws(YareError) -> Caller? {
        switch credentials {
        case .bearer(let token): return try directory.caller(token: token)
        case .basic(let name, let password):
            if let user = policy.user, Self.areEqual(user.name, name), Self.areEqual(user.password, password) {
                return Caller(name: name, rights: [.all])
            }
            return try directory.caller(name: name, password: password)
        }
    }

    /// Compares digests, so that the time taken says nothing about the texts.
    private static func areEqual(_ one: String, _ other: String) -> Bool {
        SHA256.hash(data: Data(one.utf8)) == SHA256.hash(data: Data(other.utf8))
    }
}

extension Credentials {
    /// For whom the credentials are.
    fileprivate var name: String {
        switch self {
        case .basic(let name, _): name
        case .bearer: ""
        }
    }
}
