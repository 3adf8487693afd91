import YareBase

/// Merges what a manager applies into the live object, and takes out what it no longer wants.
enum FieldMerge {
    /// The live content with the applied fields laid over it.
    static func merging(_ applied: ValueMap, into live: ValueMap, _ schema: ObjectSchema) -> ValueMap {
        var result = live
        for (field, value) in applied {
            result[field] = merged(value, over: live[field], field, schema)
        }
        return result
    }

    private static func merged(_ value: Value, over live: Value?, _ field: String, _ schema: ObjectSchema) -> Value {
        switch (value, live) {
        case (.map(let new), .map(let old)?) where !schema.isAtomic(field):
            return .map(merging(new, into: old, schema.child(field)))
        case (.list(let new), .list(let old)?):
            let (rule, element) = schema.list(field)
            return rule == .atomic ? value : .list(mergedList(new, over: old, rule, element))
        default: return value
        }
    }

    /// Items of the applied list in its order; items that only the live list has keep their places among them.
    private static func mergedList(
        _ new: [Value], over old: [Value], _ rule: ListRule, _ schema: ObjectSchema
    ) -> [Value] {
        let newElements = Set(new.compactMap(rule.element))
        var liveItems: [String: Value] = [:]
        for item in old {
            if let element = rule.element(of: item) { liveItems[element] = item }
        }
        var result: [Value] = []
        var rest = new[...]
        for item in old {
            let element = rule.element(of: item)
            if let element, newElements.contains(element) {
                if let next = rest.popFirst() { result.append(mergedItem(next, liveItems, rule, schema)) }
            } else {
                result.append(item)
            }
        }
        return result + rest.map { mergedItem($0, liveItems, rule, schema) }
    }

    private static func mergedItem(
        _ item: Value, _ liveItems: [String: Value], _ rule: ListRule, _ schema: ObjectSchema
    ) -> Value {
        guard let map = item.mapValue, let element = rule.element(of: item), let live = liveItems[element]?.mapValue
        else { return item }
        return .map(merging(map, into: live, schema))
    }

    /// The content without the fields of a set; a list item goes when the item itself is in the set and nobody in
    /// `kept` has a part of it.
    static func removing(
        _ removed: ValueMap, from content: ValueMap, keeping kept: ValueMap, _ schema: ObjectSchema
    ) -> ValueMap {
        var result = content
        for (element, node) in removed where element.hasPrefix("f:") {
            let field = String(element.dropFirst(2))
            guard let value = content[field] else { continue }
            let keptNode = kept[element]?.mapValue
            result[field] = remaining(of: value, node.mapValue ?? ValueMap(), keptNode, field, schema)
        }
        return result
    }

    private static func remaining(
        of value: Value, _ removed: ValueMap, _ kept: ValueMap?, _ field: String, _ schema: ObjectSchema
    ) -> Value? {
        if removed.isEmpty { return value.unless(kept == nil) }
        switch value {
        case .map(let map):
            let rest = removing(removed, from: map, keeping: kept ?? ValueMap(), schema.child(field))
            return Value.map(rest).unless(rest.isEmpty && kept == nil)
        case .list(let items):
            let (rule, element) = schema.list(field)
            let rest = items.compactMap { remainingItem($0, removed, kept ?? ValueMap(), rule, element) }
            return Value.list(rest).unless(rest.isEmpty && kept == nil)
        default: return value
        }
    }

    private static func remainingItem(
        _ item: Value, _ removed: ValueMap, _ kept: ValueMap, _ rule: ListRule, _ schema: ObjectSchema
    ) -> Value? {
        guard let element = rule.element(of: item), let node = removed[element]?.mapValue else { return item }
        let keptNode = kept[element]?.mapValue
        if FieldNode.isMember(node), keptNode == nil { return nil }
        guard let map = item.mapValue else { return item }
        return .map(removing(node, from: map, keeping: keptNode ?? ValueMap(), schema))
    }
}
