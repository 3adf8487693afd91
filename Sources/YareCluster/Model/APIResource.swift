/// What discovery tells of one kind: its plural for URLs and messages, its scope, its short names.
public struct APIResource: Sendable, Hashable {
    public var kind: GroupVersionKind
    /// The lower-case plural: `deployments`.
    public var plural: String
    /// The lower-case singular: `deployment`.
    public var singular: String
    public var shortNames: [String]
    public var isNamespaced: Bool
    /// What can be done with objects of the kind; `get`, `list` and so on.
    public var verbs: [String]
    /// The parts of an object that are changed on their own, such as `status` and `scale`.
    public var subresources: [String]

    public init(
        _ kind: GroupVersionKind, plural: String, singular: String? = nil, shortNames: [String] = [],
        isNamespaced: Bool, verbs: [String] = APIResource.ordinaryVerbs, subresources: [String] = []
    ) {
        self.kind = kind
        self.plural = plural
        self.singular = singular ?? kind.kind.lowercased()
        self.shortNames = shortNames
        self.isNamespaced = isNamespaced
        self.verbs = verbs
        self.subresources = subresources
    }

    /// The verbs of nearly every kind.
    public static let ordinaryVerbs = [
        "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
    ]

    /// How the API server names the resource in messages: `deployments.apps`, or `services` in the core group.
    public var qualifiedName: String {
        kind.group.isEmpty ? plural : "\(plural).\(kind.group)"
    }

    /// Whether the resource is meant by a word as people type it: plural, singular, short name or kind, with or without
    /// its group, in any case (`deploy`, `Deployment`, `deployments.apps`).
    public func isMeant(by word: String) -> Bool {
        let word = word.lowercased()
        let names = [plural, singular, kind.kind.lowercased()] + shortNames
        return names.contains { $0 == word || (!kind.group.isEmpty && "\($0).\(kind.group)" == word) }
    }

    /// Whether objects of the kind can be read and listed; review requests can only be created.
    public var isStored: Bool { verbs.contains("list") }
}

/// The version of an API server, as `/version` tells it.
public struct ServerVersion: Sendable, Hashable {
    public var major: String
    public var minor: String
    /// The full version with its `v`: `v1.32.0`.
    public var gitVersion: String

    public init(major: String, minor: String, gitVersion: String) {
        self.major = major
        self.minor = minor
        self.gitVersion = gitVersion
    }
}
