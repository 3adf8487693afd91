extension TemplateValue {
    /// The name of the Go type as `%T` and `typeOf` print it; `<nil>` for nil.
    public var typeName: String {
        switch self {
        case .null: "<nil>"
        case .bool: "bool"
        case .integer(_, let type): type.name
        case .float: "float64"
        case .string: "string"
        case .list(let list): list.elementType.listTypeName
        case .dictionary(let dictionary): dictionary.type.name
        case .object(let object): object.typeName
        }
    }

    /// The name of the Go kind as `kindOf` prints it; `invalid` for nil.
    public var kindName: String {
        switch self {
        case .null: "invalid"
        case .bool: "bool"
        case .integer(_, let type): type.name
        case .float: "float64"
        case .string: "string"
        case .list: "slice"
        case .dictionary: "map"
        case .object(let object): object.kindName
        }
    }

    /// Whether `if`, `and`, `or`, `not` take the value for true: what is not the zero of its type or empty.
    public var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let flag): flag
        case .integer(let number, _): number != 0
        case .float(let number): number != 0
        case .string(let text): !text.isEmpty
        case .list(let list): !list.elements.isEmpty
        case .dictionary(let dictionary): !dictionary.entries.isEmpty
        case .object(let object): object.isTrue
        }
    }
}

extension TemplateFunction.Parameter {
    /// The name of the Go type, for messages.
    public var typeName: String {
        switch self {
        case .any: "interface {}"
        case .bool: "bool"
        case .int: "int"
        case .int64: "int64"
        case .uint32: "uint32"
        case .float64: "float64"
        case .string: "string"
        case .bytes: "[]uint8"
        case .list: "[]interface {}"
        case .strings: "[]string"
        case .dictionary: "map[string]interface {}"
        case .object(let name): name
        }
    }

    /// Whether Go's nil is a value of the type.
    var allowsNil: Bool {
        switch self {
        case .any, .bytes, .list, .strings, .dictionary: true
        case .object(let name): name.utf8.first == UInt8(ascii: "*")
        case .bool, .int, .int64, .uint32, .float64, .string: false
        }
    }

    /// Whether Go would assign a value, not nil, to a variable of the type.
    func accepts(_ value: TemplateValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.bool, .bool), (.float64, .float), (.string, .string), (.int, .integer(_, .int)),
            (.int64, .integer(_, .int64)), (.uint32, .integer(_, .uint32)):
            true
        case (.bytes, .list(let list)): list.elementType == .byte
        case (.list, .list(let list)): list.elementType == .any
        case (.strings, .list(let list)): list.elementType == .string
        case (.dictionary, .dictionary(let dictionary)): dictionary.type == .any || dictionary.type == .values
        case (.object(let name), .object(let object)): object.typeName == name
        default: false
        }
    }
}
