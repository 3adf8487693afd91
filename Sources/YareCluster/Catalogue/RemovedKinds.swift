/// Kinds that Kubernetes served once and 1.32 does not, with what took their place.
///
/// Source: Kubernetes' deprecated API migration guide.
public enum RemovedKinds {
    /// The `apiVersion` that serves the kind now, `nil` when the kind was never removed or is gone for good.
    public static func replacement(of kind: GroupVersionKind) -> String? {
        entry(for: kind)?.replacement
    }

    /// What the cluster knew of a kind that it no longer serves; for accepting it all the same.
    static func resource(for kind: GroupVersionKind) -> APIResource? {
        guard let entry = entry(for: kind) else { return nil }
        if let replacement = entry.replacement,
            let current = BuiltInKinds.resource(for: GroupVersionKind(apiVersion: replacement, kind: kind.kind))
        {
            return APIResource(
                kind, plural: current.plural, shortNames: current.shortNames, isNamespaced: current.isNamespaced,
                subresources: current.subresources)
        }
        return entry.orphan.map { APIResource(kind, plural: $0.plural, isNamespaced: $0.isNamespaced) }
    }

    private struct Entry {
        let apiVersion: String
        let kinds: [String]
        var replacement: String?
        var orphan: (plural: String, isNamespaced: Bool)?
    }

    private static func entry(for kind: GroupVersionKind) -> Entry? {
        entries.first { $0.apiVersion == kind.apiVersion && $0.kinds.contains(kind.kind) }
    }

    private static let workloads = ["DaemonSet", "Deployment", "ReplicaSet"]
    private static let roles = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]
    private static let webhooks = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]
    private static let policies = ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]
    private static let flows = ["FlowSchema", "PriorityLevelConfiguration"]
    private static let podSecurity = ["PodSecurityPolicy"]

    private static let entries = [
        Entry(apiVersion: "extensions/v1beta1", kinds: workloads, replacement: "apps/v1"),
        Entry(
            apiVersion: "extensions/v1beta1", kinds: ["Ingress", "NetworkPolicy"], replacement: "networking.k8s.io/v1"),
        Entry(apiVersion: "extensions/v1beta1", kinds: podSecurity, orphan: ("podsecuritypolicies", false)),
        Entry(
            apiVersion: "apps/v1beta1", kinds: ["ControllerRevision", "Deployment", "StatefulSet"],
            replacement: "apps/v1"),
        Entry(
            apiVersion: "apps/v1beta2", kinds: workloads + ["ControllerRevision", "StatefulSet"],
            replacement: "apps/v1"),
        Entry(
            apiVersion: "networking.k8s.io/v1beta1", kinds: ["Ingress", "IngressClass"],
            replacement: "networking.k8s.io/v1"),
        Entry(apiVersion: "policy/v1beta1", kinds: ["PodDisruptionBudget"], replacement: "policy/v1"),
        Entry(apiVersion: "policy/v1beta1", kinds: podSecurity, orphan: ("podsecuritypolicies", false)),
        Entry(apiVersion: "batch/v1beta1", kinds: ["CronJob"], replacement: "batch/v1"),
        Entry(apiVersion: "batch/v2alpha1", kinds: ["CronJob"], replacement: "batch/v1"),
        Entry(apiVersion: "autoscaling/v2beta1", kinds: ["HorizontalPodAutoscaler"], replacement: "autoscaling/v2"),
        Entry(apiVersion: "autoscaling/v2beta2", kinds: ["HorizontalPodAutoscaler"], replacement: "autoscaling/v2"),
        Entry(
            apiVersion: "rbac.authorization.k8s.io/v1alpha1", kinds: roles, replacement: "rbac.authorization.k8s.io/v1"),
        Entry(
            apiVersion: "rbac.authorization.k8s.io/v1beta1", kinds: roles, replacement: "rbac.authorization.k8s.io/v1"),
        Entry(
            apiVersion: "apiextensions.k8s.io/v1beta1", kinds: ["CustomResourceDefinition"],
            replacement: "apiextensions.k8s.io/v1"),
        Entry(
            apiVersion: "apiregistration.k8s.io/v1beta1", kinds: ["APIService"],
            replacement: "apiregistration.k8s.io/v1"),
        Entry(
            apiVersion: "admissionregistration.k8s.io/v1beta1", kinds: webhooks + policies,
            replacement: "admissionregistration.k8s.io/v1"),
        Entry(
            apiVersion: "admissionregistration.k8s.io/v1alpha1", kinds: policies,
            replacement: "admissionregistration.k8s.io/v1"),
        Entry(
            apiVersion: "certificates.k8s.io/v1beta1", kinds: ["CertificateSigningRequest"],
            replacement: "certificates.k8s.io/v1"),
        Entry(apiVersion: "coordination.k8s.io/v1beta1", kinds: ["Lease"], replacement: "coordination.k8s.io/v1"),
        Entry(apiVersion: "discovery.k8s.io/v1beta1", kinds: ["EndpointSlice"], replacement: "discovery.k8s.io/v1"),
        Entry(apiVersion: "events.k8s.io/v1beta1", kinds: ["Event"], replacement: "events.k8s.io/v1"),
        Entry(
            apiVersion: "flowcontrol.apiserver.k8s.io/v1beta1", kinds: flows,
            replacement: "flowcontrol.apiserver.k8s.io/v1"),
        Entry(
            apiVersion: "flowcontrol.apiserver.k8s.io/v1beta2", kinds: flows,
            replacement: "flowcontrol.apiserver.k8s.io/v1"),
        Entry(
            apiVersion: "flowcontrol.apiserver.k8s.io/v1beta3", kinds: flows,
            replacement: "flowcontrol.apiserver.k8s.io/v1"),
        Entry(apiVersion: "node.k8s.io/v1beta1", kinds: ["RuntimeClass"], replacement: "node.k8s.io/v1"),
        Entry(apiVersion: "scheduling.k8s.io/v1alpha1", kinds: ["PriorityClass"], replacement: "scheduling.k8s.io/v1"),
        Entry(apiVersion: "scheduling.k8s.io/v1beta1", kinds: ["PriorityClass"], replacement: "scheduling.k8s.io/v1"),
        Entry(
            apiVersion: "storage.k8s.io/v1beta1",
            kinds: ["CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment"],
            replacement: "storage.k8s.io/v1"),
    ]
}
