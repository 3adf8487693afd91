/// Where one object lies: its kind, its namespace where it has one, its name.
public struct ResourceIdentifier: Sendable, Hashable {
    public var kind: GroupVersionKind
    /// The namespace; `nil` for objects of the whole cluster.
    public var namespace: String?
    public var name: String

    public init(_ kind: GroupVersionKind, namespace: String? = nil, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// Makes an identifier of a manifest's `apiVersion` and `kind`.
    public init(_ apiVersion: String, _ kind: String, namespace: String? = nil, name: String) {
        self.init(GroupVersionKind(apiVersion: apiVersion, kind: kind), namespace: namespace, name: name)
    }
}

extension ResourceIdentifier: CustomStringConvertible {
    /// `Deployment/web` or, in a namespace, `Deployment/shop/web`, as Helm's wait messages write it.
    public var description: String {
        [kind.kind, namespace, name].compactMap { $0 }.joined(separator: "/")
    }
}
