public import YareBase

/// Reads the fields of a Go struct from plain data by the rules of `sigs.k8s.io/yaml`.
///
/// Numbers and truth values are taken for text where the field is a string; null leaves a field alone; the first value
/// of a wrong kind, in the order of the keys, is the error, with the words of Go's `encoding/json`.
public struct FieldDecoder {
    /// What the first value of a wrong kind was.
    public private(set) var problem: String?

    public init() {}

    /// Gives a text to `field`, unless the value is null.
    public mutating func decode(_ value: Value, into field: inout String, _ name: String) {
        guard let text = text(value, name) else { return }
        field = text
    }

    /// Gives a truth value to `field`, unless the value is null.
    public mutating func decode(_ value: Value, into field: inout Bool, _ name: String) {
        switch value {
        case .bool(let flag): field = flag
        case .null: break
        default: report(value, name, "bool")
        }
    }

    /// Gives a list of texts to `field`; null elements become empty texts.
    public mutating func decode(_ value: Value, into field: inout [String], _ name: String) {
        guard let elements = elements(value, name, "[]string") else { return }
        field = elements.map { text($0, name) ?? "" }
    }

    /// Adds a map of texts to `field`; null values become empty texts.
    public mutating func decode(_ value: Value, into field: inout SortedMap<String>, _ name: String) {
        guard let entries = entries(value, name, "map[string]string") else { return }
        for (key, value) in entries { field[key] = text(value, name) ?? "" }
    }

    /// Gives a list of structs, or pointers to them, to `field`; a null element stays null.
    public mutating func decode<Element>(
        _ value: Value, into field: inout [Element?], _ name: String, type: String,
        _ element: (inout FieldDecoder, ValueMap) -> Element
    ) {
        guard let elements = elements(value, name, "[]*" + type) else { return }
        field = elements.map { entries($0, name, type).map { element(&self, $0) } }
    }

    /// The elements of a list of anything, or `nil` when the value is null or of another kind.
    public mutating func elements(_ value: Value, _ name: String, _ type: String) -> [Value]? {
        if case .list(let elements) = value { return elements }
        if !value.isNull { report(value, name, type) }
        return nil
    }

    /// The entries of a struct or map, or `nil` when the value is null or of another kind.
    public mutating func entries(_ value: Value, _ name: String?, _ type: String) -> ValueMap? {
        if case .map(let entries) = value { return entries }
        if !value.isNull { report(value, name, type) }
        return nil
    }

    private mutating func text(_ value: Value, _ name: String) -> String? {
        switch value {
        case .string(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .double(let number): return FloatText.text(number, .g)
        case .null: return nil
        case .list, .map:
            report(value, name, "string")
            return nil
        }
    }

    private mutating func report(_ value: Value, _ name: String?, _ type: String) {
        guard problem == nil else { return }
        let place = name.map { "struct field \($0)" } ?? "value"
        problem = "json: cannot unmarshal \(value.kindInJSON) into Go \(place) of type \(type)"
    }
}
