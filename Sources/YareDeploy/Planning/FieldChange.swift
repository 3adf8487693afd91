public import YareBase

/// A field of an object that changes.
public struct FieldChange: Sendable, Hashable {
    /// Such as `spec.template.spec.containers[web].image`.
    public var path: String
    /// The value before; `nil` where there was none.
    public var old: Value?
    /// The value after; `nil` where there is none.
    public var new: Value?

    public init(path: String, old: Value?, new: Value?) {
        self.path = path
        self.old = old
        self.new = new
    }

    /// The fields in which two objects differ, in the order of their paths.
    ///
    /// Items of lists are told apart by their names where all of them have one, otherwise by their places.
    public static func between(_ old: ValueMap, _ new: ValueMap) -> [FieldChange] {
        var comparison = FieldComparison()
        comparison.compare(old, new, at: "")
        return comparison.changes
    }
}

/// Collects the fields in which two values differ.
private struct FieldComparison {
    var changes: [FieldChange] = []

    mutating func compare(_ old: ValueMap, _ new: ValueMap, at path: String) {
        for key in Set(old.keys).union(new.keys).sorted() {
            compare(old[key], new[key], at: Self.join(path, key))
        }
    }

    private mutating func compare(_ old: Value?, _ new: Value?, at path: String) {
        switch (old, new) {
        case _ where old == new: break
        case (.map(let old)?, .map(let new)?): compare(old, new, at: path)
        case (.list(let old)?, .list(let new)?): compare(old, new, at: path)
        default: changes.append(FieldChange(path: path, old: old, new: new))
        }
    }

    private mutating func compare(_ old: [Value], _ new: [Value], at path: String) {
        guard let oldItems = Self.items(old), let newItems = Self.items(new) else {
            return compareByPlace(old, new, at: path)
        }
        for name in Set(oldItems.keys).union(newItems.keys).sorted() {
            compare(oldItems[name], newItems[name], at: "\(path)[\(name)]")
        }
    }

    private mutating func compareByPlace(_ old: [Value], _ new: [Value], at path: String) {
        for index in 0..<max(old.count, new.count) {
            compare(
                old.indices.contains(index) ? old[index] : nil, new.indices.contains(index) ? new[index] : nil,
                at: "\(path)[\(index)]")
        }
    }

    /// The items by their names; `nil` unless each has one of its own.
    private static func items(_ list: [Value]) -> [String: Value]? {
        var items: [String: Value] = [:]
        for item in list {
            guard let name = item["name"]?.stringValue, items.updateValue(item, forKey: name) == nil else {
                return nil
            }
        }
        return items
    }

    private static func join(_ path: String, _ key: String) -> String {
        let step = key.utf8.contains(UInt8(ascii: ".")) ? "[\"\(key)\"]" : key
        return path.isEmpty ? step : step.utf8.first == UInt8(ascii: "[") ? path + step : "\(path).\(step)"
    }
}
