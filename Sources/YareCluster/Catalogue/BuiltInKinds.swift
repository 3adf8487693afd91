/// The kinds that Kubernetes 1.32 serves without any CRD, with its preview APIs off, as a fresh cluster does.
///
/// Source: the discovery documents of Kubernetes 1.32 (`api/discovery` of kubernetes/kubernetes).
public enum BuiltInKinds {
    /// The version that the embedded cluster tells, which is Helm 3.17.3's when it has no cluster.
    public static let serverVersion = ServerVersion(major: "1", minor: "32", gitVersion: "v1.32.0")

    /// What is known of a built-in kind in the version asked for, or `nil`.
    public static func resource(for kind: GroupVersionKind) -> APIResource? {
        resources(of: kind.groupKind).first { $0.kind == kind }
    }

    /// The built-in kind in all its versions, the preferred one first.
    static func resources(of kind: GroupKind) -> [APIResource] {
        group(named: kind.group).flatMap { group in
            group.rows.first { $0.kind == kind.kind }.map { row in
                row.versions(of: group).map { row.resource(group: group.name, version: $0) }
            }
        } ?? []
    }

    /// Every built-in kind in every version.
    public static var all: [APIResource] {
        groups.flatMap { group in
            group.rows.flatMap { row in
                row.versions(of: group).map { row.resource(group: group.name, version: $0) }
            }
        }
    }

    /// Whether a group belongs to Kubernetes itself, so that its objects have known list keys.
    static func isBuiltIn(group: String) -> Bool {
        self.group(named: group) != nil
    }

    private static func group(named name: String) -> Group? {
        groups.first { $0.name == name }
    }

    private struct Group {
        let name: String
        let versions: [String]
        let rows: [Row]
    }

    /// One kind; singular and API group follow from it.
    private struct Row {
        let kind: String
        let plural: String
        var shortNames: [String] = []
        var isNamespaced = true
        /// Where not all of the group's versions have the kind.
        var onlyVersions: [String]?
        var isReview = false
        var subresources: [String] = []

        func versions(of group: Group) -> [String] { onlyVersions ?? group.versions }

        func resource(group: String, version: String) -> APIResource {
            APIResource(
                GroupVersionKind(group: group, version: version, kind: kind), plural: plural,
                shortNames: shortNames, isNamespaced: isNamespaced,
                verbs: isReview ? ["create"] : APIResource.ordinaryVerbs, subresources: subresources)
        }
    }

    private static func row(
        _ kind: String, _ plural: String, _ shortNames: [String] = [], _ subresources: [String] = []
    ) -> Row {
        Row(kind: kind, plural: plural, shortNames: shortNames, subresources: subresources)
    }

    private static func clusterRow(
        _ kind: String, _ plural: String, _ shortNames: [String] = [], _ subresources: [String] = []
    ) -> Row {
        Row(kind: kind, plural: plural, shortNames: shortNames, isNamespaced: false, subresources: subresources)
    }

    private static func review(_ kind: String, _ plural: String, isNamespaced: Bool = false) -> Row {
        Row(kind: kind, plural: plural, isNamespaced: isNamespaced, isReview: true)
    }

    private static let groups = [
        Group(
            name: "", versions: ["v1"],
            rows: [
                review("Binding", "bindings", isNamespaced: true),
                clusterRow("ComponentStatus", "componentstatuses", ["cs"]),
                row("ConfigMap", "configmaps", ["cm"]),
                row("Endpoints", "endpoints", ["ep"]),
                row("Event", "events", ["ev"]),
                row("LimitRange", "limitranges", ["limits"]),
                clusterRow("Namespace", "namespaces", ["ns"], ["status", "finalize"]),
                clusterRow("Node", "nodes", ["no"], ["status"]),
                row("PersistentVolumeClaim", "persistentvolumeclaims", ["pvc"], ["status"]),
                clusterRow("PersistentVolume", "persistentvolumes", ["pv"], ["status"]),
                row("Pod", "pods", ["po"], ["status", "log"]),
                row("PodTemplate", "podtemplates"),
                row("ReplicationController", "replicationcontrollers", ["rc"], ["status", "scale"]),
                row("ResourceQuota", "resourcequotas", ["quota"], ["status"]),
                row("Secret", "secrets"),
                row("ServiceAccount", "serviceaccounts", ["sa"]),
                row("Service", "services", ["svc"], ["status"]),
            ]),
        Group(
            name: "admissionregistration.k8s.io", versions: ["v1"],
            rows: [
                clusterRow("MutatingWebhookConfiguration", "mutatingwebhookconfigurations"),
                clusterRow("ValidatingAdmissionPolicy", "validatingadmissionpolicies", [], ["status"]),
                clusterRow("ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings"),
                clusterRow("ValidatingWebhookConfiguration", "validatingwebhookconfigurations"),
            ]),
        Group(
            name: "apiextensions.k8s.io", versions: ["v1"],
            rows: [clusterRow("CustomResourceDefinition", "customresourcedefinitions", ["crd", "crds"], ["status"])]),
        Group(
            name: "apiregistration.k8s.io", versions: ["v1"],
            rows: [clusterRow("APIService", "apiservices", [], ["status"])]),
        Group(
            name: "apps", versions: ["v1"],
            rows: [
                row("ControllerRevision", "controllerrevisions"),
                row("DaemonSet", "daemonsets", ["ds"], ["status"]),
                row("Deployment", "deployments", ["deploy"], ["status", "scale"]),
                row("ReplicaSet", "replicasets", ["rs"], ["status", "scale"]),
                row("StatefulSet", "statefulsets", ["sts"], ["status", "scale"]),
            ]),
        Group(
            name: "authentication.k8s.io", versions: ["v1"],
            rows: [
                review("SelfSubjectReview", "selfsubjectreviews"),
                review("TokenReview", "tokenreviews"),
            ]),
        Group(
            name: "authorization.k8s.io", versions: ["v1"],
            rows: [
                review("LocalSubjectAccessReview", "localsubjectaccessreviews", isNamespaced: true),
                review("SelfSubjectAccessReview", "selfsubjectaccessreviews"),
                review("SelfSubjectRulesReview", "selfsubjectrulesreviews"),
                review("SubjectAccessReview", "subjectaccessreviews"),
            ]),
        Group(
            name: "autoscaling", versions: ["v2", "v1"],
            rows: [row("HorizontalPodAutoscaler", "horizontalpodautoscalers", ["hpa"], ["status"])]),
        Group(
            name: "batch", versions: ["v1"],
            rows: [row("CronJob", "cronjobs", ["cj"], ["status"]), row("Job", "jobs", [], ["status"])]),
        Group(
            name: "certificates.k8s.io", versions: ["v1"],
            rows: [
                clusterRow("CertificateSigningRequest", "certificatesigningrequests", ["csr"], ["approval", "status"])
            ]),
        Group(name: "coordination.k8s.io", versions: ["v1"], rows: [row("Lease", "leases")]),
        Group(name: "discovery.k8s.io", versions: ["v1"], rows: [row("EndpointSlice", "endpointslices")]),
        Group(name: "events.k8s.io", versions: ["v1"], rows: [row("Event", "events", ["ev"])]),
        Group(
            name: "flowcontrol.apiserver.k8s.io", versions: ["v1"],
            rows: [
                clusterRow("FlowSchema", "flowschemas", [], ["status"]),
                clusterRow("PriorityLevelConfiguration", "prioritylevelconfigurations", [], ["status"]),
            ]),
        Group(
            name: "networking.k8s.io", versions: ["v1"],
            rows: [
                row("Ingress", "ingresses", ["ing"], ["status"]),
                clusterRow("IngressClass", "ingressclasses"),
                row("NetworkPolicy", "networkpolicies", ["netpol"]),
            ]),
        Group(name: "node.k8s.io", versions: ["v1"], rows: [clusterRow("RuntimeClass", "runtimeclasses")]),
        Group(
            name: "policy", versions: ["v1"],
            rows: [row("PodDisruptionBudget", "poddisruptionbudgets", ["pdb"], ["status"])]),
        Group(
            name: "rbac.authorization.k8s.io", versions: ["v1"],
            rows: [
                clusterRow("ClusterRoleBinding", "clusterrolebindings"),
                clusterRow("ClusterRole", "clusterroles"),
                row("RoleBinding", "rolebindings"),
                row("Role", "roles"),
            ]),
        Group(
            name: "scheduling.k8s.io", versions: ["v1"],
            rows: [clusterRow("PriorityClass", "priorityclasses", ["pc"])]),
        Group(
            name: "storage.k8s.io", versions: ["v1"],
            rows: [
                clusterRow("CSIDriver", "csidrivers"),
                clusterRow("CSINode", "csinodes"),
                row("CSIStorageCapacity", "csistoragecapacities"),
                clusterRow("StorageClass", "storageclasses", ["sc"]),
                clusterRow("VolumeAttachment", "volumeattachments", [], ["status"]),
            ]),
    ]
}
