import YareBase

/// What the API server demands of the fields of single kinds: those without which nothing could run.
enum KindRules {
    static func violations(of object: KubernetesObject) -> [FieldViolation] {
        switch (object.kind.governing.group, object.kind.kind) {
        case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"):
            selectorViolations(of: object) + templateViolations(of: object["spec", "template"], at: "spec.template")
        case ("batch", "Job"):
            jobViolations(of: object.content["spec"] ?? .null, at: "spec")
        case ("batch", "CronJob"):
            jobViolations(of: object["spec", "jobTemplate", "spec"] ?? .null, at: "spec.jobTemplate.spec")
        case ("", "Pod"):
            podViolations(of: object.content["spec"] ?? .null, at: "spec")
        case ("", "Service"):
            serviceViolations(of: object.content["spec"] ?? .null)
        case ("apiextensions.k8s.io", "CustomResourceDefinition"):
            definitionViolations(of: object)
        default: []
        }
    }

    private static func selectorViolations(of object: KubernetesObject) -> [FieldViolation] {
        guard let selector = object["spec", "selector"]?.mapValue, !selector.isEmpty else {
            return [FieldViolation("spec.selector", .required)]
        }
        let labels = object["spec", "template", "metadata", "labels"]?.mapValue ?? ValueMap()
        let wanted = selector["matchLabels"]?.mapValue ?? ValueMap()
        guard wanted.allSatisfy({ labels[$0.0] == $0.1 }) else {
            let shown = GoText.stringMap(labels)
            return [
                FieldViolation(
                    "spec.template.metadata.labels", .invalid(shown: shown),
                    "`selector` does not match template `labels`")
            ]
        }
        return []
    }

    private static func templateViolations(of template: Value?, at path: String) -> [FieldViolation] {
        podViolations(of: template?["spec"] ?? .null, at: "\(path).spec")
    }

    private static func jobViolations(of spec: Value, at path: String) -> [FieldViolation] {
        let pod = spec.value(at: ["template", "spec"]) ?? .null
        var violations = podViolations(of: pod, at: "\(path).template.spec")
        let place = "\(path).template.spec.restartPolicy"
        switch pod["restartPolicy"]?.stringValue {
        case "OnFailure", "Never": break
        case nil, "", "Always":
            violations.append(FieldViolation(place, .required, #"valid values: "OnFailure", "Never""#))
        case let other?:
            violations.append(
                FieldViolation(place, .unsupported(shown: "\"\(other)\""), #"supported values: "OnFailure", "Never""#))
        }
        return violations
    }

    private static func podViolations(of spec: Value, at path: String) -> [FieldViolation] {
        guard let containers = spec["containers"]?.listValue, !containers.isEmpty else {
            return [FieldViolation("\(path).containers", .required)]
        }
        return containers.enumerated().flatMap { index, container in
            ["name", "image"].filter { (container[$0]?.stringValue ?? "").isEmpty }.map {
                FieldViolation("\(path).containers[\(index)].\($0)", .required)
            }
        }
    }

    private static let serviceTypes = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]

    private static func serviceViolations(of spec: Value) -> [FieldViolation] {
        if let type = spec["type"]?.stringValue, !serviceTypes.contains(type) {
            let supported = serviceTypes.map { "\"\($0)\"" }.joined(separator: ", ")
            return [
                FieldViolation("spec.type", .unsupported(shown: "\"\(type)\""), "supported values: \(supported)")
            ]
        }
        let ports = spec["ports"]?.listValue ?? []
        let isHeadless = spec["clusterIP"]?.stringValue == "None"
        if ports.isEmpty, !isHeadless, spec["type"]?.stringValue != "ExternalName" {
            return [FieldViolation("spec.ports", .required)]
        }
        guard ports.count > 1 else { return [] }
        return ports.enumerated().filter { ($1["name"]?.stringValue ?? "").isEmpty }.map { index, _ in
            FieldViolation("spec.ports[\(index)].name", .required)
        }
    }

    private static func definitionViolations(of object: KubernetesObject) -> [FieldViolation] {
        let plural = object["spec", "names", "plural"]?.stringValue ?? ""
        let group = object["spec", "group"]?.stringValue ?? ""
        let missing: [FieldViolation] = [
            ("spec.group", group), ("spec.names.plural", plural),
            ("spec.names.kind", object["spec", "names", "kind"]?.stringValue ?? ""),
            ("spec.scope", object["spec", "scope"]?.stringValue ?? ""),
        ].filter { $0.1.isEmpty }.map { FieldViolation($0.0, .required) }
        guard missing.isEmpty, object.name != "\(plural).\(group)" else { return missing }
        return [.invalid("metadata.name", object.name, "must be spec.names.plural+\".\"+spec.group")]
    }
}
