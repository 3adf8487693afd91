import YareBase

/// How the fields of an object merge, from the object down.
///
/// Source: `+listType`, `+listMapKey`, `+mapType`, `patchStrategy` and `patchMergeKey` in the types of
/// `k8s.io/api` 1.32. A field that is not named here is a map whose entries merge one by one, or an atomic list, which
/// is also how an API server treats custom resources that say nothing else.
struct ObjectSchema: Sendable {
    /// The type's name in ``types``; `nil` for types without rules.
    let typeName: String?

    /// The schema of a kind: built-in kinds by their table, custom ones without rules but for their metadata.
    static func object(of kind: GroupVersionKind) -> ObjectSchema {
        guard BuiltInKinds.isBuiltIn(group: kind.governing.group) else { return ObjectSchema(typeName: "Custom") }
        return ObjectSchema(typeName: types[kind.kind] == nil ? "Custom" : kind.kind)
    }

    /// The rule of a field, `nil` where there is none.
    func rule(for field: String) -> FieldRule? {
        guard let typeName, let fields = Self.types[typeName] else { return nil }
        return fields[field] ?? fields["*"]
    }

    /// The schema of the value of a field that is a map.
    func child(_ field: String) -> ObjectSchema {
        if case .type(let name)? = rule(for: field)?.shape { return ObjectSchema(typeName: name) }
        return ObjectSchema(typeName: nil)
    }

    /// Whether a map is one value.
    func isAtomic(_ field: String) -> Bool {
        if case .atomicMap? = rule(for: field)?.shape { true } else { false }
    }

    /// How the list in a field merges, with the schema of its elements.
    func list(_ field: String) -> (rule: ListRule, element: ObjectSchema) {
        guard case .list(let rule, let element)? = rule(for: field)?.shape else {
            return (.atomic, ObjectSchema(typeName: nil))
        }
        return (rule, ObjectSchema(typeName: element))
    }

    private typealias Fields = [String: FieldRule]

    private static func type(_ name: String) -> FieldRule { FieldRule(shape: .type(name)) }

    private static func keyed(_ keys: String..., mergeKey: String? = nil, of element: String? = nil) -> FieldRule {
        FieldRule(shape: .list(.keyed(keys: keys, mergeKey: mergeKey ?? keys[0]), element: element))
    }

    private static let atomicMap = FieldRule(shape: .atomicMap)
    private static let setList = FieldRule(shape: .list(.set, element: nil))

    /// The fields of an object with a metadata and a status of conditions.
    private static func object(spec: String? = nil, _ others: Fields = [:]) -> Fields {
        var fields = others
        fields["metadata"] = type("Metadata")
        fields["status"] = type("Status")
        if let spec { fields["spec"] = type(spec) }
        return fields
    }

    private static let types: [String: Fields] = [
        "Custom": object(),
        "Metadata": ["ownerReferences": keyed("uid"), "finalizers": setList],
        "Status": ["conditions": keyed("type"), "addresses": keyed("type"), "podIPs": keyed("ip")],

        // workloads
        "Pod": object(spec: "PodSpec"),
        "PodTemplate": object(["template": type("PodTemplateSpec")]),
        "PodTemplateSpec": ["metadata": type("Metadata"), "spec": type("PodSpec")],
        "Deployment": object(spec: "DeploymentSpec"),
        "DeploymentSpec": [
            "selector": atomicMap, "template": type("PodTemplateSpec"),
            "strategy": FieldRule(shape: .type("Map"), retainsKeys: true),
        ],
        "StatefulSet": object(spec: "WorkloadSpec"),
        "DaemonSet": object(spec: "WorkloadSpec"),
        "ReplicaSet": object(spec: "WorkloadSpec"),
        "Job": object(spec: "WorkloadSpec"),
        "WorkloadSpec": ["selector": atomicMap, "template": type("PodTemplateSpec")],
        "ReplicationController": object(spec: "ReplicationControllerSpec"),
        "ReplicationControllerSpec": ["selector": atomicMap, "template": type("PodTemplateSpec")],
        "CronJob": object(spec: "CronJobSpec"),
        "CronJobSpec": ["jobTemplate": type("JobTemplateSpec")],
        "JobTemplateSpec": ["metadata": type("Metadata"), "spec": type("WorkloadSpec")],
        "PodSpec": [
            "containers": keyed("name", of: "Container"),
            "initContainers": keyed("name", of: "Container"),
            "ephemeralContainers": keyed("name", of: "Container"),
            "volumes": FieldRule(
                shape: .list(.keyed(keys: ["name"], mergeKey: "name"), element: "Volume"), retainsKeys: true),
            "imagePullSecrets": keyed("name"),
            "hostAliases": keyed("ip"),
            "topologySpreadConstraints": keyed("topologyKey", "whenUnsatisfiable", of: "TopologySpreadConstraint"),
            "schedulingGates": keyed("name"),
            "resourceClaims": keyed("name"),
            "nodeSelector": atomicMap,
        ],
        "TopologySpreadConstraint": ["labelSelector": atomicMap],
        "Container": [
            "ports": keyed("containerPort", "protocol", mergeKey: "containerPort"),
            "env": keyed("name", of: "EnvironmentVariable"),
            "volumeMounts": keyed("mountPath"),
            "volumeDevices": keyed("devicePath"),
            "resources": type("Resources"),
        ],
        "EnvironmentVariable": ["valueFrom": type("EnvironmentSource")],
        "EnvironmentSource": [
            "configMapKeyRef": atomicMap, "secretKeyRef": atomicMap, "fieldRef": atomicMap,
            "resourceFieldRef": atomicMap,
        ],
        "Resources": ["claims": keyed("name")],
        "Volume": ["downwardAPI": type("Map"), "projected": type("Map")],
        "Map": [:],

        // core
        "Service": object(spec: "ServiceSpec"),
        "ServiceSpec": ["ports": keyed("port", "protocol", mergeKey: "port"), "selector": atomicMap],
        "ServiceAccount": object(["secrets": keyed("name")]),
        "ConfigMap": object(),
        "Secret": object(),
        "Namespace": object(spec: "NamespaceSpec"),
        "NamespaceSpec": ["finalizers": setList],
        "Node": object(spec: "NodeSpec"),
        "NodeSpec": [
            "podCIDRs": setList,
            "taints": FieldRule(shape: .list(.keyed(keys: ["key"], mergeKey: "key"), element: nil)),
        ],
        "PersistentVolume": object(spec: "PersistentVolumeSpec"),
        "PersistentVolumeSpec": ["claimRef": atomicMap],
        "PersistentVolumeClaim": object(spec: "PersistentVolumeClaimSpec"),
        "PersistentVolumeClaimSpec": [
            "dataSource": atomicMap, "selector": atomicMap, "resources": type("Resources"),
        ],

        // policy, networking, extension
        "PodDisruptionBudget": object(spec: "PodDisruptionBudgetSpec"),
        "PodDisruptionBudgetSpec": ["selector": atomicMap],
        "NetworkPolicy": object(spec: "NetworkPolicySpec"),
        "NetworkPolicySpec": ["podSelector": atomicMap],
        "Ingress": object(spec: "IngressSpec"),
        "IngressSpec": ["defaultBackend": type("IngressBackend")],
        "IngressBackend": ["resource": atomicMap],
        "HorizontalPodAutoscaler": object(spec: "HorizontalPodAutoscalerSpec"),
        "HorizontalPodAutoscalerSpec": ["scaleTargetRef": atomicMap],
        "RoleBinding": object(["roleRef": atomicMap]),
        "ClusterRoleBinding": object(["roleRef": atomicMap]),
        "MutatingWebhookConfiguration": object(["webhooks": keyed("name", of: "Webhook")]),
        "ValidatingWebhookConfiguration": object(["webhooks": keyed("name", of: "Webhook")]),
        "Webhook": [
            "matchConditions": keyed("name"), "namespaceSelector": atomicMap, "objectSelector": atomicMap,
        ],
        "EndpointSlice": object(),
        "CustomResourceDefinition": object(),
    ]
}
