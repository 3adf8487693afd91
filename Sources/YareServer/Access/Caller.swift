public import YareBase

/// What one may do in a repository.
public enum AccessAction: String, Sendable, CaseIterable {
    case read, write, delete

    /// Reads a word of the command line.
    ///
    /// - Throws: `access.invalid-action`.
    public init(word: String) throws(YareError) {
        guard let action = AccessAction(rawValue: word) else { throw .invalidAction(word) }
        self = action
    }
}

/// What somebody may do in which repositories.
public struct AccessRight: Sendable, Hashable {
    public var repositories: TenantPattern
    public var actions: Set<AccessAction>

    public init(_ actions: Set<AccessAction>, in repositories: TenantPattern) {
        self.actions = actions
        self.repositories = repositories
    }

    /// Everything everywhere.
    public static let all = AccessRight(Set(AccessAction.allCases), in: .any)
}

/// Who is calling, and what they may do.
public struct Caller: Sendable, Hashable {
    /// The user's name; `nil` for nobody in particular.
    public let name: String?
    private let rights: [AccessRight]
    /// What a token leaves of the rights; `nil` for all of them.
    private let narrowed: [AccessRight]?

    public init(name: String?, rights: [AccessRight], narrowedTo narrowed: [AccessRight]? = nil) {
        self.name = name
        self.rights = rights
        self.narrowed = narrowed
    }

    /// Somebody unknown who may do nothing.
    public static let nobody = Caller(name: nil, rights: [])

    /// Whether the caller may do something in a repository.
    public func may(_ action: AccessAction, in tenant: TenantPath) -> Bool {
        Self.allow(rights, action, tenant) && (narrowed.map { Self.allow($0, action, tenant) } ?? true)
    }

    /// Whether there may be a repository in which the caller may do something.
    public func mayEver(_ action: AccessAction) -> Bool {
        [rights, narrowed ?? rights].allSatisfy { $0.contains { $0.actions.contains(action) } }
    }

    private static func allow(_ rights: [AccessRight], _ action: AccessAction, _ tenant: TenantPath) -> Bool {
        rights.contains { $0.actions.contains(action) && $0.repositories.matches(tenant) }
    }
}

extension Caller {
    /// Whether there is anything that the caller may read.
    public var mayReadSomething: Bool {
        rights.contains { $0.actions.contains(.read) } && narrowed?.contains { $0.actions.contains(.read) } != false
    }
}
