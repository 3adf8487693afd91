import YareBase
public import YareCluster

/// What a change of a release does to the cluster, before it does it.
///
/// A plan is a value: it is built without touching anything, shown by `--dry-run` and `diff`, and carried out by
/// ``PlanExecutor``.
public struct Plan: Sendable, Hashable {
    /// The changes in the order in which they are made.
    public var changes: [PlannedChange]
    /// The hooks that run before and after, in their order.
    public var hooks: [PlannedHook]

    public init(changes: [PlannedChange] = [], hooks: [PlannedHook] = []) {
        self.changes = changes
        self.hooks = hooks
    }

    /// Whether anything changes in the cluster, hooks aside.
    public var changesObjects: Bool { changes.contains(where: \.action.isChange) }

    /// How many changes there are of each sort, in the order in which they are best told.
    public var counts: [(name: String, count: Int)] {
        PlannedChange.Action.names.map { name in (name, changes.count { $0.action.name == name }) }
            .filter { $0.count > 0 }
    }
}

/// What is done with one object.
public struct PlannedChange: Sendable, Hashable {
    public var identifier: ResourceIdentifier
    public var action: Action
    /// The object as it is wanted; `nil` where it is to go.
    public var wanted: KubernetesObject?
    /// The object as it is; `nil` where there is none.
    public var live: KubernetesObject?
    /// The change for a cluster that does not merge by itself; `nil` where none is needed.
    public var patch: Patch?

    public enum Action: Sendable, Hashable {
        case create
        case update([FieldChange])
        /// It is put in the place of the live object, whatever that holds.
        case replace([FieldChange])
        /// It is there already and becomes part of the release.
        case adopt([FieldChange])
        case delete
        /// It leaves the release and stays in the cluster.
        case keep(KeepReason)
        case unchanged
    }

    /// Why an object that leaves the release is not deleted.
    public enum KeepReason: Sendable, Hashable {
        /// It is annotated `helm.sh/resource-policy: keep`.
        case resourcePolicy
        /// Another release, or no one, owns it.
        case notOwned
    }

    public init(
        _ identifier: ResourceIdentifier, _ action: Action, wanted: KubernetesObject? = nil,
        live: KubernetesObject? = nil, patch: Patch? = nil
    ) {
        self.identifier = identifier
        self.action = action
        self.wanted = wanted
        self.live = live
        self.patch = patch
    }
}

extension PlannedChange.Action {
    /// One word for it: `create`, `update`, …
    public var name: String {
        switch self {
        case .create: "create"
        case .update: "update"
        case .replace: "replace"
        case .adopt: "adopt"
        case .delete: "delete"
        case .keep: "keep"
        case .unchanged: "unchanged"
        }
    }

    static let names = ["create", "adopt", "update", "replace", "delete", "keep", "unchanged"]

    /// Whether the cluster is written to.
    public var isChange: Bool {
        switch self {
        case .create, .update, .replace, .adopt, .delete: true
        case .keep, .unchanged: false
        }
    }

    /// The fields that change in an object that stays.
    public var fields: [FieldChange] {
        switch self {
        case .update(let fields), .replace(let fields), .adopt(let fields): fields
        case .create, .delete, .keep, .unchanged: []
        }
    }
}

/// A hook that a change runs.
public struct PlannedHook: Sendable, Hashable {
    /// `pre-install` and the like.
    public var event: String
    public var name: String
    public var kind: String
    public var weight: Int
    /// The template it comes from.
    public var path: String

    public init(event: String, name: String, kind: String, weight: Int, path: String) {
        self.event = event
        self.name = name
        self.kind = kind
        self.weight = weight
        self.path = path
    }
}
