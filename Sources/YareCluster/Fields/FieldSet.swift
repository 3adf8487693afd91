import YareBase

/// A set of fields of an object, in the form in which objects record who manages what (`FieldsV1`).
///
/// A node of ``tree`` is a map of path elements (`f:spec`, `k:{"name":"web"}`, `v:"x"`) to nodes. The field at a node
/// belongs to the set when the node is empty or has the element `.`.
struct FieldSet: Sendable, Hashable {
    var tree: ValueMap

    init(_ tree: ValueMap = ValueMap()) {
        self.tree = tree
    }

    var isEmpty: Bool { tree.isEmpty }

    func union(_ other: FieldSet) -> FieldSet {
        FieldSet(FieldNode.combined(tree, other.tree) { $0 || $1 })
    }

    func intersection(_ other: FieldSet) -> FieldSet {
        FieldSet(FieldNode.combined(tree, other.tree) { $0 && $1 })
    }

    func subtracting(_ other: FieldSet) -> FieldSet {
        FieldSet(FieldNode.combined(tree, other.tree) { $0 && !$1 })
    }

    /// The fields as people write them: `.spec.template.spec.containers[name="web"].image`.
    var paths: [String] {
        var found: [String] = []
        collectPaths(tree, after: "", into: &found)
        return found
    }

    private func collectPaths(_ node: ValueMap, after prefix: String, into found: inout [String]) {
        for (element, child) in node where element != FieldNode.itself {
            let path = prefix + FieldElement.pathText(element)
            let child = child.mapValue ?? ValueMap()
            if FieldNode.isMember(child) { found.append(path) }
            collectPaths(child, after: path, into: &found)
        }
    }
}

/// The nodes of a ``FieldSet``'s tree.
enum FieldNode {
    /// The path element for the field itself, where fields beneath it are named too.
    static let itself = "."

    /// Whether the field of the node belongs to the set.
    static func isMember(_ node: ValueMap) -> Bool {
        node.isEmpty || node[itself] != nil
    }

    /// A node of a field that is a member or not, with the nodes beneath; `nil` when nothing of it is in the set.
    static func node(isMember: Bool, children: ValueMap) -> ValueMap? {
        if children.isEmpty { return isMember ? ValueMap() : nil }
        var node = children
        node[itself] = Value.map(ValueMap()).unless(!isMember)
        return node
    }

    /// The tree whose members are those for which `isMember` of (in left, in right) holds.
    static func combined(_ left: ValueMap, _ right: ValueMap, _ isMember: (Bool, Bool) -> Bool) -> ValueMap {
        var keys = left.keys
        keys.append(contentsOf: right.keys.filter { left[$0] == nil })
        var result: [(String, Value)] = []
        for key in keys where key != itself {
            let leftNode = left[key]?.mapValue
            let rightNode = right[key]?.mapValue
            let children = combined(leftNode ?? ValueMap(), rightNode ?? ValueMap(), isMember)
            let isInResult = isMember(leftNode.map(self.isMember) ?? false, rightNode.map(self.isMember) ?? false)
            if let node = node(isMember: isInResult, children: children) { result.append((key, .map(node))) }
        }
        return ValueMap(result)
    }
}

/// The path elements of a ``FieldSet``.
enum FieldElement {
    static func field(_ name: String) -> String { "f:" + name }

    /// The element of a list item that is told apart by keys; `nil` when the item lacks one without a default.
    static func item(_ item: Value, keys: [String]) -> String? {
        var values: [(String, Value)] = []
        for key in keys {
            guard let value = item[key] ?? defaultKeys[key] else { return nil }
            values.append((key, value))
        }
        return "k:" + JSONText.string(.map(ValueMap(values)))
    }

    /// The element of a member of a list of plain values.
    static func value(_ value: Value) -> String { "v:" + JSONText.string(value) }

    /// List keys that may be left out (`+default` in `k8s.io/api`).
    private static let defaultKeys: [String: Value] = ["protocol": "TCP"]

    static func pathText(_ element: String) -> String {
        let body = String(element.dropFirst(2))
        switch element.prefix(2) {
        case "f:": return ".\(body)"
        case "k:":
            let keys = JSONText.value(body)?.mapValue ?? ValueMap()
            return "[\(keys.map { "\($0.0)=\(JSONText.string($0.1))" }.joined(separator: ","))]"
        default: return "[=\(body)]"
        }
    }
}
