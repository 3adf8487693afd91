/// Kinds of Kubernetes that are deprecated, as `helm lint` warns of them.
///
/// Source: the life cycles that the types of `k8s.io/api` 0.32 state (`zz_generated.prerelease-lifecycle.go`), which Helm
/// 3.17.3 asks; kinds that this version does not have any more are not warned of.
enum DeprecatedKinds {
    /// What is said of a kind, when it is deprecated in a version of Kubernetes:
    /// `batch/v1beta1 CronJob is deprecated in v1.21+, unavailable in v1.25+; use batch/v1 CronJob`.
    ///
    /// - Parameter minor: the version is `1.minor`.
    static func warning(about kind: String, in apiVersion: String, kubernetes minor: Int) -> String? {
        guard let entry = entries.first(where: { $0.describes(kind, in: apiVersion) }), entry.deprecated <= minor
        else { return nil }
        var text = "\(apiVersion) \(kind) is deprecated in v1.\(entry.deprecated)+"
        if let removed = entry.removed { text += ", unavailable in v1.\(removed)+" }
        if let replacement = entry.replacement { text += "; use \(replacement) \(entry.successor ?? kind)" }
        return text
    }

    private struct Entry: Sendable {
        let apiVersion: String
        let kinds: [String]
        /// The minor version of Kubernetes 1 that began to warn.
        let deprecated: Int
        /// The first minor version without the kinds.
        let removed: Int?
        /// The `apiVersion` to use.
        let replacement: String?
        /// The kind to use, where it has another name.
        let successor: String?
        /// Whether lists of the kinds are kinds too.
        let hasList: Bool

        init(
            _ apiVersion: String, _ kinds: [String], _ deprecated: Int, _ removed: Int?, _ replacement: String? = nil,
            successor: String? = nil, hasList: Bool = true
        ) {
            (self.apiVersion, self.kinds) = (apiVersion, kinds)
            (self.deprecated, self.removed) = (deprecated, removed)
            (self.replacement, self.successor, self.hasList) = (replacement, successor, hasList)
        }

        func describes(_ kind: String, in apiVersion: String) -> Bool {
            guard apiVersion == self.apiVersion else { return false }
            return kinds.contains(kind) || hasList && kind.hasSuffix("List") && kinds.contains(String(kind.dropLast(4)))
        }
    }

    /// All kinds; the first entry that describes one counts.
    private static let entries = exceptions + rules

    /// Kinds whose types say something else than their neighbours.
    private static let exceptions = [
        Entry(
            "autoscaling/v2beta1", ["HorizontalPodAutoscalerList"], 22, 25, "autoscaling/v2beta2", hasList: false),
        Entry("autoscaling/v2beta2", ["HorizontalPodAutoscalerList"], 22, 25, hasList: false),
        Entry(
            "discovery.k8s.io/v1beta1", ["EndpointSliceList"], 21, 25, "discovery.k8s.io/v1",
            successor: "EndpointSlice", hasList: false),
        Entry(
            "networking.k8s.io/v1beta1", ["IngressClass"], 19, 22, "networking.k8s.io/v1",
            successor: "IngressClassList"),
        Entry(
            "storage.k8s.io/v1beta1", ["CSINodeList"], 17, 22, "storage.k8s.io/v1", successor: "CSINode",
            hasList: false),
    ]

    private static let rules = [
        Entry(
            "admissionregistration.k8s.io/v1alpha1", ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
            29, 32),
        Entry(
            "admissionregistration.k8s.io/v1beta1", ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
            16, 22, "admissionregistration.k8s.io/v1"),
        Entry(
            "admissionregistration.k8s.io/v1beta1", ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
            31, 34),
        Entry("apps/v1beta1", ["ControllerRevision", "Deployment", "StatefulSet"], 8, 16, "apps/v1"),
        Entry("apps/v1beta1", ["DeploymentRollback"], 8, 16, "apps/v1", hasList: false),
        Entry("apps/v1beta1", ["Scale"], 8, 16, "autoscaling/v1", hasList: false),
        Entry(
            "apps/v1beta2", ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"], 9, 16,
            "apps/v1"),
        Entry("apps/v1beta2", ["Scale"], 9, 16, "autoscaling/v1", hasList: false),
        Entry("authentication.k8s.io/v1alpha1", ["SelfSubjectReview"], 29, 32, hasList: false),
        Entry("authentication.k8s.io/v1beta1", ["SelfSubjectReview"], 30, 33, hasList: false),
        Entry("authentication.k8s.io/v1beta1", ["TokenReview"], 19, 22, "authentication.k8s.io/v1", hasList: false),
        Entry(
            "authorization.k8s.io/v1beta1",
            ["LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"],
            19, 22, "authorization.k8s.io/v1", hasList: false),
        Entry("autoscaling/v2beta1", ["HorizontalPodAutoscaler"], 22, 25, "autoscaling/v2"),
        Entry("autoscaling/v2beta2", ["HorizontalPodAutoscaler"], 23, 26, "autoscaling/v2"),
        Entry("batch/v1beta1", ["CronJob"], 21, 25, "batch/v1"),
        Entry("certificates.k8s.io/v1beta1", ["CertificateSigningRequest"], 19, 22, "certificates.k8s.io/v1"),
        Entry("coordination.k8s.io/v1beta1", ["Lease"], 19, 22, "coordination.k8s.io/v1"),
        Entry("discovery.k8s.io/v1beta1", ["EndpointSlice"], 21, 25, "discovery.k8s.io/v1"),
        Entry("events.k8s.io/v1beta1", ["Event"], 22, 25),
        Entry("extensions/v1beta1", ["DaemonSet", "Deployment", "ReplicaSet"], 8, 16, "apps/v1"),
        Entry("extensions/v1beta1", ["DeploymentRollback"], 8, 16, hasList: false),
        Entry("extensions/v1beta1", ["Ingress"], 14, 22, "networking.k8s.io/v1"),
        Entry("extensions/v1beta1", ["NetworkPolicy"], 9, 16, "networking.k8s.io/v1"),
        Entry("extensions/v1beta1", ["Scale"], 2, 16, hasList: false),
        Entry(
            "flowcontrol.apiserver.k8s.io/v1beta1", ["FlowSchema", "PriorityLevelConfiguration"], 23, 26,
            "flowcontrol.apiserver.k8s.io/v1beta3"),
        Entry(
            "flowcontrol.apiserver.k8s.io/v1beta2", ["FlowSchema", "PriorityLevelConfiguration"], 26, 29,
            "flowcontrol.apiserver.k8s.io/v1beta3"),
        Entry(
            "flowcontrol.apiserver.k8s.io/v1beta3", ["FlowSchema", "PriorityLevelConfiguration"], 29, 32,
            "flowcontrol.apiserver.k8s.io/v1"),
        Entry("networking.k8s.io/v1alpha1", ["IPAddress", "ServiceCIDR"], 30, 33),
        Entry("networking.k8s.io/v1beta1", ["Ingress"], 19, 22, "networking.k8s.io/v1"),
        Entry("node.k8s.io/v1beta1", ["RuntimeClass"], 22, 25),
        Entry("policy/v1beta1", ["Eviction"], 22, 25, hasList: false),
        Entry("policy/v1beta1", ["PodDisruptionBudget"], 21, 25, "policy/v1"),
        Entry(
            "rbac.authorization.k8s.io/v1beta1", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"], 17, 22,
            "rbac.authorization.k8s.io/v1"),
        Entry("scheduling.k8s.io/v1beta1", ["PriorityClass"], 14, 22, "scheduling.k8s.io/v1"),
        Entry("storage.k8s.io/v1alpha1", ["CSIStorageCapacity"], 21, 24, "storage.k8s.io/v1beta1"),
        Entry("storage.k8s.io/v1alpha1", ["VolumeAttachment"], 21, 24, "storage.k8s.io/v1"),
        Entry("storage.k8s.io/v1alpha1", ["VolumeAttributesClass"], 32, 35),
        Entry(
            "storage.k8s.io/v1beta1", ["CSIDriver", "StorageClass", "VolumeAttachment"], 19, 22, "storage.k8s.io/v1"),
        Entry("storage.k8s.io/v1beta1", ["CSINode"], 17, 22, "storage.k8s.io/v1"),
        Entry("storage.k8s.io/v1beta1", ["CSIStorageCapacity"], 24, 27, "storage.k8s.io/v1"),
        Entry("v1", ["ComponentStatus"], 19, nil),
    ]
}
