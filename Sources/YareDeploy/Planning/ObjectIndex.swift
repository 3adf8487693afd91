import YareBase
public import YareCluster
import YareEngine

/// Which object it is, whatever the version of its kind.
struct ObjectKey: Hashable {
    let kind: GroupKind
    let namespace: String?
    let name: String

    init(_ identifier: ResourceIdentifier) {
        kind = identifier.kind.groupKind
        namespace = identifier.namespace
        name = identifier.name
    }
}

/// Objects by where they lie.
struct ObjectIndex {
    private let objects: [ObjectKey: KubernetesObject]

    init(_ objects: [KubernetesObject]) {
        self.objects = Dictionary(objects.map { (ObjectKey($0.identifier), $0) }, uniquingKeysWith: { $1 })
    }

    subscript(identifier: ResourceIdentifier) -> KubernetesObject? { objects[ObjectKey(identifier)] }
}

/// What a cluster holds of the objects that a plan is about.
public struct LiveObjects: Sendable, Hashable {
    private var objects: [ResourceIdentifier: KubernetesObject]

    public init(_ objects: [ResourceIdentifier: KubernetesObject] = [:]) {
        self.objects = objects
    }

    /// The object where a manifest says that it lies; `nil` when there is none.
    public subscript(identifier: ResourceIdentifier) -> KubernetesObject? { objects[identifier] }

    /// Asks a cluster for objects, several at a time.
    public static func read(
        _ identifiers: some Sequence<ResourceIdentifier>, from cluster: any Cluster
    ) async throws -> LiveObjects {
        var pending = Set(identifiers).makeIterator()
        return try await withThrowingTaskGroup(of: (ResourceIdentifier, KubernetesObject?).self) { group in
            var found = LiveObjects()
            func addNext() {
                guard let identifier = pending.next() else { return }
                group.addTask { (identifier, try await cluster.objectIfPresent(identifier)) }
            }
            for _ in 0..<width { addNext() }
            while let (identifier, object) = try await group.next() {
                found.objects[identifier] = object
                addNext()
            }
            return found
        }
    }

    /// How many requests are under way at once.
    private static let width = 8
}

extension [KubernetesObject] {
    /// The objects in the order of their kinds; those of one kind keep theirs.
    func sorted(by order: KindOrder) -> [KubernetesObject] {
        enumerated().sorted { left, right in
            let (leftKind, rightKind) = (left.element.kind.kind, right.element.kind.kind)
            if order.precedes(leftKind, rightKind) { return true }
            if order.precedes(rightKind, leftKind) { return false }
            return left.offset < right.offset
        }.map(\.element)
    }
}
