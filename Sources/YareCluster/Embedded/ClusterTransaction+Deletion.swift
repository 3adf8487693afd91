import YareBase

extension ClusterTransaction {
    /// Deletes an object with what belongs to it, or marks it while finalizers hold it.
    func delete(_ identifier: ResourceIdentifier, _ options: DeleteOptions) throws {
        let resource = try resource(for: identifier.kind)
        let stored = try stored(identifier, resource)
        try checkPreconditions(of: stored.object, options, resource)
        if stored.object.kind.groupKind == KnownKind.namespace, Self.keptNamespaces.contains(stored.object.name) {
            throw YareError.forbidden(resource, name: stored.object.name, "this namespace may not be deleted")
        }
        try delete(stored, options.propagation ?? defaultPropagation(of: stored.object), resource)
    }

    private static let keptNamespaces: Set<String> = ["default", "kube-public", "kube-system"]

    private func checkPreconditions(
        of object: KubernetesObject, _ options: DeleteOptions, _ resource: APIResource
    ) throws {
        if let uid = options.uid, uid != object.uid {
            throw YareError.operationConflict(
                resource, name: object.name,
                "Precondition failed: UID in precondition: \(uid), UID in object meta: \(object.uid)")
        }
        if let version = options.resourceVersion, version != object.resourceVersion {
            throw YareError.operationConflict(
                resource, name: object.name,
                "Precondition failed: ResourceVersion in precondition: \(version), "
                    + "ResourceVersion in object meta: \(object.resourceVersion)")
        }
    }

    /// Jobs leave their Pods unless told otherwise, for old clients' sake (`jobStrategy` of kubernetes/kubernetes).
    private func defaultPropagation(of object: KubernetesObject) -> PropagationPolicy {
        object.kind.groupKind == KnownKind.job ? .orphan : .background
    }

    private func delete(
        _ stored: ObjectStore.Stored, _ propagation: PropagationPolicy, _ resource: APIResource
    ) throws {
        if propagation == .orphan { try orphanDependents(of: stored.object) }
        if stored.object.finalizers.isEmpty {
            try remove(stored)
        } else if stored.object.deletionTimestamp == nil {
            var marked = stored.object
            marked["metadata", "deletionTimestamp"] = .string(time)
            marked["metadata", "deletionGracePeriodSeconds"] = 0
            if marked.generation > 0 { marked.generation += 1 }
            _ = try keep(marked, over: stored, resource)
        }
    }

    /// Takes an object away, and after it what the cluster would collect.
    func remove(_ stored: ObjectStore.Stored) throws {
        try store.remove(stored, version: store.next("version"))
        switch stored.object.kind.groupKind {
        case KnownKind.namespace:
            for content in try store.objects(inNamespace: stored.object.name) { try removeRegardless(content) }
        case KnownKind.customResourceDefinition:
            try removeInstances(of: stored.object)
        default: break
        }
        try collectDependents(of: stored.object)
    }

    private func removeInstances(of definition: KubernetesObject) throws {
        guard let kind = CustomKinds.resources(of: definition).first?.kind.groupKind else { return }
        for instance in try store.objects(kind, in: nil) { try removeRegardless(instance) }
        try customKinds.forget(definition)
    }

    /// Takes an object away whose surroundings go: its finalizers' controllers would let it go too.
    private func removeRegardless(_ stored: ObjectStore.Stored) throws {
        // an object of this list may have gone with another one of it
        guard try store.hasRow(stored) else { return }
        try remove(stored)
    }

    /// Deletes the objects that no owner is left of.
    private func collectDependents(of owner: KubernetesObject) throws {
        for dependent in try store.dependents(of: owner.uid) {
            let isOwned = try dependent.object.ownerReferences.contains { reference in
                try reference.uid != owner.uid && store.hasOwner(reference, of: dependent.object)
            }
            if isOwned {
                try drop(owner.uid, from: dependent)
            } else if let resource = try? resource(for: dependent.object.kind) {
                try delete(dependent, .background, resource)
            } else {
                try removeRegardless(dependent)
            }
        }
    }

    private func orphanDependents(of owner: KubernetesObject) throws {
        for dependent in try store.dependents(of: owner.uid) { try drop(owner.uid, from: dependent) }
    }

    /// Takes the reference to an owner out of an object.
    private func drop(_ owner: String, from stored: ObjectStore.Stored) throws {
        var changed = stored.object
        changed.ownerReferences.removeAll { $0.uid == owner }
        _ = try keep(changed, over: stored, resource(for: changed.kind))
    }
}
