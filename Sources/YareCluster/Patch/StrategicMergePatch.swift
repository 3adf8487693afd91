public import YareBase

/// Strategic merge patches: how built-in kinds are changed by clients that do not apply on the server's side.
public enum StrategicMergePatch {
    /// The patch that turns the current object into the wanted one, given what was wanted before.
    ///
    /// - Parameter kind: the objects' kind, which says how lists merge.
    /// - Returns: the patch; an empty map when there is nothing to do.
    public static func creating(
        original: ValueMap, modified: ValueMap, current: ValueMap, of kind: GroupVersionKind
    ) -> ValueMap {
        ThreeWayMerge(isStrategic: true).patch(original, modified, current, .object(of: kind))
    }

    /// The object after a patch.
    public static func applying(_ patch: ValueMap, to object: ValueMap, of kind: GroupVersionKind) -> ValueMap {
        apply(patch, to: object, .object(of: kind))
    }

    private static func apply(_ patch: ValueMap, to original: ValueMap, _ schema: ObjectSchema) -> ValueMap {
        if patch[Directive.patch]?.stringValue == "replace" {
            return patch.filter { key, _ in !Directive.isDirective(key) }
        }
        if patch[Directive.patch]?.stringValue == "delete" { return ValueMap() }
        var result = original
        if let retained = patch[Directive.retainKeys]?.listValue {
            result = result.filter { key, _ in retained.contains(.string(key)) }
        }
        for (field, change) in patch where !Directive.isDirective(field) {
            result[field] = changed(result[field], by: change, field, patch, schema)
        }
        for field in Directive.fields(in: patch) where patch[field] == nil {
            result[field] = result[field].map { changed($0, by: .list([]), field, patch, schema) ?? $0 }
        }
        return result
    }

    private static func changed(
        _ value: Value?, by change: Value, _ field: String, _ patch: ValueMap, _ schema: ObjectSchema
    ) -> Value? {
        switch change {
        case .null: return nil
        case .map(let inner):
            return .map(apply(inner, to: value?.mapValue ?? ValueMap(), schema.child(field)))
        case .list(let items):
            let (rule, element) = schema.list(field)
            let merge = ListMerge(
                rule: rule, schema: element, order: patch[Directive.order(field)]?.listValue ?? [],
                removed: patch[Directive.removal(field)]?.listValue ?? [])
            return .list(merge.merge(items, into: value?.listValue ?? []))
        default: return change
        }
    }

    /// Merges the list of a patch into the list of an object.
    private struct ListMerge {
        let rule: ListRule
        let schema: ObjectSchema
        /// The wanted order: values of a set, or maps of the merge key.
        let order: [Value]
        let removed: [Value]

        func merge(_ patch: [Value], into list: [Value]) -> [Value] {
            switch rule {
            case .atomic: return patch
            case .set:
                let kept = list.filter { !removed.contains($0) }
                return kept + patch.filter { !kept.contains($0) }
            case .keyed(_, let key):
                if patch.contains(where: { $0[Directive.patch] == "replace" }) {
                    return patch.filter { $0[Directive.patch] == nil }
                }
                return sorted(patch.reduce(into: list) { merge($1, by: key, into: &$0) }, by: key)
            }
        }

        private func merge(_ item: Value, by key: String, into list: inout [Value]) {
            guard let change = item.mapValue, let name = item[key] else { return }
            let index = list.firstIndex { $0[key] == name }
            if change[Directive.patch]?.stringValue == "delete" {
                list.removeAll { $0[key] == name }
            } else if let index {
                list[index] = .map(StrategicMergePatch.apply(change, to: list[index].mapValue ?? ValueMap(), schema))
            } else {
                list.append(.map(StrategicMergePatch.apply(change, to: ValueMap(), schema)))
            }
        }

        /// Puts the items that the patch orders into that order; the others keep their places.
        private func sorted(_ list: [Value], by key: String) -> [Value] {
            let wanted = order.compactMap { $0[key] }
            let ordered = wanted.compactMap { name in list.first { $0[key] == name } }
            var rest = ordered[...]
            return list.map { item in
                guard let name = item[key], wanted.contains(name) else { return item }
                return rest.popFirst() ?? item
            }
        }
    }
}
