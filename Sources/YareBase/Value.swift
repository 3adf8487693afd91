/// A piece of plain data: what a values file, a manifest or a JSON document holds once it is read.
///
/// The cases are JSON's with one refinement: whole numbers and floating-point numbers are kept apart, because Kubernetes
/// objects keep them apart. Helm reads values *through* JSON and so turns every number of a values file into a
/// `float64`; the readers in `YareYAML` have an option for that, and such a number is then a ``double(_:)`` here.
///
/// `Value` has value semantics and is `Sendable`. Templates, which may change a dictionary in place for every holder of
/// it, work on `TemplateValue` of `YareTemplate` instead.
public enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case list([Value])
    case map(ValueMap)
}

/// A map from string keys to values, kept in the byte order of its keys, which is the order Helm writes them in.
public typealias ValueMap = SortedMap<Value>

extension Value {
    /// Whether this is ``null``.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The truth value, when this is one.
    public var boolValue: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The text, when this is a string.
    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The whole number, when this is one: also a floating-point number without a fraction, as JSON readers in Go give.
    public var intValue: Int64? {
        switch self {
        case .int(let number): number
        case .double(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// The number as floating point, when this is a number of either sort.
    public var doubleValue: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    /// The elements, when this is a list.
    public var listValue: [Value]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    /// The entries, when this is a map.
    public var mapValue: ValueMap? {
        if case .map(let entries) = self { entries } else { nil }
    }

    /// The value under `key` when this is a map that has it, otherwise `nil`.
    public subscript(key: String) -> Value? {
        if case .map(let entries) = self { entries[key] } else { nil }
    }

    /// The element at `index` when this is a list that is long enough, otherwise `nil`.
    public subscript(index: Int) -> Value? {
        if case .list(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    /// The value at the end of a path of map keys, or `nil` when a step is missing or not a map.
    public func value(at path: [String]) -> Value? {
        var current = self
        for key in path {
            guard let next = current[key] else { return nil }
            current = next
        }
        return current
    }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Value)...) { self = .map(ValueMap(elements)) }
}

extension Value {
    /// What Go's JSON reader calls the kind of the value in its complaints.
    public var kindInJSON: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int, .double: "number"
        case .string: "string"
        case .list: "array"
        case .map: "object"
        }
    }
}
