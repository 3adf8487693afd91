import YareBase

/// A place in JSON text and the tokens that can be read there.
struct JSONCursor {
    private let text: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0
    /// The first number that is beyond `float64`: Go tells of it when the text is read to its end, and reads nothing for it.
    private(set) var unreadableNumber: JSONFailure?

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
    }

    var peek: UInt8? { offset < text.count ? text[offset] : nil }

    mutating func advance() { offset += 1 }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipSpace() {
        while offset < text.count, Self.isSpace(text[offset]) { offset += 1 }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    // MARK: literals

    /// Reads `true`, `false`, `null` or a number.
    mutating func readLiteral(_ numbers: NumberStyle) throws(JSONFailure) -> Value {
        switch text[offset] {
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber(numbers)
        default: throw unexpected(text[offset], "looking for beginning of value")
        }
    }

    private mutating func readWord(_ word: String, _ value: Value) throws(JSONFailure) -> Value {
        for letter in word.utf8 {
            guard peek == letter else {
                throw unexpected(peek, "in literal \(word) (expecting '\(Character(Unicode.Scalar(letter)))')")
            }
            offset += 1
        }
        return value
    }

    private mutating func readNumber(_ numbers: NumberStyle) throws(JSONFailure) -> Value {
        let start = offset
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")) { try readDigits("in numeric literal") }
        var isWhole = true
        if skip(UInt8(ascii: ".")) {
            isWhole = false
            try readDigits("after decimal point in numeric literal")
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            isWhole = false
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try readDigits("in exponent of numeric literal")
        }
        if isWhole, let whole = integer(from: start) { return numbers.value(whole) }
        let digits = String(decoding: text[start..<offset], as: UTF8.self)
        guard let number = FloatText.parse(digits) else {
            unreadableNumber =
                unreadableNumber
                ?? JSONFailure(
                    offset: start, code: "json.number-range",
                    message: "json: cannot unmarshal number \(digits) into Go value of type float64")
            return .null
        }
        // only digits without a point or an exponent make an integer of Kubernetes
        return .double(number)
    }

    private mutating func readDigits(_ context: String) throws(JSONFailure) {
        let start = offset
        while let byte = peek, byte &- UInt8(ascii: "0") < 10 { offset += 1 }
        guard offset > start else {
            throw unexpected(peek, context)
        }
    }

    /// The whole number that ends here, unless it needs more than 64 bits or is a negative zero.
    private func integer(from start: Int) -> Int64? {
        let isNegative = text[start] == UInt8(ascii: "-")
        let digits = text[(isNegative ? start + 1 : start)..<offset]
        guard digits.count <= 18 else { return IntegerText.signed(Array(text[start..<offset])) }
        let magnitude = digits.reduce(Int64(0)) { $0 &* 10 &+ Int64($1 &- UInt8(ascii: "0")) }
        if isNegative, magnitude == 0 { return nil }
        return isNegative ? -magnitude : magnitude
    }

    // MARK: strings

    /// Reads a string, the opening quote of which stands here.
    mutating func readString(_ scratch: inout [UInt8]) throws(JSONFailure) -> String {
        offset += 1
        let start = offset
        while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: "\""):
                defer { offset += 1 }
                return decode(text[start..<offset])
            case UInt8(ascii: "\\"):
                scratch.removeAll(keepingCapacity: true)
                scratch.append(contentsOf: text[start..<offset])
                return try readEscapedString(&scratch)
            case 0..<0x20:
                throw unexpected(text[offset], "in string literal")
            default:
                offset += 1
            }
        }
        throw unexpectedEnd()
    }

    private mutating func readEscapedString(_ scratch: inout [UInt8]) throws(JSONFailure) -> String {
        while offset < text.count {
            let byte = text[offset]
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return scratch.withUnsafeBufferPointer { decode($0[...]) }
            case UInt8(ascii: "\\"):
                offset += 1
                try readEscape(&scratch)
            case 0..<0x20:
                throw unexpected(byte, "in string literal")
            default:
                scratch.append(byte)
                offset += 1
            }
        }
        throw unexpectedEnd()
    }

    private mutating func readEscape(_ scratch: inout [UInt8]) throws(JSONFailure) {
        let letter = peek
        offset += 1
        switch letter {
        case let byte? where "\"\\/".utf8.contains(byte): scratch.append(byte)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(0x0A)
        case UInt8(ascii: "r"): scratch.append(0x0D)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try readScalar()
            scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default:
            offset -= 1
            throw unexpected(letter, "in string escape code")
        }
    }

    /// Reads four hexadecimal digits, and a second escape when both make a surrogate pair.
    private mutating func readScalar() throws(JSONFailure) -> Unicode.Scalar {
        let unit = try readHexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let mark = offset
        if unit < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
            let second = try readHexadecimal()
            if (0xDC00...0xDFFF).contains(second) {
                return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
        }
        offset = mark
        return "\u{FFFD}"
    }

    private mutating func readHexadecimal() throws(JSONFailure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected(peek, "in \\u hexadecimal character escape")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    /// The text of bytes, those that are not UTF-8 replaced one by one.
    private func decode(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        if let text = String(validating: bytes, as: UTF8.self), !EscapedBytes.mayContainEscapes(text) { return text }
        return EscapedBytes.replacingInvalid(EscapedBytes.string(from: bytes))
    }

    // MARK: failures

    func failure(_ code: Diagnostic.Code, _ message: String) -> JSONFailure {
        JSONFailure(offset: offset, code: code, message: message)
    }

    func unexpectedEnd() -> JSONFailure {
        failure("json.syntax", "unexpected end of JSON input")
    }

    /// The failure at a byte that does not fit. Where the text breaks off inside a token, Go meets a space.
    func unexpected(_ byte: UInt8?, _ context: String) -> JSONFailure {
        failure("json.syntax", "invalid character \(GoQuote.character(byte ?? .space)) \(context)")
    }
}
