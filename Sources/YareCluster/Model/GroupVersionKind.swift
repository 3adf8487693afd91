/// The name of a kind of object: an API group, a version of it, a kind in it.
public struct GroupVersionKind: Sendable, Hashable {
    /// The API group; empty for the core group.
    public var group: String
    public var version: String
    public var kind: String

    public init(group: String, version: String, kind: String) {
        self.group = group
        self.version = version
        self.kind = kind
    }

    /// Makes a name of the two fields that each manifest has.
    public init(apiVersion: String, kind: String) {
        let parts = apiVersion.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            group: parts.count == 2 ? String(parts[0]) : "", version: String(parts.last ?? ""), kind: kind)
    }

    /// What a manifest of this kind writes as `apiVersion`: `apps/v1`, or `v1` in the core group.
    public var apiVersion: String {
        group.isEmpty ? version : "\(group)/\(version)"
    }

    /// The kind whatever its version; the embedded cluster keeps one object for all versions, as an API server does.
    public var groupKind: GroupKind { GroupKind(group: group, kind: kind) }

    /// The kind by whose rules objects are judged: that of today for kinds that were served in `extensions` once.
    var governing: GroupKind {
        guard group == "extensions" else { return groupKind }
        return switch kind {
        case "Ingress", "NetworkPolicy": GroupKind(group: "networking.k8s.io", kind: kind)
        case "PodSecurityPolicy": GroupKind(group: "policy", kind: kind)
        default: GroupKind(group: "apps", kind: kind)
        }
    }
}

extension GroupVersionKind: CustomStringConvertible {
    /// Go's text for it: `apps/v1, Kind=Deployment`.
    public var description: String { "\(apiVersion), Kind=\(kind)" }
}

/// A kind of object in an API group, whatever the version.
public struct GroupKind: Sendable, Hashable {
    public var group: String
    public var kind: String

    public init(group: String, kind: String) {
        self.group = group
        self.kind = kind
    }
}

extension GroupKind: CustomStringConvertible {
    /// Go's text for it: `Deployment.apps`, or `Service` in the core group.
    public var description: String { group.isEmpty ? kind : "\(kind).\(group)" }
}
