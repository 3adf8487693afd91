import YareBase
public import YareCluster

/// The mark by which an object is known to belong to a release.
///
/// Source: `pkg/action/validate.go` of Helm: one label and two annotations.
public struct ReleaseOwner: Sendable, Hashable {
    public var name: String
    public var namespace: String

    public init(name: String, namespace: String) {
        self.name = name
        self.namespace = namespace
    }

    private static let managerLabel = "app.kubernetes.io/managed-by"
    private static let manager = "Helm"
    private static let nameAnnotation = "meta.helm.sh/release-name"
    private static let namespaceAnnotation = "meta.helm.sh/release-namespace"

    /// The object with the mark on it.
    public func marking(_ object: KubernetesObject) -> KubernetesObject {
        var object = object
        object.labels[Self.managerLabel] = Self.manager
        object.annotations[Self.nameAnnotation] = name
        object.annotations[Self.namespaceAnnotation] = namespace
        return object
    }

    /// Why the object does not belong to the release, in Helm's words; `nil` when it does.
    public func objection(to object: KubernetesObject) -> String? {
        let problems = [
            Self.problem("label", Self.managerLabel, object.labels[Self.managerLabel], wanted: Self.manager),
            Self.problem("annotation", Self.nameAnnotation, object.annotations[Self.nameAnnotation], wanted: name),
            Self.problem(
                "annotation", Self.namespaceAnnotation, object.annotations[Self.namespaceAnnotation],
                wanted: namespace),
        ].compactMap { $0 }
        return problems.isEmpty ? nil : "invalid ownership metadata; " + problems.joined(separator: "; ")
    }

    private static func problem(_ what: String, _ key: String, _ value: String?, wanted: String) -> String? {
        switch value {
        case wanted?: nil
        case nil: "\(what) validation error: missing key \"\(key)\": must be set to \"\(wanted)\""
        case let other?:
            "\(what) validation error: key \"\(key)\" must equal \"\(wanted)\": current value is \"\(other)\""
        }
    }

    /// Whether the object bears the mark of a release other than this one.
    func isOwnedByAnother(_ object: KubernetesObject) -> Bool {
        guard let name = object.annotations[Self.nameAnnotation],
            let namespace = object.annotations[Self.namespaceAnnotation]
        else { return false }
        return (name, namespace) != (self.name, self.namespace)
    }
}
