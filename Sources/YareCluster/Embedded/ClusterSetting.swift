/// What an embedded cluster lets pass that an API server of today refuses. The choices are kept in the cluster.
public enum ClusterSetting: String, Sendable, CaseIterable {
    /// Versions of built-in kinds that Kubernetes 1.32 no longer serves, such as `policy/v1beta1`.
    case removedVersions = "removed-versions"
    /// Kinds that are neither built in nor defined by a CustomResourceDefinition; scope and plural are guessed.
    case unknownKinds = "unknown-kinds"

    /// What becomes of what the setting is about.
    public enum Choice: String, Sendable, CaseIterable {
        case accepted
        case refused
    }

    /// The choice where none was made.
    ///
    /// Many charts in use name removed versions, and what they deploy is known; of an unknown kind nothing is.
    public var standard: Choice {
        switch self {
        case .removedVersions: .accepted
        case .unknownKinds: .refused
        }
    }

    /// What to do about a refusal.
    var advice: String { "install its CRDs, or run \"yare cluster set \(rawValue) accepted\"" }
}
