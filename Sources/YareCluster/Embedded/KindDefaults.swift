import YareBase

/// What an API server fills in that others can see: addresses, ports, bindings, labels.
struct KindDefaults {
    let store: ObjectStore

    func fill(_ object: inout KubernetesObject, over old: KubernetesObject?) throws {
        switch (object.kind.governing.group, object.kind.kind) {
        case ("", "Namespace"): fillNamespace(&object)
        case ("", "Service"): try fillService(&object, over: old)
        case ("", "PersistentVolumeClaim"): fillClaim(&object, over: old)
        case ("", "Secret"): encodeTexts(of: &object)
        case ("batch", "Job"): fillJob(&object, over: old)
        case ("apps", _): fillSelector(&object)
        default: break
        }
    }

    private func fillNamespace(_ object: inout KubernetesObject) {
        object["metadata", "labels", "kubernetes.io/metadata.name"] = .string(object.name)
        if object["spec", "finalizers"] == nil { object["spec", "finalizers"] = ["kubernetes"] }
    }

    private func fillService(_ object: inout KubernetesObject, over old: KubernetesObject?) throws {
        let type = object["spec", "type"]?.stringValue ?? "ClusterIP"
        guard type != "ExternalName" else { return }
        object["spec", "type"] = .string(type)
        if (object["spec", "clusterIP"]?.stringValue ?? "").isEmpty {
            object["spec", "clusterIP"] = try old?["spec", "clusterIP"] ?? .string(nextAddress())
        }
        if let address = object["spec", "clusterIP"] { object["spec", "clusterIPs"] = [address] }
        if type == "ClusterIP" {
            if old?["spec", "type"] != "ClusterIP" { dropNodePorts(&object, over: old) }
        } else {
            try fillNodePorts(&object, over: old)
        }
    }

    /// A Service that becomes internal loses the ports that it was given on the nodes, unless they are changed as well
    /// (`dropTypeDependentFields` of kubernetes/kubernetes).
    private func dropNodePorts(_ object: inout KubernetesObject, over old: KubernetesObject?) {
        func nodePorts(_ object: KubernetesObject?) -> [Value?] {
            (object?["spec", "ports"]?.listValue ?? []).map { $0["nodePort"] }.filter { $0 != nil }
        }
        guard let old, nodePorts(object) == nodePorts(old) else { return }
        let ports = (object["spec", "ports"]?.listValue ?? []).map { port in
            Value.map((port.mapValue ?? ValueMap()).filter { key, _ in key != "nodePort" })
        }
        object["spec", "ports"] = .list(ports)
    }

    /// An address of 10.96.0.0/12, where clusters have their Services.
    private func nextAddress() throws -> String {
        let number = try store.next("address") % (1 << 20 - 1) + 1
        return "10.\(96 + number >> 16).\(number >> 8 & 255).\(number & 255)"
    }

    private func fillNodePorts(_ object: inout KubernetesObject, over old: KubernetesObject?) throws {
        let before = old?["spec", "ports"]?.listValue ?? []
        let ports = try (object["spec", "ports"]?.listValue ?? []).map { port in
            guard var map = port.mapValue, (map["nodePort"]?.intValue ?? 0) == 0 else { return port }
            let same = before.first { $0["port"] == map["port"] && $0["protocol"] == map["protocol"] }
            map["nodePort"] = try same?["nodePort"] ?? .int(30_000 + store.next("node-port") % 2768)
            return Value.map(map)
        }
        object["spec", "ports"] = .list(ports)
    }

    private func fillClaim(_ object: inout KubernetesObject, over old: KubernetesObject?) {
        object["spec", "volumeMode"] = object["spec", "volumeMode"] ?? "Filesystem"
        guard Simulation(of: object) == nil else { return }
        object["spec", "volumeName"] =
            old?["spec", "volumeName"] ?? object["spec", "volumeName"] ?? .string("pvc-\(object.uid)")
    }

    /// `stringData` is for writing only: it comes out as `data`.
    private func encodeTexts(of object: inout KubernetesObject) {
        for (key, text) in object.content["stringData"]?.mapValue ?? ValueMap() {
            object["data", key] = .string(Base64.standard.encoded(EscapedBytes.bytes(of: text.stringValue ?? "")))
        }
        object.content["stringData"] = nil
    }

    /// Workloads of versions before `apps/v1` may leave their selector to the labels of their Pods.
    private func fillSelector(_ object: inout KubernetesObject) {
        guard object.kind.version.contains("beta"), object["spec", "selector"] == nil,
            let labels = object["spec", "template", "metadata", "labels"]
        else { return }
        object["spec", "selector"] = ["matchLabels": labels]
    }

    private func fillJob(_ object: inout KubernetesObject, over old: KubernetesObject?) {
        guard object["spec", "manualSelector"]?.boolValue != true else { return }
        let labels: [String: Value] = [
            "batch.kubernetes.io/controller-uid": .string(object.uid),
            "batch.kubernetes.io/job-name": .string(object.name), "controller-uid": .string(object.uid),
            "job-name": .string(object.name),
        ]
        for (key, value) in labels { object["spec", "template", "metadata", "labels", key] = value }
        object["spec", "selector"] = [
            "matchLabels": ["batch.kubernetes.io/controller-uid": .string(object.uid)]
        ]
    }
}
