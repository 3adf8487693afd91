import YareBase

/// Server-side apply: a manager says which fields it wants, and the cluster merges them into the object.
///
/// Source: Kubernetes' "Server-Side Apply" and `structured-merge-diff`: fields that the manager had and no longer
/// names are removed unless another manager has them; fields that another manager holds with another value conflict.
struct ServerSideApply {
    let manager: String
    let force: Bool
    let time: String

    /// The object after applying, with its managed fields.
    ///
    /// - Throws: `cluster.conflict` with the fields held by others; `cluster.bad-request` for lists with items that
    ///   cannot be told apart.
    func apply(_ applied: KubernetesObject, to live: KubernetesObject?) throws(YareError) -> KubernetesObject {
        let schema = ObjectSchema.object(of: applied.kind)
        try checkLists(of: applied, schema)
        let fields = FieldSet(of: applied, schema: schema)
        guard let live else { return created(applied, fields) }
        var managed = ManagedFields(of: live)
        var result = live
        result.content = FieldMerge.merging(contentToMerge(applied), into: live.content, schema)
        let changed = FieldSet.differences(from: live, to: result, schema: schema).changed
        let conflicts = managed.conflicts(over: changed, applying: manager)
        if !force, !conflicts.isEmpty { throw .applyConflict(conflicts) }
        managed.take(changed.intersection(fields), fromOthersThan: manager, .apply)
        let others = managed.fields(ofOthersThan: manager, .apply)
        let dropped = managed.fields(of: manager, .apply).subtracting(fields)
        result.content = FieldMerge.removing(
            dropped.tree, from: result.content, keeping: others.union(fields).tree, schema)
        managed.set(fields, of: manager, .apply, apiVersion: applied.apiVersion, time: time)
        result["metadata", "managedFields"] = managed.value
        return result
    }

    private func created(_ applied: KubernetesObject, _ fields: FieldSet) -> KubernetesObject {
        var result = applied
        result.content["status"] = nil
        var managed = ManagedFields(of: KubernetesObject(ValueMap()))
        managed.set(fields, of: manager, .apply, apiVersion: applied.apiVersion, time: time)
        result["metadata", "managedFields"] = managed.value
        return result
    }

    /// The applied content without what the cluster keeps itself.
    private func contentToMerge(_ applied: KubernetesObject) -> ValueMap {
        var content = applied.managedContent
        content["apiVersion"] = applied.content["apiVersion"]
        return content
    }

    private func checkLists(of object: KubernetesObject, _ schema: ObjectSchema) throws(YareError) {
        var check = ListKeyCheck()
        check.visit(object.managedContent, schema, at: "")
        guard let problem = check.problems.first else { return }
        let place = [object.namespace, object.name].compactMap { $0 }.joined(separator: "/")
        throw .badRequest("failed to create typed patch object (\(place); \(object.kind)): \(problem)")
    }
}

/// Finds lists whose items cannot be told apart by their keys.
private struct ListKeyCheck {
    var problems: [String] = []

    mutating func visit(_ map: ValueMap, _ schema: ObjectSchema, at path: String) {
        for (field, value) in map {
            switch value {
            case .map(let inner) where !schema.isAtomic(field):
                visit(inner, schema.child(field), at: "\(path).\(field)")
            case .list(let items):
                let (rule, element) = schema.list(field)
                visit(items, rule, element, at: "\(path).\(field)")
            default: break
            }
        }
    }

    private mutating func visit(_ items: [Value], _ rule: ListRule, _ schema: ObjectSchema, at path: String) {
        guard rule != .atomic else { return }
        var seen: Set<String> = []
        for item in items {
            guard let element = rule.element(of: item) else {
                problems.append(
                    "\(path): element 0: associative list with keys has an element that omits key field \(rule.keyText)"
                )
                continue
            }
            let text = FieldElement.pathText(element)
            if !seen.insert(element).inserted { problems.append("\(path): duplicate entries for key \(text)") }
            if let map = item.mapValue { visit(map, schema, at: path + text) }
        }
    }
}

extension ListRule {
    fileprivate var keyText: String {
        if case .keyed(let keys, _) = self { keys.map { "\"\($0)\"" }.joined(separator: ", ") } else { "" }
    }
}
