public import YareBase

/// Which objects of a kind a list or a watch is about.
public struct ObjectQuery: Sendable, Hashable {
    public var labels: LabelSelector
    public var fields: FieldSelector

    public init(labels: LabelSelector = LabelSelector(), fields: FieldSelector = FieldSelector()) {
        self.labels = labels
        self.fields = fields
    }

    /// Every object.
    public static let all = ObjectQuery()

    /// The objects with these labels.
    public static func labels(_ labels: SortedMap<String>) -> ObjectQuery {
        ObjectQuery(labels: LabelSelector(matching: labels))
    }

    public func matches(_ object: KubernetesObject) -> Bool {
        (labels.isEmpty || labels.matches(object.labels)) && (fields.isEmpty || fields.matches(object))
    }
}

/// The objects that a list found, with the version from which a watch goes on.
public struct ObjectList: Sendable, Hashable {
    public var items: [KubernetesObject]
    public var resourceVersion: String

    public init(items: [KubernetesObject], resourceVersion: String) {
        self.items = items
        self.resourceVersion = resourceVersion
    }
}

/// One change that a watch saw, with the object as it is now, or was last.
public enum WatchEvent: Sendable, Hashable {
    case added(KubernetesObject)
    case modified(KubernetesObject)
    case deleted(KubernetesObject)

    public var object: KubernetesObject {
        switch self {
        case .added(let object), .modified(let object), .deleted(let object): object
        }
    }
}

/// The changes that a watch sees, as they happen.
public typealias WatchEvents = AsyncThrowingStream<WatchEvent, any Error>

/// What every write says besides the object.
public struct WriteOptions: Sendable, Hashable {
    /// In whose name the fields are written; kept in the object's managed fields.
    public var fieldManager: String
    /// Whether to go all the way but for keeping the result.
    public var isDryRun: Bool

    public init(fieldManager: String = "yare", isDryRun: Bool = false) {
        self.fieldManager = fieldManager
        self.isDryRun = isDryRun
    }
}

/// What a deletion does with the objects that belong to the deleted one.
public enum PropagationPolicy: String, Sendable, CaseIterable {
    /// They go after it.
    case background = "Background"
    /// They go before it.
    case foreground = "Foreground"
    /// They stay and lose the reference to it.
    case orphan = "Orphan"
}

/// What a deletion says besides which object.
public struct DeleteOptions: Sendable, Hashable {
    /// `nil` leaves the choice to the kind: background, but orphan for Jobs.
    public var propagation: PropagationPolicy?
    /// Delete only the object with this uid.
    public var uid: String?
    /// Delete only this version of the object.
    public var resourceVersion: String?
    public var gracePeriodSeconds: Int64?
    public var isDryRun: Bool

    public init(
        propagation: PropagationPolicy? = nil, uid: String? = nil, resourceVersion: String? = nil,
        gracePeriodSeconds: Int64? = nil, isDryRun: Bool = false
    ) {
        self.propagation = propagation
        self.uid = uid
        self.resourceVersion = resourceVersion
        self.gracePeriodSeconds = gracePeriodSeconds
        self.isDryRun = isDryRun
    }
}

/// A part of an object that is read and written on its own.
public enum Subresource: String, Sendable {
    case status
    case scale
}

/// A change to an object, in one of the three forms of an API server.
public enum Patch: Sendable, Hashable {
    /// RFC 7386: maps merge, all else is replaced, `null` removes.
    case merge(Value)
    /// As merge, but lists of maps merge by their keys; only for kinds that are built in.
    case strategicMerge(Value)
    /// RFC 6902: a list of operations.
    case json([JSONPatchOperation])
}

/// Whose log is asked for and how much of it.
public struct LogRequest: Sendable, Hashable {
    public var namespace: String
    public var pod: String
    /// The container; `nil` for the only one.
    public var container: String?
    /// Whether to wait for more until the container ends.
    public var follows: Bool
    /// Whether the container that ran before is meant.
    public var isPrevious: Bool
    /// How many of the last lines; `nil` for all.
    public var tailLines: Int?

    public init(
        namespace: String, pod: String, container: String? = nil, follows: Bool = false, isPrevious: Bool = false,
        tailLines: Int? = nil
    ) {
        self.namespace = namespace
        self.pod = pod
        self.container = container
        self.follows = follows
        self.isPrevious = isPrevious
        self.tailLines = tailLines
    }
}

extension Cluster {
    public var defaultNamespace: String { "default" }

    public func replace(_ object: KubernetesObject, _ options: WriteOptions) async throws -> KubernetesObject {
        try await replace(object, subresource: nil, options)
    }

    public func patch(
        _ identifier: ResourceIdentifier, with patch: Patch, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try await self.patch(identifier, with: patch, subresource: nil, options)
    }

    /// The object, or `nil` when it is not there; a kind that is not served holds no objects.
    public func objectIfPresent(_ identifier: ResourceIdentifier) async throws -> KubernetesObject? {
        do {
            return try await object(identifier)
        } catch let error as YareError where error.isNotFound || error.isNoMatch {
            return nil
        }
    }
}
