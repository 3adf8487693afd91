public import YareBase

/// Writes data as TOML, byte for byte as the encoder of BurntSushi/toml that Helm's `toToml` uses.
///
/// The keys of a table come sorted, those with plain values first, then tables and lists of tables with a heading and two
/// more spaces of indentation a level. Nulls in tables are left out.
public struct TOMLWriter {
    private var output: [UInt8] = []
    private var path: [String] = []

    private init() {}

    /// The TOML text of a value. Values that are no maps are written bare, as the Go encoder does.
    ///
    /// - Throws: `toml.unwritable` with the encoder's sentence for a null in a list, a list of tables at the top, or a
    ///   null at the top.
    public static func text(of value: Value) throws(YareError) -> String {
        var writer = TOMLWriter()
        switch value {
        case .map(let entries): try writer.writeEntries(entries)
        case .null: throw .nothingToWrite()
        default:
            if try isTableList(value) { throw .tablesWithoutName() }
            try writer.writeInline(value)
        }
        return EscapedBytes.string(from: writer.output)
    }

    // MARK: tables

    private mutating func writeEntries(_ entries: ValueMap) throws(YareError) {
        var tables: [(key: String, value: Value)] = []
        for (key, value) in entries {
            if try Self.isTable(value) {
                tables.append((key, value))
            } else if !value.isNull {
                writeIndentation(depth: path.count)
                writeKey(key)
                append(" = ")
                try writeInline(value)
                append("\n")
            }
        }
        for (key, value) in tables {
            path.append(key)
            if case .list(let elements) = value {
                for element in elements { try writeTable(element, isElement: true) }
            } else {
                try writeTable(value, isElement: false)
            }
            path.removeLast()
        }
    }

    private mutating func writeTable(_ table: Value, isElement: Bool) throws(YareError) {
        guard case .map(let entries) = table else { return }
        if !output.isEmpty, isElement || path.count == 1 { append("\n") }
        writeIndentation(depth: path.count - 1)
        append(isElement ? "[[" : "[")
        for (index, key) in path.enumerated() {
            if index > 0 { append(".") }
            writeKey(key)
        }
        append(isElement ? "]]\n" : "]\n")
        try writeEntries(entries)
    }

    /// Whether a value has a heading of its own.
    private static func isTable(_ value: Value) throws(YareError) -> Bool {
        if case .map = value { return true }
        return try isTableList(value)
    }

    private static func isTableList(_ value: Value) throws(YareError) -> Bool {
        guard case .list(let elements) = value, !elements.isEmpty else { return false }
        if elements.contains(.null) { throw .nullInList() }
        return elements.allSatisfy { $0.mapValue != nil }
    }

    // MARK: values in a line

    private mutating func writeInline(_ value: Value) throws(YareError) {
        switch value {
        case .null: throw .nullInList()
        case .bool(let flag): append(flag ? "true" : "false")
        case .int(let number): FloatText.appendInteger(number, to: &output)
        case .double(let number): writeFloat(number)
        case .string(let text): writeQuoted(text)
        case .list(let elements): try writeInlineList(elements)
        case .map(let entries): try writeInlineTable(entries)
        }
    }

    private mutating func writeInlineList(_ elements: [Value]) throws(YareError) {
        append("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { append(", ") }
            try writeInline(element)
        }
        append("]")
    }

    private mutating func writeInlineTable(_ entries: ValueMap) throws(YareError) {
        var plain: [(key: String, value: Value)] = []
        var tables: [(key: String, value: Value)] = []
        for entry in entries {
            if try Self.isTable(entry.value) { tables.append(entry) } else { plain.append(entry) }
        }
        append("{")
        for (index, entry) in (plain + tables).enumerated() where !entry.value.isNull {
            writeKey(entry.key)
            append(" = ")
            try writeInline(entry.value)
            if index < plain.count + tables.count - 1 { append(", ") }
        }
        append("}")
    }

    private mutating func writeFloat(_ number: Double) {
        guard number.isFinite else {
            return append(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")
        }
        let start = output.count
        FloatText.append(number, .f, to: &output)
        if !output[start...].contains(UInt8(ascii: ".")) { append(".0") }
    }

    // MARK: keys and strings

    private mutating func writeKey(_ key: String) {
        if !key.isEmpty, key.utf8.allSatisfy(TOMLCharacter.isBareKey) {
            output.append(contentsOf: key.utf8)
        } else {
            writeQuoted(key)
        }
    }

    private mutating func writeQuoted(_ text: String) {
        append("\"")
        for byte in EscapedBytes.bytes(of: text) {
            switch byte {
            case 0x08: append("\\b")
            case 0x09: append("\\t")
            case 0x0A: append("\\n")
            case 0x0C: append("\\f")
            case 0x0D: append("\\r")
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0..<0x20, 0x7F:
                append("\\u00")
                for digit in [byte >> 4, byte & 0xF] {
                    output.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
                }
            default: output.append(byte)
            }
        }
        append("\"")
    }

    private mutating func writeIndentation(depth: Int) {
        output.append(contentsOf: repeatElement(.space, count: 2 * depth))
    }

    private mutating func append(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
