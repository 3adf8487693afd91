import YareBase

/// Plain data as Go's `fmt` writes it, for messages whose words are Helm's.
enum GoText {
    /// A value as `%v` writes it.
    static func plain(_ value: Value) -> String {
        switch value {
        case .null: "<nil>"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): FloatText.text(number, .g)
        case .string(let text): text
        case .list(let elements): "[" + elements.map(plain).joined(separator: " ") + "]"
        case .map(let entries): "map[" + entries.map { "\($0.key):\(plain($0.value))" }.joined(separator: " ") + "]"
        }
    }

    /// A value as `%t` writes it, which complains about all but truth values.
    static func formattedAsFlag(_ value: Value) -> String {
        switch value {
        case .null: "%!t(<nil>)"
        case .bool(let flag): flag ? "true" : "false"
        case .list(let elements): "[" + elements.map(formattedAsFlag).joined(separator: " ") + "]"
        case .int, .double, .string, .map: "%!t(\(typeName(of: value))=\(plain(value)))"
        }
    }

    /// The name of a value's type.
    static func typeName(of value: Value) -> String {
        switch value {
        case .null: "nil"
        case .bool: "bool"
        case .int: "int64"
        case .double: "float64"
        case .string: "string"
        case .list: "[]interface {}"
        case .map: "map[string]interface {}"
        }
    }

    /// A text as `%q` writes it.
    static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { escaped($0, quote: "\"") }.joined() + "\""
    }

    /// The characters of a text as `%q` writes a list of them.
    static func quotedScalars(_ text: String) -> String {
        "[" + text.unicodeScalars.map { "'" + escaped($0, quote: "'") + "'" }.joined(separator: " ") + "]"
    }

    private static func escaped(_ scalar: Unicode.Scalar, quote: Unicode.Scalar) -> String {
        switch scalar {
        case quote, "\\": "\\" + String(scalar)
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F: "\\x" + hexadecimal(scalar.value)
        default: String(scalar)
        }
    }

    private static func hexadecimal(_ number: UInt32) -> String {
        (number < 16 ? "0" : "") + String(number, radix: 16)
    }
}
