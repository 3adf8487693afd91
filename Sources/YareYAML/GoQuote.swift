import YareBase

/// Go's quoted forms, as they stand in messages.
enum GoQuote {
    /// A byte as `encoding/json` names it, such as `'}'`.
    static func character(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "'"): "'\\''"
        case UInt8(ascii: "\""): "'\"'"
        default: "'" + string(String(Character(Unicode.Scalar(byte)))).dropFirst().dropLast() + "'"
        }
    }

    /// Go's `strconv.QuoteRune`, such as `'\n'`.
    static func rune(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "'": "'\\''"
        case "\"": "'\"'"
        default: "'\(escape(scalar))'"
        }
    }

    /// Go's `strconv.Quote`.
    static func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars { quoted += escape(scalar) }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x07: "\\a"
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0B: "\\v"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x20...0x7E: String(Character(scalar))
        case 0..<0x20, 0x7F: "\\x" + hexadecimal(scalar.value, digits: 2)
        default:
            isPrintable(scalar)
                ? String(Character(scalar))
                : scalar.value <= 0xFFFF
                    ? "\\u" + hexadecimal(scalar.value, digits: 4) : "\\U" + hexadecimal(scalar.value, digits: 8)
        }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// Go's `%#v` of plain data that go-yaml decoded.
    static func syntax(of value: Value, isElement: Bool = false) -> String {
        switch value {
        case .null: isElement ? "interface {}(nil)" : "<nil>"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): "\(number)"
        case .double(let number): FloatText.text(number, .g)
        case .string(let text): string(text)
        case .list(let elements):
            "[]interface {}{" + elements.map { syntax(of: $0, isElement: true) }.joined(separator: ", ") + "}"
        case .map(let entries):
            "map[interface {}]interface {}{"
                + entries.map { string($0.key) + ":" + syntax(of: $0.value, isElement: true) }.joined(separator: ", ")
                + "}"
        }
    }
}
