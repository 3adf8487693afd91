/// Kinds that Kubernetes served once and 1.32 does not, with what took their place.
///
/// Source: Kubernetes' deprecated API migration guide, and the life cycles that `k8s.io/api` gives its types.
public enum RemovedKinds {
    /// The `apiVersion` that serves the kind now, `nil` when the kind was never removed or is gone for good.
    public static func replacement(of kind: GroupVersionKind) -> String? {
        entry(for: kind)?.replacement
    }

    /// What an API server that still served the kind warned of, in its words:
    /// `policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+, unavailable in v1.25+; use policy/v1 …`.
    static func warning(about kind: GroupVersionKind) -> String? {
        guard let entry = entry(for: kind) else { return nil }
        let successor = entry.replacement.map { "; use \($0) \(kind.kind)" } ?? ""
        return "\(kind.apiVersion) \(kind.kind) is deprecated in v1.\(entry.deprecated)+, "
            + "unavailable in v1.\(entry.removed)+\(successor)"
    }

    /// What a cluster knew of a kind while it served it.
    static func resource(for kind: GroupVersionKind) -> APIResource? {
        guard let entry = entry(for: kind) else { return nil }
        if let replacement = entry.replacement,
            let current = BuiltInKinds.resource(for: GroupVersionKind(apiVersion: replacement, kind: kind.kind))
        {
            return APIResource(
                kind, plural: current.plural, shortNames: current.shortNames, isNamespaced: current.isNamespaced,
                subresources: current.subresources)
        }
        return entry.orphan.map {
            APIResource(kind, plural: $0.plural, shortNames: $0.shortNames, isNamespaced: $0.isNamespaced)
        }
    }

    private struct Entry {
        let apiVersion: String
        let kinds: [String]
        /// The minor version of Kubernetes 1 that began to warn.
        let deprecated: Int
        /// The first minor version without the kind.
        let removed: Int
        var replacement: String?
        var orphan: (plural: String, shortNames: [String], isNamespaced: Bool)?

        init(
            _ apiVersion: String, _ kinds: [String], deprecated: Int, removed: Int, replacement: String?
        ) {
            (self.apiVersion, self.kinds) = (apiVersion, kinds)
            (self.deprecated, self.removed) = (deprecated, removed)
            self.replacement = replacement
        }

        /// Pod security policies, which nothing took the place of.
        static func podSecurity(_ apiVersion: String, deprecated: Int, removed: Int) -> Entry {
            var entry = Entry(
                apiVersion, ["PodSecurityPolicy"], deprecated: deprecated, removed: removed, replacement: nil)
            entry.orphan = ("podsecuritypolicies", ["psp"], false)
            return entry
        }
    }

    private static func entry(for kind: GroupVersionKind) -> Entry? {
        entries.first { $0.apiVersion == kind.apiVersion && $0.kinds.contains(kind.kind) }
    }

    private static let workloads = ["DaemonSet", "Deployment", "ReplicaSet"]
    private static let roles = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]
    private static let webhooks = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]
    private static let policies = ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]
    private static let flows = ["FlowSchema", "PriorityLevelConfiguration"]

    private static let entries: [Entry] = oldest + rest

    /// Those that 1.16 and 1.22 cleared away.
    private static let oldest = [
        Entry("extensions/v1beta1", workloads, deprecated: 8, removed: 16, replacement: "apps/v1"),
        Entry("extensions/v1beta1", ["Ingress"], deprecated: 14, removed: 22, replacement: "networking.k8s.io/v1"),
        Entry("extensions/v1beta1", ["NetworkPolicy"], deprecated: 9, removed: 16, replacement: "networking.k8s.io/v1"),
        .podSecurity("extensions/v1beta1", deprecated: 11, removed: 16),
        Entry(
            "apps/v1beta1", ["ControllerRevision", "Deployment", "StatefulSet"], deprecated: 8, removed: 16,
            replacement: "apps/v1"),
        Entry(
            "apps/v1beta2", workloads + ["ControllerRevision", "StatefulSet"], deprecated: 9, removed: 16,
            replacement: "apps/v1"),
        Entry(
            "networking.k8s.io/v1beta1", ["Ingress", "IngressClass"], deprecated: 19, removed: 22,
            replacement: "networking.k8s.io/v1"),
        Entry(
            "rbac.authorization.k8s.io/v1alpha1", roles, deprecated: 17, removed: 22,
            replacement: "rbac.authorization.k8s.io/v1"),
        Entry(
            "rbac.authorization.k8s.io/v1beta1", roles, deprecated: 17, removed: 22,
            replacement: "rbac.authorization.k8s.io/v1"),
        Entry(
            "apiextensions.k8s.io/v1beta1", ["CustomResourceDefinition"], deprecated: 16, removed: 22,
            replacement: "apiextensions.k8s.io/v1"),
        Entry(
            "apiregistration.k8s.io/v1beta1", ["APIService"], deprecated: 19, removed: 22,
            replacement: "apiregistration.k8s.io/v1"),
        Entry(
            "admissionregistration.k8s.io/v1beta1", webhooks, deprecated: 16, removed: 22,
            replacement: "admissionregistration.k8s.io/v1"),
        Entry(
            "certificates.k8s.io/v1beta1", ["CertificateSigningRequest"], deprecated: 19, removed: 22,
            replacement: "certificates.k8s.io/v1"),
        Entry(
            "coordination.k8s.io/v1beta1", ["Lease"], deprecated: 19, removed: 22, replacement: "coordination.k8s.io/v1"
        ),
        Entry(
            "scheduling.k8s.io/v1alpha1", ["PriorityClass"], deprecated: 14, removed: 22,
            replacement: "scheduling.k8s.io/v1"),
        Entry(
            "scheduling.k8s.io/v1beta1", ["PriorityClass"], deprecated: 14, removed: 22,
            replacement: "scheduling.k8s.io/v1"),
        Entry(
            "storage.k8s.io/v1beta1", ["CSIDriver", "StorageClass", "VolumeAttachment"], deprecated: 19, removed: 22,
            replacement: "storage.k8s.io/v1"),
        Entry("storage.k8s.io/v1beta1", ["CSINode"], deprecated: 17, removed: 22, replacement: "storage.k8s.io/v1"),
    ]

    /// Those that 1.21 and the versions from 1.25 on cleared away, or serve only when asked to.
    private static let rest = [
        Entry("batch/v2alpha1", ["CronJob"], deprecated: 8, removed: 21, replacement: "batch/v1"),
        Entry("batch/v1beta1", ["CronJob"], deprecated: 21, removed: 25, replacement: "batch/v1"),
        Entry("policy/v1beta1", ["PodDisruptionBudget"], deprecated: 21, removed: 25, replacement: "policy/v1"),
        .podSecurity("policy/v1beta1", deprecated: 21, removed: 25),
        Entry(
            "autoscaling/v2beta1", ["HorizontalPodAutoscaler"], deprecated: 22, removed: 25,
            replacement: "autoscaling/v2"),
        Entry(
            "autoscaling/v2beta2", ["HorizontalPodAutoscaler"], deprecated: 23, removed: 26,
            replacement: "autoscaling/v2"),
        Entry(
            "discovery.k8s.io/v1beta1", ["EndpointSlice"], deprecated: 21, removed: 25,
            replacement: "discovery.k8s.io/v1"),
        Entry("events.k8s.io/v1beta1", ["Event"], deprecated: 22, removed: 25, replacement: "events.k8s.io/v1"),
        Entry("node.k8s.io/v1beta1", ["RuntimeClass"], deprecated: 22, removed: 25, replacement: "node.k8s.io/v1"),
        Entry(
            "storage.k8s.io/v1beta1", ["CSIStorageCapacity"], deprecated: 24, removed: 27,
            replacement: "storage.k8s.io/v1"),
        Entry(
            "flowcontrol.apiserver.k8s.io/v1beta1", flows, deprecated: 23, removed: 26,
            replacement: "flowcontrol.apiserver.k8s.io/v1"),
        Entry(
            "flowcontrol.apiserver.k8s.io/v1beta2", flows, deprecated: 26, removed: 29,
            replacement: "flowcontrol.apiserver.k8s.io/v1"),
        Entry(
            "flowcontrol.apiserver.k8s.io/v1beta3", flows, deprecated: 29, removed: 32,
            replacement: "flowcontrol.apiserver.k8s.io/v1"),
        Entry(
            "admissionregistration.k8s.io/v1alpha1", policies, deprecated: 30, removed: 32,
            replacement: "admissionregistration.k8s.io/v1"),
        Entry(
            "admissionregistration.k8s.io/v1beta1", policies, deprecated: 31, removed: 34,
            replacement: "admissionregistration.k8s.io/v1"),
    ]
}
