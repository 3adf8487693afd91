public import YareBase

/// A value as a Go template sees it: one of Go's kinds, with the exact type where Go would show it.
///
/// Plain data becomes a `TemplateValue` once, when rendering begins (``init(_:)``). From there on Go's reference semantics
/// hold: a dictionary that `set` or `merge` changes is changed for every holder of it.
public enum TemplateValue {
    /// Go's untyped nil, also what a missing map key gives.
    case null
    case bool(Bool)
    /// A whole number of one of Go's integer types; `uint64` values above `Int64.max` keep their bit pattern.
    case integer(Int64, IntegerType)
    /// A `float64`.
    case float(Double)
    /// A Go string; bytes that are not UTF-8 are carried as ``EscapedBytes`` says.
    case string(String)
    case list(TemplateList)
    case dictionary(TemplateDictionary)
    /// Something a host offers to templates: `.Files`, a point in time, a parsed version.
    case object(any TemplateObject)

    /// Go's integer types.
    public enum IntegerType: UInt8, Sendable {
        case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64

        /// The name as `%T` prints it.
        public var name: String {
            switch self {
            case .int: "int"
            case .int8: "int8"
            case .int16: "int16"
            case .int32: "int32"
            case .int64: "int64"
            case .uint: "uint"
            case .uint8: "uint8"
            case .uint16: "uint16"
            case .uint32: "uint32"
            case .uint64: "uint64"
            }
        }

        /// Whether values of the type are never negative.
        public var isUnsigned: Bool { rawValue >= IntegerType.uint.rawValue }
    }

    /// A Go `int`, the type of whole-number constants in templates and of `len`.
    @inlinable
    public static func int(_ number: Int) -> TemplateValue { .integer(Int64(number), .int) }

    /// A Go `int64`, the type of Sprig's arithmetic.
    @inlinable
    public static func int64(_ number: Int64) -> TemplateValue { .integer(number, .int64) }

    /// A list of any values: `[]interface {}`.
    @inlinable
    public static func list(_ elements: [TemplateValue]) -> TemplateValue { .list(TemplateList(elements)) }

    /// A list of strings: `[]string`.
    public static func strings(_ elements: some Sequence<String>) -> TemplateValue {
        .list(TemplateList(elements.map(TemplateValue.string), elementType: .string))
    }
}

/// A Go slice: its elements and what `%T` would call their type.
///
/// No template function of Go, Sprig or Helm changes a slice in place, so a list is a plain value.
public struct TemplateList {
    /// The element type of a slice, for `%T`, `typeOf`, `kindOf` and JSON.
    public enum ElementType: Sendable, Hashable {
        case any, string, int, byte, dictionary, list
        /// Pointers to a host's structs, by the name of the type: `*chart.Maintainer`.
        case named(String)

        /// The name of a slice of the type as `%T` prints it.
        public var listTypeName: String {
            switch self {
            case .any: "[]interface {}"
            case .string: "[]string"
            case .int: "[]int"
            case .byte: "[]uint8"
            case .dictionary: "[]map[string]interface {}"
            case .list: "[][]interface {}"
            case .named(let type): "[]\(type)"
            }
        }
    }

    public var elements: [TemplateValue]
    public var elementType: ElementType
    /// Whether this is Go's nil slice, which JSON writes as `null`.
    public var isNil: Bool

    @inlinable
    public init(_ elements: [TemplateValue], elementType: ElementType = .any, isNil: Bool = false) {
        self.elements = elements
        self.elementType = elementType
        self.isNil = isNil
    }
}

extension TemplateValue {
    /// Turns plain data into what templates work on. Maps become dictionaries of their own, shared with nobody.
    public init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .integer(number, .int64)
        case .double(let number): self = .float(number)
        case .string(let text): self = .string(text)
        case .list(let elements): self = .list(elements.map { TemplateValue($0) })
        case .map(let entries): self = .dictionary(TemplateDictionary(entries))
        }
    }
}
