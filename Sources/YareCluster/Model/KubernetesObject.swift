public import YareBase

/// An object of a cluster: any kind, kept as the plain data that its manifest is.
///
/// The accessors read and write the fields that every object has; all else is reached through ``content``. Numbers are
/// exact: whole numbers stay whole.
public struct KubernetesObject: Sendable, Hashable {
    /// The whole object.
    public var content: ValueMap

    /// Makes an object of its data, whatever it holds.
    public init(_ content: ValueMap) {
        self.content = content
    }

    /// Makes an object of a manifest's data.
    ///
    /// - Throws: `cluster.not-an-object` when it is not a map or lacks `apiVersion` or `kind`.
    public init(manifest value: Value) throws(YareError) {
        guard let content = value.mapValue else { throw .notAnObject(missing: "a map") }
        self.init(content)
        if apiVersion.isEmpty { throw .notAnObject(missing: "apiVersion") }
        if kind.kind.isEmpty { throw .notAnObject(missing: "kind") }
    }

    /// The field at the end of a path, or `nil` where a step is missing.
    public subscript(path: String...) -> Value? {
        get { content.value(at: path) }
        set { content.set(newValue, at: path) }
    }
}

extension KubernetesObject {
    public var apiVersion: String {
        get { content["apiVersion"]?.stringValue ?? "" }
        set { content["apiVersion"] = .string(newValue) }
    }

    /// The kind with its group and version.
    public var kind: GroupVersionKind {
        GroupVersionKind(apiVersion: apiVersion, kind: content["kind"]?.stringValue ?? "")
    }

    public var metadata: ValueMap {
        get { content["metadata"]?.mapValue ?? ValueMap() }
        set { content["metadata"] = .map(newValue) }
    }

    public var name: String {
        get { metadata["name"]?.stringValue ?? "" }
        set { self["metadata", "name"] = .string(newValue) }
    }

    /// The namespace; `nil` where the manifest names none.
    public var namespace: String? {
        get { metadata["namespace"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } }
        set { self["metadata", "namespace"] = newValue.map(Value.string) }
    }

    /// Where the object lies.
    public var identifier: ResourceIdentifier {
        ResourceIdentifier(kind, namespace: namespace, name: name)
    }

    public var labels: SortedMap<String> {
        get { texts("labels") }
        set { self["metadata", "labels"] = Value.map(newValue.mapValues { .string($0) }).unless(newValue.isEmpty) }
    }

    public var annotations: SortedMap<String> {
        get { texts("annotations") }
        set { self["metadata", "annotations"] = Value.map(newValue.mapValues { .string($0) }).unless(newValue.isEmpty) }
    }

    private func texts(_ field: String) -> SortedMap<String> {
        guard let map = metadata[field]?.mapValue else { return SortedMap() }
        return map.mapValues { $0.stringValue ?? "" }
    }
}

extension KubernetesObject {
    /// The identity that the cluster gave to the object; empty before it is created.
    public var uid: String {
        get { metadata["uid"]?.stringValue ?? "" }
        set { self["metadata", "uid"] = .string(newValue) }
    }

    /// The version of the stored object, opaque and changed by each write; empty where none is asked for.
    public var resourceVersion: String {
        get { metadata["resourceVersion"]?.stringValue ?? "" }
        set { self["metadata", "resourceVersion"] = Value.string(newValue).unless(newValue.isEmpty) }
    }

    /// How often the wanted state was changed; 0 for kinds that do not count it.
    public var generation: Int64 {
        get { metadata["generation"]?.intValue ?? 0 }
        set { self["metadata", "generation"] = Value.int(newValue).unless(newValue == 0) }
    }

    public var creationTimestamp: Timestamp? {
        metadata["creationTimestamp"]?.stringValue.flatMap { Timestamp($0) }
    }

    /// When the deletion was asked for; set while finalizers hold the object.
    public var deletionTimestamp: Timestamp? {
        metadata["deletionTimestamp"]?.stringValue.flatMap { Timestamp($0) }
    }

    public var finalizers: [String] {
        get { metadata["finalizers"]?.listValue?.compactMap(\.stringValue) ?? [] }
        set { self["metadata", "finalizers"] = Value.list(newValue.map(Value.string)).unless(newValue.isEmpty) }
    }

    public var ownerReferences: [OwnerReference] {
        get { metadata["ownerReferences"]?.listValue?.compactMap { OwnerReference($0) } ?? [] }
        set { self["metadata", "ownerReferences"] = Value.list(newValue.map(\.value)).unless(newValue.isEmpty) }
    }
}

/// A link to the object that another belongs to and is deleted with.
public struct OwnerReference: Sendable, Hashable {
    public var kind: GroupVersionKind
    public var name: String
    public var uid: String
    public var isController: Bool
    public var blocksOwnerDeletion: Bool

    public init(
        _ kind: GroupVersionKind, name: String, uid: String, isController: Bool = false,
        blocksOwnerDeletion: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.uid = uid
        self.isController = isController
        self.blocksOwnerDeletion = blocksOwnerDeletion
    }

    init?(_ value: Value) {
        guard let name = value["name"]?.stringValue, let uid = value["uid"]?.stringValue else { return nil }
        let kind = GroupVersionKind(
            apiVersion: value["apiVersion"]?.stringValue ?? "", kind: value["kind"]?.stringValue ?? "")
        self.init(
            kind, name: name, uid: uid, isController: value["controller"]?.boolValue ?? false,
            blocksOwnerDeletion: value["blockOwnerDeletion"]?.boolValue ?? false)
    }

    var value: Value {
        var map: ValueMap = [
            "apiVersion": .string(kind.apiVersion), "kind": .string(kind.kind), "name": .string(name),
            "uid": .string(uid),
        ]
        if isController { map["controller"] = true }
        if blocksOwnerDeletion { map["blockOwnerDeletion"] = true }
        return .map(map)
    }
}
