import YareBase

extension ClusterTransaction {
    /// Checks a new state of an object by the rules of its kind, fills in what the cluster fills in, and keeps it.
    func admit(
        _ object: KubernetesObject, over old: ObjectStore.Stored?, _ resource: APIResource
    ) throws -> KubernetesObject {
        var new = object
        identify(&new, as: old?.object)
        if resource.subresources.contains("status") { new.content["status"] = old?.object.content["status"] }
        if let old, new == old.object { return old.object }
        try refuseSimulated(new, resource)
        try KindDefaults(store: store).fill(&new, over: old?.object)
        try validate(new, over: old?.object, resource)
        try requireNamespace(of: new, isNew: old == nil)
        if old == nil || new.wantedState != old?.object.wantedState {
            new.generation = new.countsGenerations ? (old?.object.generation ?? 0) + 1 : 0
        }
        if let old, new.isEqualButForTimes(to: old.object) { return old.object }
        if resource.isSimulated { WorkloadSimulation(time: time).advance(&new) }
        return try keep(new, over: old, resource)
    }

    /// Gives a new object its identity, and a changed one that of the old.
    private func identify(_ new: inout KubernetesObject, as old: KubernetesObject?) {
        new.uid = old?.uid ?? RandomText.uid()
        new["metadata", "creationTimestamp"] = old?.metadata["creationTimestamp"] ?? .string(time)
        new["metadata", "deletionTimestamp"] = old?.metadata["deletionTimestamp"]
        new.generation = old?.generation ?? 0
        new.resourceVersion = old?.resourceVersion ?? ""
    }

    /// Writes the row of an object that has been admitted, and does what follows from it.
    func keep(
        _ object: KubernetesObject, over old: ObjectStore.Stored?, _ resource: APIResource
    ) throws -> KubernetesObject {
        if let old, object == old.object { return old.object }
        var new = object
        let version = try store.next("version")
        new.resourceVersion = "\(version)"
        if let old {
            try store.update(old.row, to: new, version: version)
        } else {
            try store.insert(new, version: version)
        }
        if new.deletionTimestamp != nil, new.finalizers.isEmpty, let old {
            try remove(ObjectStore.Stored(row: old.row, object: new))
            return new
        }
        try followUp(new, isNew: old == nil)
        return new
    }

    /// What a real cluster's controllers would do next.
    private func followUp(_ object: KubernetesObject, isNew: Bool) throws {
        if object.kind.groupKind == KnownKind.customResourceDefinition { try customKinds.learn(from: object) }
        if isNew { try ControllerSimulation(transaction: self).react(to: object) }
    }

    private func validate(
        _ new: KubernetesObject, over old: KubernetesObject?, _ resource: APIResource
    ) throws {
        try MetadataRules.checkTypes(of: new)
        var violations = MetadataRules.violations(of: new, resource)
        violations += KindRules.violations(of: new)
        if let old { violations += ImmutableFields.violations(from: old, to: new) }
        guard violations.isEmpty else {
            throw YareError.invalidObject(new.kind.groupKind, name: new.name, violations)
        }
    }

    private func requireNamespace(of object: KubernetesObject, isNew: Bool) throws {
        guard isNew, let name = object.namespace else { return }
        guard let namespace = try store.object(KnownKind.namespace, namespace: nil, name: name) else {
            throw YareError.namespaceNotFound(name)
        }
        guard namespace.object.deletionTimestamp == nil else {
            throw try YareError.forbidden(
                resource(for: object.kind), name: object.name,
                "unable to create new content in namespace \(name) because it is being terminated")
        }
    }

    private func refuseSimulated(_ object: KubernetesObject, _ resource: APIResource) throws {
        guard Simulation(of: object) == .refuse else { return }
        throw YareError.forbidden(
            resource, name: object.name, "refused as its annotation \"\(Simulation.annotation)\" asks for")
    }
}

extension APIResource {
    /// Whether the embedded cluster plays this kind's controller.
    fileprivate var isSimulated: Bool {
        subresources.contains("status") && BuiltInKinds.isBuiltIn(group: kind.governing.group)
    }
}

extension KubernetesObject {
    /// What is wanted of the object: all but its metadata and status.
    fileprivate var wantedState: ValueMap {
        content.filter { key, _ in key != "metadata" && key != "status" && key != "apiVersion" }
    }

    /// Whether writes of the kind count its generations: those with a `spec` do, but for a few old ones.
    fileprivate var countsGenerations: Bool {
        content["spec"] != nil
            && ![
                "Namespace", "Node", "PersistentVolume", "PersistentVolumeClaim", "ResourceQuota",
                "Service", "LimitRange", "Pod",
            ].contains(kind.kind)
            || ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"].contains(kind.kind)
    }

    /// Whether a write changes nothing but when its manager wrote last.
    fileprivate func isEqualButForTimes(to other: KubernetesObject) -> Bool {
        var left = self
        var right = other
        left["metadata", "managedFields"] = nil
        right["metadata", "managedFields"] = nil
        guard left == right else { return false }
        let managers = ManagedFields(of: self).entries.map { [$0.manager, $0.operation.rawValue, $0.apiVersion] }
        let others = ManagedFields(of: other).entries.map { [$0.manager, $0.operation.rawValue, $0.apiVersion] }
        return managers == others
            && ManagedFields(of: self).entries.map(\.fields) == ManagedFields(of: other).entries.map(\.fields)
    }
}

/// Kinds that the cluster itself knows by name.
enum KnownKind {
    static let namespace = GroupKind(group: "", kind: "Namespace")
    static let customResourceDefinition = GroupKind(group: "apiextensions.k8s.io", kind: "CustomResourceDefinition")
    static let job = GroupKind(group: "batch", kind: "Job")
    static let pod = GroupKind(group: "", kind: "Pod")
    static let event = GroupKind(group: "", kind: "Event")
}
