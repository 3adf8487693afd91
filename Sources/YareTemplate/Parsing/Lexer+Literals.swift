// Numbers, strings and character constants. What they mean is for the parser; this finds where they end.
extension Lexer {
    /// A string or a character constant, with escapes, on one line.
    mutating func quoted(_ kind: Token.Kind) -> Token {
        let start = position
        let quote = bytes[start]
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            let byte = bytes[position]
            position += 1
            if byte == quote { return Token(kind, from: start, to: position) }
            if byte == UInt8(ascii: "\\"), self.byte(at: position) != UInt8(ascii: "\n") { position += 1 }
        }
        position = min(position, bytes.count)
        let name = kind == .string ? "unterminated quoted string" : "unterminated character constant"
        return fail(name, from: start)
    }

    /// A string between backquotes, over any number of lines.
    mutating func rawString() -> Token {
        let start = position
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
            position = bytes.count
            return fail("unterminated raw quoted string", from: start)
        }
        position = end + 1
        return Token(.rawString, from: start, to: position)
    }

    /// A number, generously: whatever this accepts, the parser looks at again.
    mutating func number() -> Token {
        let start = position
        guard scanNumber() else { return badNumber(from: start) }
        let sign = byte(at: position)
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return Token(.number, from: start, to: position)
        }
        // the imaginary part of a complex number
        guard scanNumber(), bytes[position - 1] == UInt8(ascii: "i") else { return badNumber(from: start) }
        return Token(.number, from: start, to: position)
    }

    private mutating func badNumber(from start: Int) -> Token {
        fail("bad number syntax: \(Quoting.quote(bytes[start..<position]))", from: start)
    }

    private mutating func scanNumber() -> Bool {
        accept("+-")
        var digits: StaticString = "0123456789_"
        var exponent: StaticString = "eE"
        if accept("0") {
            if accept("xX") {
                (digits, exponent) = ("0123456789abcdefABCDEF_", "pP")
            } else if accept("oO") {
                (digits, exponent) = ("01234567_", "")
            } else if accept("bB") {
                (digits, exponent) = ("01_", "")
            }
        }
        acceptRun(digits)
        if accept(".") { acceptRun(digits) }
        if accept(exponent) {
            accept("+-")
            acceptRun("0123456789_")
        }
        accept("i")
        let (scalar, length) = scalar(at: position)
        guard position < bytes.count, Self.isAlphanumeric(scalar) else { return true }
        position += length
        return false
    }

    @discardableResult
    private mutating func accept(_ set: StaticString) -> Bool {
        guard position < bytes.count, set.contains(bytes[position]) else { return false }
        position += 1
        return true
    }

    private mutating func acceptRun(_ set: StaticString) {
        while accept(set) {}
    }
}

extension Lexer {
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    @inline(__always)
    static func isAlphanumericASCII(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || isDigit(byte) || byte == UInt8(ascii: "_")
    }

    /// Go's letters, digits and the underscore.
    static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isAlphanumericASCII(UInt8(scalar.value)) }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    /// The character at an offset and its length in bytes; the source is valid UTF-8.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = byte(at: index)
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let text = String(decoding: bytes[index..<min(index + length, bytes.count)], as: UTF8.self)
        return (text.unicodeScalars.first ?? "\u{FFFD}", length)
    }
}

extension StaticString {
    fileprivate func contains(_ byte: UInt8) -> Bool {
        withUTF8Buffer { $0.contains(byte) }
    }
}
