import YareBase

/// Objects to and from JSON, the form in which the cluster keeps them.
enum JSONText {
    static func string(_ value: Value) -> String {
        String(decoding: bytes(value), as: UTF8.self)
    }

    static func bytes(_ value: Value) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.write(value)
        return writer.bytes
    }

    static func value(_ text: String) -> Value? { value(Array(text.utf8)) }

    static func value(_ bytes: [UInt8]) -> Value? {
        var reader = JSONTextReader(bytes: bytes)
        return reader.document()
    }
}

private struct JSONTextWriter {
    var bytes: [UInt8] = []

    mutating func write(_ value: Value) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .int(let number): bytes += "\(number)".utf8
        case .double(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
        case .string(let text): write(text)
        case .list(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element)
            }
            bytes.append(UInt8(ascii: "]"))
        case .map(let map):
            bytes.append(UInt8(ascii: "{"))
            for index in map.keys.indices {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(map.keys[index])
                bytes.append(UInt8(ascii: ":"))
                write(map.values[index])
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

private struct JSONTextReader {
    let bytes: [UInt8]
    var position = 0

    mutating func document() -> Value? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return position == bytes.count ? value : nil
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func skip(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> Value? {
        guard depth < 1000 else { return nil }
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return map(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return text().map(Value.string)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func word(_ word: String, _ value: Value) -> Value? {
        guard bytes[position...].starts(with: word.utf8) else { return nil }
        position += word.utf8.count
        return value
    }

    private mutating func number() -> Value? {
        let start = position
        while let byte, "+-.0123456789eE".utf8.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Int64(text).map(Value.int) ?? Double(text).map(Value.double)
    }

    private mutating func list(depth: Int) -> Value? {
        position += 1
        var elements: [Value] = []
        if skip(UInt8(ascii: "]")) { return .list(elements) }
        repeat {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "]")) ? .list(elements) : nil
    }

    private mutating func map(depth: Int) -> Value? {
        position += 1
        var entries: [(String, Value)] = []
        if skip(UInt8(ascii: "}")) { return .map(ValueMap()) }
        repeat {
            skipSpace()
            guard let key = text(), skip(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
            entries.append((key, value))
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "}")) ? .map(ValueMap(entries)) : nil
    }

    private mutating func text() -> String? {
        guard byte == UInt8(ascii: "\"") else { return nil }
        position += 1
        var text: [UInt8] = []
        while let byte {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text += Array(String(scalar).utf8)
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let byte else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            guard let high = unit() else { return nil }
            guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
            guard bytes[position...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
            position += 2
            guard let low = unit(), UTF16.isTrailSurrogate(low) else { return "\u{FFFD}" }
            return Unicode.Scalar(0x10000 + ((UInt32(high) - 0xD800) << 10) + UInt32(low) - 0xDC00)
        default: return Unicode.Scalar(byte)
        }
    }

    private mutating func unit() -> UInt16? {
        guard position + 4 <= bytes.count else { return nil }
        defer { position += 4 }
        return UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    }
}
