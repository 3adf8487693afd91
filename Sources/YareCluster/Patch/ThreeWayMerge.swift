import YareBase

/// Computes the patch from what there is to what is wanted, removing what was wanted before and is no longer.
///
/// Source: `CreateThreeWayMergePatch` of `k8s.io/apimachinery/pkg/util/strategicpatch`: additions and changes come from
/// comparing `modified` with `current`, removals from comparing `modified` with `original`.
struct ThreeWayMerge {
    /// Whether lists merge by the keys of the schema and directives may be written.
    let isStrategic: Bool

    func patch(
        _ original: ValueMap, _ modified: ValueMap, _ current: ValueMap, _ schema: ObjectSchema
    ) -> ValueMap {
        var patch = ValueMap()
        for (field, wanted) in modified {
            add(field, wanted, original[field], current[field], schema, to: &patch)
        }
        for field in original.keys where modified[field] == nil && current[field] != nil {
            patch[field] = .null
        }
        return patch
    }

    private func add(
        _ field: String, _ wanted: Value, _ original: Value?, _ current: Value?, _ schema: ObjectSchema,
        to patch: inout ValueMap
    ) {
        guard let current, wanted != current else {
            if current == nil, !wanted.isNull { patch[field] = wanted }
            return
        }
        switch (wanted, current) {
        case (.map(let wantedMap), .map(let currentMap)):
            var inner = self.patch(original?.mapValue ?? ValueMap(), wantedMap, currentMap, schema.child(field))
            guard !inner.isEmpty else { return }
            if isStrategic, schema.rule(for: field)?.retainsKeys == true {
                inner[Directive.retainKeys] = .list(wantedMap.keys.map(Value.string))
            }
            patch[field] = .map(inner)
        case (.list(let wantedList), .list(let currentList)) where isStrategic:
            addList(field, wantedList, original?.listValue ?? [], currentList, schema, to: &patch)
        default: patch[field] = wanted
        }
    }

    private func addList(
        _ field: String, _ wanted: [Value], _ original: [Value], _ current: [Value], _ schema: ObjectSchema,
        to patch: inout ValueMap
    ) {
        let (rule, element) = schema.list(field)
        switch rule {
        case .atomic: patch[field] = .list(wanted)
        case .set:
            let added = wanted.filter { !current.contains($0) }
            let removed = original.filter { !wanted.contains($0) && current.contains($0) }
            if !added.isEmpty { patch[field] = .list(added) }
            if !removed.isEmpty { patch[Directive.removal(field)] = .list(removed) }
        case .keyed(_, let key) where hasDuplicates(wanted, key) || hasDuplicates(current, key):
            // items that cannot be told apart cannot be changed one by one
            patch[field] = .list(wanted + [[Directive.patch: "replace"]])
        case .keyed(_, let key):
            var items = wanted.compactMap { item in
                itemPatch(item, key, original, current, element, schema.rule(for: field))
            }
            items += removals(wanted, original, current, key)
            let order = keyList(wanted, key)
            guard !items.isEmpty || order != keyList(current, key).filter(order.contains) else { return }
            patch[field] = Value.list(items).unless(items.isEmpty)
            patch[Directive.order(field)] = .list(order)
        }
    }

    private func hasDuplicates(_ items: [Value], _ key: String) -> Bool {
        let keys = items.compactMap { $0[key] }
        return Set(keys).count < keys.count
    }

    /// The patch of one item; `nil` when the item is as wanted.
    private func itemPatch(
        _ wanted: Value, _ key: String, _ original: [Value], _ current: [Value], _ schema: ObjectSchema,
        _ rule: FieldRule?
    ) -> Value? {
        guard let wantedMap = wanted.mapValue, let name = wanted[key],
            let currentMap = current.first(where: { $0[key] == name })?.mapValue
        else { return wanted }
        let originalMap = original.first { $0[key] == name }?.mapValue ?? ValueMap()
        var inner = patch(originalMap, wantedMap, currentMap, schema)
        guard !inner.isEmpty else { return nil }
        if rule?.retainsKeys == true { inner[Directive.retainKeys] = .list(wantedMap.keys.map(Value.string)) }
        inner[key] = name
        return .map(inner)
    }

    private func removals(_ wanted: [Value], _ original: [Value], _ current: [Value], _ key: String) -> [Value] {
        original.compactMap { item in
            guard let name = item[key], !wanted.contains(where: { $0[key] == name }),
                current.contains(where: { $0[key] == name })
            else { return nil }
            return .map([key: name, Directive.patch: "delete"])
        }
    }

    private func keyList(_ items: [Value], _ key: String) -> [Value] {
        items.compactMap { item in item[key].map { .map([key: $0]) } }
    }
}

/// The directives of a strategic merge patch.
enum Directive {
    static let patch = "$patch"
    static let retainKeys = "$retainKeys"
    private static let orderPrefix = "$setElementOrder/"
    private static let removalPrefix = "$deleteFromPrimitiveList/"

    static func order(_ field: String) -> String { orderPrefix + field }
    static func removal(_ field: String) -> String { removalPrefix + field }

    /// Whether a key of a patch is a directive and no field.
    static func isDirective(_ key: String) -> Bool {
        key == patch || key == retainKeys || key.hasPrefix(orderPrefix) || key.hasPrefix(removalPrefix)
    }

    /// The fields that a patch has directives for although it does not change them otherwise.
    static func fields(in patch: ValueMap) -> Set<String> {
        Set(
            patch.keys.compactMap { key in
                [orderPrefix, removalPrefix].first(where: key.hasPrefix).map { String(key.dropFirst($0.count)) }
            })
    }
}
