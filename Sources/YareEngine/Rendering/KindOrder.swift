/// The order in which kinds of objects are created, so that what others need stands first; deletion goes the other way.
///
/// Source: Helm 3.17's `releaseutil.InstallOrder` and `UninstallOrder`.
public enum KindOrder: Sendable {
    case install
    case uninstall

    /// The place of a kind in the order; kinds that the order does not name have none and come last.
    public func rank(of kind: String) -> Int? {
        guard let rank = Self.installRanks[kind] else { return nil }
        return switch self {
        case .install: rank
        case .uninstall: kind == "Service" ? Self.uninstallRankOfService : -rank
        }
    }

    /// Whether an object of kind `left` comes before one of kind `right`; kinds without a rank go by their names.
    public func precedes(_ left: String, _ right: String) -> Bool {
        switch (rank(of: left), rank(of: right)) {
        case (let leftRank?, let rightRank?): leftRank < rightRank
        case (nil, nil): left < right
        case (let leftRank, _): leftRank != nil
        }
    }

    /// Even numbers, so that there is room for an exception between two kinds.
    private static let installRanks = Dictionary(
        uniqueKeysWithValues: installOrder.enumerated().map { ($0.element, $0.offset * 2) })

    /// Services are deleted before the workloads behind them, though they are created before them too.
    private static let uninstallRankOfService = -2 * (installOrder.firstIndex(of: "IngressClass") ?? 0) + 1

    private static let installOrder = [
        "PriorityClass",
        "Namespace",
        "NetworkPolicy",
        "ResourceQuota",
        "LimitRange",
        "PodSecurityPolicy",
        "PodDisruptionBudget",
        "ServiceAccount",
        "Secret",
        "SecretList",
        "ConfigMap",
        "StorageClass",
        "PersistentVolume",
        "PersistentVolumeClaim",
        "CustomResourceDefinition",
        "ClusterRole",
        "ClusterRoleList",
        "ClusterRoleBinding",
        "ClusterRoleBindingList",
        "Role",
        "RoleList",
        "RoleBinding",
        "RoleBindingList",
        "Service",
        "DaemonSet",
        "Pod",
        "ReplicationController",
        "ReplicaSet",
        "Deployment",
        "HorizontalPodAutoscaler",
        "StatefulSet",
        "Job",
        "CronJob",
        "IngressClass",
        "Ingress",
        "APIService",
    ]
}
