import YareBase

extension FieldSet {
    /// The fields that an object sets, without those that every object has and that the cluster keeps itself.
    init(of object: KubernetesObject, schema: ObjectSchema) {
        self.init(FieldNode.children(of: .map(object.managedContent), schema: schema))
    }

    /// The fields that differ between two states of an object: set anew or changed, and removed.
    static func differences(
        from old: KubernetesObject, to new: KubernetesObject, schema: ObjectSchema
    ) -> (changed: FieldSet, removed: FieldSet) {
        var comparison = FieldComparison()
        let trees = comparison.compare(old.managedContent, new.managedContent, schema)
        return (FieldSet(trees.changed), FieldSet(trees.removed))
    }
}

extension KubernetesObject {
    /// What field managers can own: not the identity, not what the cluster fills in.
    var managedContent: ValueMap {
        var content = content
        content["apiVersion"] = nil
        content["kind"] = nil
        content["status"] = nil
        guard var metadata = content["metadata"]?.mapValue else { return content }
        for field in Self.unmanagedMetadata { metadata[field] = nil }
        content["metadata"] = Value.map(metadata).unless(metadata.isEmpty)
        return content
    }

    private static let unmanagedMetadata = [
        "name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "managedFields", "selfLink", "generateName",
    ]
}

extension FieldNode {
    /// The nodes of the fields of a map.
    static func children(of value: Value, schema: ObjectSchema) -> ValueMap {
        guard let map = value.mapValue else { return ValueMap() }
        return ValueMap(
            sortedKeys: map.keys.map(FieldElement.field),
            values: map.map { .map(node(of: $0.1, in: $0.0, schema: schema)) })
    }

    /// The node of a field with its value, named by the schema of the map around it.
    static func node(of value: Value, in field: String, schema: ObjectSchema) -> ValueMap {
        switch value {
        case .map(let map) where !map.isEmpty && !schema.isAtomic(field):
            return children(of: value, schema: schema.child(field))
        case .list(let elements) where !elements.isEmpty:
            let (rule, element) = schema.list(field)
            return node(of: elements, rule, element)
        default: return ValueMap()
        }
    }

    private static func node(of elements: [Value], _ rule: ListRule, _ schema: ObjectSchema) -> ValueMap {
        switch rule {
        case .atomic: return ValueMap()
        case .set: return ValueMap(elements.map { (FieldElement.value($0), .map(ValueMap())) })
        case .keyed(let keys, _):
            return ValueMap(
                elements.compactMap { element in
                    FieldElement.item(element, keys: keys).map { ($0, .map(itemNode(element, schema))) }
                })
        }
    }

    /// The node of a list's item: the item itself belongs to whoever lists it.
    static func itemNode(_ item: Value, _ schema: ObjectSchema) -> ValueMap {
        node(isMember: true, children: children(of: item, schema: schema)) ?? ValueMap()
    }
}

/// Finds the fields in which two states of an object differ.
struct FieldComparison {
    typealias Trees = (changed: ValueMap, removed: ValueMap)

    mutating func compare(_ old: ValueMap, _ new: ValueMap, _ schema: ObjectSchema) -> Trees {
        var trees: Trees = (ValueMap(), ValueMap())
        for (field, value) in new {
            let element = FieldElement.field(field)
            guard let previous = old[field] else {
                trees.changed[element] = .map(FieldNode.node(of: value, in: field, schema: schema))
                continue
            }
            guard previous != value else { continue }
            add(compareField(previous, value, field, schema), under: element, to: &trees)
        }
        for (field, value) in old where new[field] == nil {
            trees.removed[FieldElement.field(field)] = .map(FieldNode.node(of: value, in: field, schema: schema))
        }
        return trees
    }

    /// The nodes of a field that has two different values; `nil` where nothing differs beneath.
    private mutating func compareField(
        _ old: Value, _ new: Value, _ field: String, _ schema: ObjectSchema
    ) -> (changed: ValueMap?, removed: ValueMap?) {
        switch (old, new) {
        case (.map(let left), .map(let right)) where !schema.isAtomic(field) && !left.isEmpty && !right.isEmpty:
            let trees = compare(left, right, schema.child(field))
            return (trees.changed.isEmpty ? nil : trees.changed, trees.removed.isEmpty ? nil : trees.removed)
        case (.list(let left), .list(let right)):
            let (rule, element) = schema.list(field)
            guard rule != .atomic, !left.isEmpty, !right.isEmpty else { return (ValueMap(), nil) }
            return compareLists(left, right, rule, element)
        default: return (FieldNode.node(of: new, in: field, schema: schema), nil)
        }
    }

    private mutating func compareLists(
        _ old: [Value], _ new: [Value], _ rule: ListRule, _ schema: ObjectSchema
    ) -> (changed: ValueMap?, removed: ValueMap?) {
        let oldItems = items(old, rule)
        let newItems = items(new, rule)
        var trees: Trees = (ValueMap(), ValueMap())
        for (element, item) in newItems {
            guard let previous = oldItems[element] else {
                trees.changed[element] = .map(node(of: item, rule, schema))
                continue
            }
            guard previous != item, let left = previous.mapValue, let right = item.mapValue else { continue }
            let inner = compare(left, right, schema)
            add(
                (inner.changed.isEmpty ? nil : inner.changed, inner.removed.isEmpty ? nil : inner.removed),
                under: element, to: &trees)
        }
        for (element, item) in oldItems where newItems[element] == nil {
            trees.removed[element] = .map(node(of: item, rule, schema))
        }
        return (trees.changed.isEmpty ? nil : trees.changed, trees.removed.isEmpty ? nil : trees.removed)
    }

    private func node(of item: Value, _ rule: ListRule, _ schema: ObjectSchema) -> ValueMap {
        rule == .set ? ValueMap() : FieldNode.itemNode(item, schema)
    }

    private func items(_ list: [Value], _ rule: ListRule) -> ValueMap {
        ValueMap(list.compactMap { item in rule.element(of: item).map { ($0, item) } })
    }

    private func add(_ nodes: (changed: ValueMap?, removed: ValueMap?), under element: String, to trees: inout Trees) {
        if let changed = nodes.changed { trees.changed[element] = .map(changed) }
        if let removed = nodes.removed { trees.removed[element] = .map(removed) }
    }
}

extension ListRule {
    /// The path element of an item; `nil` in an atomic list, or where a key is missing.
    func element(of item: Value) -> String? {
        switch self {
        case .atomic: nil
        case .set: FieldElement.value(item)
        case .keyed(let keys, _): FieldElement.item(item, keys: keys)
        }
    }
}
