import YareBase

/// Reads Go's string and character literals: `strconv.Unquote`.
enum Unquoting {
    /// The text of a literal with its quotes, or `nil` where the syntax is invalid.
    static func string(_ literal: ArraySlice<UInt8>) -> String? {
        let content = literal.dropFirst().dropLast()
        let isRaw = literal.first == UInt8(ascii: "`")
        guard content.contains(UInt8(ascii: isRaw ? "\r" : "\\")) else {
            let text = String(decoding: content, as: UTF8.self)
            return isRaw ? text : EscapedBytes.replacingInvalid(text)
        }
        if isRaw { return String(decoding: content.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self) }
        var reader = EscapeReader(rest: content, quote: UInt8(ascii: "\""))
        while !reader.rest.isEmpty {
            guard reader.readPart() else { return nil }
        }
        return EscapedBytes.string(from: reader.bytes)
    }

    enum Character {
        case character(Unicode.Scalar)
        case several
        case invalid
    }

    /// The character of a literal with its quotes.
    static func character(_ literal: ArraySlice<UInt8>) -> Character {
        var reader = EscapeReader(rest: literal.dropFirst().dropLast(), quote: UInt8(ascii: "'"))
        guard reader.readPart() else { return .invalid }
        guard reader.rest.isEmpty else { return .several }
        return .character(reader.lastCharacter)
    }
}

/// Takes a literal apart, character by character and escape by escape.
private struct EscapeReader {
    var rest: ArraySlice<UInt8>
    let quote: UInt8
    var bytes: [UInt8] = []
    /// The character read last; a byte escape counts as the character of that number.
    var lastCharacter: Unicode.Scalar = "\0"

    init(rest: ArraySlice<UInt8>, quote: UInt8) {
        self.rest = rest
        self.quote = quote
    }

    /// Reads a character or an escape; false where it is invalid.
    mutating func readPart() -> Bool {
        guard let first = rest.first, first != quote else { return false }
        if first != UInt8(ascii: "\\") { return readCharacter(first) }
        rest = rest.dropFirst()
        guard let letter = rest.first else { return false }
        if letter & 0xF8 == UInt8(ascii: "0") { return readByte(digits: 3, radix: 8) }
        rest = rest.dropFirst()
        switch letter {
        case UInt8(ascii: "a"): append(byte: 0x07)
        case UInt8(ascii: "b"): append(byte: 0x08)
        case UInt8(ascii: "f"): append(byte: 0x0C)
        case UInt8(ascii: "n"): append(byte: 0x0A)
        case UInt8(ascii: "r"): append(byte: 0x0D)
        case UInt8(ascii: "t"): append(byte: 0x09)
        case UInt8(ascii: "v"): append(byte: 0x0B)
        case UInt8(ascii: "\\"), quote: append(byte: letter)
        case UInt8(ascii: "x"): return readByte(digits: 2, radix: 16)
        case UInt8(ascii: "u"): return readScalar(digits: 4)
        case UInt8(ascii: "U"): return readScalar(digits: 8)
        default: return false
        }
        return true
    }

    private mutating func readCharacter(_ first: UInt8) -> Bool {
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let character = rest.prefix(length)
        bytes.append(contentsOf: character)
        lastCharacter = String(decoding: character, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
        rest = rest.dropFirst(length)
        return true
    }

    private mutating func append(byte: UInt8) {
        bytes.append(byte)
        lastCharacter = Unicode.Scalar(byte)
    }

    private mutating func readByte(digits: Int, radix: Int) -> Bool {
        guard let number = readNumber(digits: digits, radix: radix), number <= 0xFF else { return false }
        append(byte: UInt8(number))
        return true
    }

    private mutating func readScalar(digits: Int) -> Bool {
        guard let number = readNumber(digits: digits, radix: 16), let scalar = Unicode.Scalar(number) else {
            return false
        }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        lastCharacter = scalar
        return true
    }

    private mutating func readNumber(digits: Int, radix: Int) -> UInt32? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy({ Lexer.isAlphanumericASCII($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return UInt32(String(decoding: text, as: UTF8.self), radix: radix)
    }
}
