import YareBase

/// Fields that the API server does not let anyone change, with its sentences (`pkg/apis/*/validation` of
/// kubernetes/kubernetes 1.32).
enum ImmutableFields {
    static func violations(from old: KubernetesObject, to new: KubernetesObject) -> [FieldViolation] {
        switch (new.kind.governing.group, new.kind.kind) {
        case ("", "ConfigMap"): sealedData(old, new)
        case ("", "Secret"): secretType(old, new) + sealedData(old, new)
        case ("", "Service"): clusterIP(old, new)
        case ("", "PersistentVolumeClaim"): claim(old, new)
        case ("", "PersistentVolume"): volume(old, new)
        case ("", "Pod"): pod(old, new)
        case ("apps", "Deployment"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"): selector(old, new)
        case ("apps", "StatefulSet"): statefulSet(old, new)
        case ("batch", "Job"): job(old, new)
        case ("rbac.authorization.k8s.io", "RoleBinding"), ("rbac.authorization.k8s.io", "ClusterRoleBinding"):
            roleReference(old, new)
        case ("storage.k8s.io", "StorageClass"): storageClass(old, new)
        case ("scheduling.k8s.io", "PriorityClass"):
            changed(["value"], old, new, FieldViolation("value", .forbidden, "may not be changed in an update."))
        case ("networking.k8s.io", "IngressClass"): fixed(["spec", "controller"], old, new)
        case ("node.k8s.io", "RuntimeClass"): fixed(["handler"], old, new)
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): definition(old, new)
        default: []
        }
    }

    private typealias Object = KubernetesObject

    /// The violation, when the field at the path differs.
    private static func changed(
        _ path: [String], _ old: Object, _ new: Object, _ violation: @autoclosure () -> FieldViolation
    ) -> [FieldViolation] {
        old.content.value(at: path) == new.content.value(at: path) ? [] : [violation()]
    }

    /// `field is immutable`, with the new value as text.
    private static func fixed(_ path: [String], _ old: Object, _ new: Object) -> [FieldViolation] {
        let value = new.content.value(at: path) ?? .null
        return changed(
            path, old, new,
            FieldViolation(
                path.joined(separator: "."), .invalid(shown: JSONText.string(value)), "field is immutable"))
    }

    private static func sealedData(_ old: Object, _ new: Object) -> [FieldViolation] {
        guard old.content["immutable"]?.boolValue == true else { return [] }
        return ["immutable", "data", "binaryData"].flatMap { field in
            changed([field], old, new, FieldViolation(field, .forbidden, "field is immutable when `immutable` is set"))
        }
    }

    private static func secretType(_ old: Object, _ new: Object) -> [FieldViolation] {
        let before = old.content["type"]?.stringValue ?? "Opaque"
        let after = new.content["type"]?.stringValue ?? "Opaque"
        return before == after ? [] : [.invalid("type", after, "field is immutable")]
    }

    private static func clusterIP(_ old: Object, _ new: Object) -> [FieldViolation] {
        guard old["spec", "type"]?.stringValue != "ExternalName", new["spec", "type"]?.stringValue != "ExternalName",
            let before = old["spec", "clusterIP"], before != new["spec", "clusterIP"]
        else { return [] }
        let shown = GoText.strings(.list([new["spec", "clusterIP"] ?? ""]))
        return [FieldViolation("spec.clusterIPs[0]", .invalid(shown: shown), "may not change once set")]
    }

    private static func selector(_ old: Object, _ new: Object) -> [FieldViolation] {
        let shown = GoText.labelSelector(new["spec", "selector"] ?? .null)
        return changed(
            ["spec", "selector"], old, new,
            FieldViolation("spec.selector", .invalid(shown: shown), "field is immutable"))
    }

    private static func statefulSet(_ old: Object, _ new: Object) -> [FieldViolation] {
        guard fixedPart(of: old) != fixedPart(of: new) else { return [] }
        return [
            FieldViolation(
                "spec", .forbidden,
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                    + "'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden")
        ]
    }

    /// The fields of a StatefulSet that stay, with their defaults.
    private static func fixedPart(of object: Object) -> ValueMap {
        var spec = object.content["spec"]?.mapValue ?? ValueMap()
        for field in [
            "replicas", "ordinals", "template", "updateStrategy", "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds",
        ] { spec[field] = nil }
        spec["podManagementPolicy"] = spec["podManagementPolicy"] ?? "OrderedReady"
        spec["revisionHistoryLimit"] = spec["revisionHistoryLimit"] ?? 10
        spec["serviceName"] = spec["serviceName"] ?? ""
        spec["volumeClaimTemplates"] = spec["volumeClaimTemplates"].map(withoutDefaults)
        return spec
    }

    /// Claim templates without what a server fills in.
    private static func withoutDefaults(_ templates: Value) -> Value {
        .list(
            (templates.listValue ?? []).map { template in
                guard var map = template.mapValue else { return template }
                map["apiVersion"] = nil
                map["kind"] = nil
                map["status"] = nil
                map.set(map.value(at: ["spec", "volumeMode"]) ?? "Filesystem", at: ["spec", "volumeMode"])
                return .map(map)
            })
    }

    private static func job(_ old: Object, _ new: Object) -> [FieldViolation] {
        let template = changed(
            ["spec", "template"], old, new,
            FieldViolation(
                "spec.template", .invalid(shown: JSONText.string(new["spec", "template"] ?? .null)),
                "field is immutable"))
        return fixed(["spec", "completions"], old, new) + fixed(["spec", "selector"], old, new) + template
            + fixed(["spec", "completionMode"], old, new)
    }

    private static func claim(_ old: Object, _ new: Object) -> [FieldViolation] {
        guard claimPart(of: old) != claimPart(of: new) else { return [] }
        return [
            FieldViolation(
                "spec", .forbidden,
                "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound "
                    + "claims")
        ]
    }

    private static func claimPart(of object: Object) -> Value? {
        var spec = object
        spec["spec", "resources"] = nil
        spec["spec", "volumeAttributesClassName"] = nil
        spec["spec", "volumeMode"] = spec["spec", "volumeMode"] ?? "Filesystem"
        return spec.content["spec"]
    }

    private static func volume(_ old: Object, _ new: Object) -> [FieldViolation] {
        guard volumeSource(of: old) != volumeSource(of: new) else { return [] }
        return [
            FieldViolation(
                "spec.persistentvolumesource", .forbidden,
                "spec.persistentvolumesource is immutable after creation")
        ]
    }

    private static func volumeSource(of object: Object) -> ValueMap {
        let common: Set<String> = [
            "accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy",
            "storageClassName", "volumeAttributesClassName", "volumeMode",
        ]
        return (object.content["spec"]?.mapValue ?? ValueMap()).filter { key, _ in !common.contains(key) }
    }

    private static func pod(_ old: Object, _ new: Object) -> [FieldViolation] {
        guard podPart(of: old) != podPart(of: new) else { return [] }
        return [
            FieldViolation(
                "spec", .forbidden,
                "pod updates may not change fields other than `spec.containers[*].image`,"
                    + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions "
                    + "to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it "
                    + "was previously negative)")
        ]
    }

    private static func podPart(of object: Object) -> ValueMap {
        var spec = object.content["spec"]?.mapValue ?? ValueMap()
        spec["activeDeadlineSeconds"] = nil
        spec["tolerations"] = nil
        spec["terminationGracePeriodSeconds"] = nil
        for field in ["containers", "initContainers"] {
            spec[field] = spec[field]?.listValue.map { containers in
                .list(containers.map { .map(($0.mapValue ?? ValueMap()).filter { key, _ in key != "image" }) })
            }
        }
        return spec
    }

    private static func roleReference(_ old: Object, _ new: Object) -> [FieldViolation] {
        changed(
            ["roleRef"], old, new,
            FieldViolation(
                "roleRef", .invalid(shown: GoText.roleReference(new.content["roleRef"] ?? .null)),
                "cannot change roleRef"))
    }

    private static func storageClass(_ old: Object, _ new: Object) -> [FieldViolation] {
        ["parameters", "provisioner", "reclaimPolicy"].flatMap { field in
            changed([field], old, new, FieldViolation(field, .forbidden, "updates to \(field) are forbidden."))
        } + fixed(["volumeBindingMode"], old, new)
    }

    private static func definition(_ old: Object, _ new: Object) -> [FieldViolation] {
        fixed(["spec", "group"], old, new) + fixed(["spec", "scope"], old, new)
            + fixed(["spec", "names", "plural"], old, new) + fixed(["spec", "names", "kind"], old, new)
    }
}
