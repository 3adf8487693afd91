import GRDB
import YareBase

/// What the embedded cluster does within one database transaction: the API server's path from a request to rows.
struct ClusterTransaction {
    let store: ObjectStore
    let customKinds: CustomKinds
    let moment: Timestamp
    let settings: SettingTable

    init(_ database: Database, at moment: Timestamp, overriding settings: [ClusterSetting: ClusterSetting.Choice]) {
        store = ObjectStore(database: database)
        customKinds = CustomKinds(database: database)
        self.moment = Timestamp(seconds: moment.seconds, nanoseconds: moment.nanoseconds)
        self.settings = SettingTable(database: database, overrides: settings)
    }

    /// The present second as objects write it.
    var time: String { moment.text(.seconds) }

    // MARK: kinds

    func resource(for kind: GroupVersionKind) throws -> APIResource {
        if let resource = try BuiltInKinds.resource(for: kind) ?? customKinds.resource(for: kind) { return resource }
        let removed = RemovedKinds.resource(for: kind)
        let setting = removed == nil ? ClusterSetting.unknownKinds : .removedVersions
        // what was let in once stays in reach
        guard try settings.choice(for: setting) == .accepted || store.hasObjects(of: kind.groupKind) else {
            throw YareError.noMatch(kind).changing { $0.hint = $0.hint ?? setting.advice }
        }
        return removed ?? Self.guessedResource(for: kind)
    }

    /// A namespaced kind with a plural by the ordinary rules.
    private static func guessedResource(for kind: GroupVersionKind) -> APIResource {
        let name = kind.kind.lowercased()
        let plural =
            if name.hasSuffix("s") { name + "es" } else if name.hasSuffix("y") { String(name.dropLast()) + "ies" } else
            { name + "s" }
        return APIResource(kind, plural: plural, isNamespaced: !kind.kind.hasPrefix("Cluster"))
    }

    // MARK: reading

    func stored(_ identifier: ResourceIdentifier, _ resource: APIResource) throws -> ObjectStore.Stored {
        let found = try store.object(
            identifier.kind.groupKind, namespace: namespace(identifier.namespace, resource), name: identifier.name)
        guard let found else { throw YareError.objectNotFound(resource, name: identifier.name) }
        return found
    }

    func namespace(_ namespace: String?, _ resource: APIResource) -> String? {
        resource.isNamespaced ? namespace ?? "default" : nil
    }

    func object(_ identifier: ResourceIdentifier) throws -> KubernetesObject {
        try stored(identifier, resource(for: identifier.kind)).object.inVersion(identifier.kind)
    }

    func objects(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery
    ) throws -> ObjectList {
        let resource = try resource(for: kind)
        guard resource.isStored else { throw YareError.methodNotAllowed("list", resource) }
        let objects = try store.objects(kind.groupKind, in: resource.isNamespaced ? namespace : nil)
            .map { $0.object.inVersion(kind) }.filter(query.matches)
        return ObjectList(items: objects, resourceVersion: "\(try store.counter("version"))")
    }

    // MARK: writing

    func create(_ object: KubernetesObject, manager: String) throws -> KubernetesObject {
        let resource = try resource(for: object.kind)
        guard resource.isStored else { return object }
        var new = placed(object, resource)
        if new.name.isEmpty, let prefix = new.metadata["generateName"]?.stringValue {
            new.name = prefix + RandomText.suffix()
        }
        if try store.object(new.kind.groupKind, namespace: new.namespace, name: new.name) != nil {
            throw YareError.objectExists(resource, name: new.name)
        }
        new.resourceVersion = ""
        new["metadata", "managedFields"] = nil
        return try admit(managed(new, over: nil, by: manager), over: nil, resource)
    }

    func replace(
        _ object: KubernetesObject, subresource: Subresource?, manager: String
    ) throws -> KubernetesObject {
        let resource = try resource(for: object.kind)
        let new = placed(object, resource)
        let old = try stored(new.identifier, resource)
        if !new.resourceVersion.isEmpty, new.resourceVersion != old.object.resourceVersion {
            throw YareError.objectModified(resource, name: new.name)
        }
        return try write(new, over: old, subresource, manager, resource)
    }

    func patch(
        _ identifier: ResourceIdentifier, with patch: Patch, subresource: Subresource?, manager: String
    ) throws -> KubernetesObject {
        let resource = try resource(for: identifier.kind)
        let old = try stored(identifier, resource)
        let current = old.object.inVersion(identifier.kind)
        let part = subresource == .scale ? current.scale : current
        var new = KubernetesObject(try part.content.patched(by: patch, kind: identifier.kind))
        if !new.resourceVersion.isEmpty, new.resourceVersion != old.object.resourceVersion {
            throw YareError.objectModified(resource, name: identifier.name)
        }
        new.name = old.object.name
        new.namespace = old.object.namespace
        return try write(new, over: old, subresource, manager, resource)
    }

    func apply(_ object: KubernetesObject, force: Bool, manager: String) throws -> KubernetesObject {
        let resource = try resource(for: object.kind)
        let applied = placed(object, resource)
        let old = try store.object(applied.kind.groupKind, namespace: applied.namespace, name: applied.name)
        let apply = ServerSideApply(manager: manager, force: force, time: time)
        return try admit(apply.apply(applied, to: old?.object), over: old, resource)
    }

    /// Writes a new state of the object, or of one part of it.
    private func write(
        _ new: KubernetesObject, over old: ObjectStore.Stored, _ subresource: Subresource?, _ manager: String,
        _ resource: APIResource
    ) throws -> KubernetesObject {
        switch subresource {
        case nil:
            return try admit(managed(new, over: old.object, by: manager), over: old, resource)
        case .status:
            var changed = old.object
            changed.content["status"] = new.content["status"]
            return try keep(changed, over: old, resource)
        case .scale:
            var changed = old.object
            changed["spec", "replicas"] = new["spec", "replicas"]
            return try admit(managed(changed, over: old.object, by: manager), over: old, resource).scale
        }
    }

    /// The object with its writer as the manager of the fields that were changed.
    private func managed(
        _ new: KubernetesObject, over old: KubernetesObject?, by manager: String
    ) -> KubernetesObject {
        let schema = ObjectSchema.object(of: new.kind)
        var result = new
        // a client may hand fields from one manager to another; it leaves the rest as it was
        var managed = ManagedFields(
            of: new.metadata["managedFields"] == nil ? old ?? KubernetesObject(ValueMap()) : new)
        let before = old ?? KubernetesObject(ValueMap())
        let (changed, removed) = FieldSet.differences(from: before, to: new, schema: schema)
        managed.take(changed.union(removed), fromOthersThan: manager, .update)
        let fields = managed.fields(of: manager, .update).subtracting(removed).union(changed)
        managed.set(fields, of: manager, .update, apiVersion: new.apiVersion, time: time)
        result["metadata", "managedFields"] = managed.value
        return result
    }

    /// The object where its kind says it lies.
    private func placed(_ object: KubernetesObject, _ resource: APIResource) -> KubernetesObject {
        var placed = object
        placed.namespace = namespace(object.namespace, resource)
        return placed
    }
}

extension KubernetesObject {
    /// The object as another version of its API shows it. Fields are not converted.
    func inVersion(_ kind: GroupVersionKind) -> KubernetesObject {
        guard apiVersion != kind.apiVersion else { return self }
        var object = self
        object.apiVersion = kind.apiVersion
        return object
    }

    /// The object's `Scale`: how many replicas there should be, and how to change that.
    var scale: KubernetesObject {
        KubernetesObject([
            "apiVersion": "autoscaling/v1", "kind": "Scale",
            "metadata": [
                "name": .string(name), "namespace": .string(namespace ?? ""), "uid": .string(uid),
                "resourceVersion": .string(resourceVersion),
            ],
            "spec": ["replicas": self["spec", "replicas"] ?? 1],
            "status": ["replicas": self["status", "replicas"] ?? 0],
        ])
    }
}

extension ValueMap {
    /// The object after a patch in one of the API's forms.
    fileprivate func patched(by patch: Patch, kind: GroupVersionKind) throws(YareError) -> ValueMap {
        switch patch {
        case .merge(let changes):
            return MergePatch.applying(changes, to: .map(self)).mapValue ?? self
        case .strategicMerge(let changes):
            guard BuiltInKinds.isBuiltIn(group: kind.governing.group) else { throw .unsupportedPatch }
            return StrategicMergePatch.applying(changes.mapValue ?? ValueMap(), to: self, of: kind)
        case .json(let operations):
            return try operations.applied(to: .map(self)).mapValue ?? self
        }
    }
}

extension YareError {
    /// Custom resources know no strategic merge patch.
    fileprivate static var unsupportedPatch: YareError {
        refused(
            APIStatus(
                code: 415, reason: .unknown,
                message: "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"))
    }
}
