import YareBase

extension TOMLParser {
    mutating func parseValue() throws(TOMLFailure) -> TOMLNode {
        try cursor.skipSpaces()
        guard let scalar = try cursor.peek() else {
            throw cursor.failureInPreviousLine("unexpected EOF; expected value")
        }
        switch scalar {
        case "[":
            _ = try cursor.next()
            return try parseList()
        case "{":
            _ = try cursor.next()
            return try parseInlineTable()
        case "\"", "'": return TOMLNode(.value(.string(try parseQuoted(scalar))))
        default: return TOMLNode(.value(try parseBareValue(scalar)))
        }
    }

    private mutating func parseQuoted(_ quote: Unicode.Scalar) throws(TOMLFailure) -> String {
        _ = try cursor.next()
        let byte = UInt8(truncatingIfNeeded: quote.value)
        if cursor.bytes[cursor.offset...].prefix(2).elementsEqual([byte, byte]) {
            _ = try cursor.next()
            _ = try cursor.next()
            return try parseMultilineString(quote)
        }
        return try quote == "\"" ? parseString() : parseRawString()
    }

    private mutating func parseBareValue(_ scalar: Unicode.Scalar) throws(TOMLFailure) -> Value {
        switch scalar {
        case "0"..."9": return try parseNumberOrDate()
        case "+", "-": return try parseSignedNumber()
        case ".":
            _ = try cursor.next()
            throw cursor.failure("floats must start with a digit, not '.'")
        default:
            guard scalar.properties.isAlphabetic else {
                _ = try cursor.next()
                throw cursor.failure("expected value but found \(GoQuote.rune(scalar)) instead")
            }
            return try parseWord()
        }
    }

    private mutating func parseWord() throws(TOMLFailure) -> Value {
        let start = cursor.offset
        while let scalar = try cursor.peek(), scalar.properties.isAlphabetic { _ = try cursor.next() }
        let word = String(decoding: cursor.bytes[start..<cursor.offset], as: UTF8.self)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "inf": return .double(.infinity)
        case "nan": return .double(.nan)
        default: throw cursor.failure("expected value but found \(GoQuote.string(word)) instead")
        }
    }

    // MARK: numbers

    private mutating func parseSignedNumber() throws(TOMLFailure) -> Value {
        let start = cursor.offset
        let sign = try cursor.next()
        let scalar = try cursor.next()
        switch scalar {
        case "i", "n":
            let rest = cursor.take(while: TOMLCharacter.isLetter)
            let word = String(decoding: cursor.bytes[(start + 1)..<rest.endIndex], as: UTF8.self)
            if word == "inf" { return .double(sign == "-" ? -.infinity : .infinity) }
            if word == "nan" { return .double(.nan) }
            throw cursor.failure("invalid float: '\(text(from: start))'")
        case ".": throw cursor.failure("floats must start with a digit, not '.'")
        case "0":
            if let letter = try cursor.peek(), "box".unicodeScalars.contains(letter) {
                throw cursor.failure(
                    "cannot use sign with non-decimal numbers: '\(text(from: start))\(Character(letter))'")
            }
        case .some("1"..."9"): break
        default: throw cursor.failure(after: scalar) { "expected a digit but got \($0)" }
        }
        return try parseDecimal(from: start)
    }

    private mutating func parseNumberOrDate() throws(TOMLFailure) -> Value {
        let start = cursor.offset
        if cursor.bytes[start] == UInt8(ascii: "0"), start + 1 < cursor.bytes.count {
            switch cursor.bytes[start + 1] {
            case UInt8(ascii: "x"):
                return try parseBased(from: start, "a hexidecimal", TOMLCharacter.isHexadecimal)
            case UInt8(ascii: "o"): return try parseBased(from: start, "an octal") { $0 &- 48 < 8 }
            case UInt8(ascii: "b"): return try parseBased(from: start, "a binary") { $0 &- 48 < 2 }
            default: break
            }
        }
        let digits = cursor.take(while: TOMLCharacter.isDigit)
        if let scalar = try cursor.peek(), scalar == "-" || scalar == ":", digits != [UInt8(ascii: "0")] {
            return try parseDateTime(from: start)
        }
        return try parseDecimal(from: start)
    }

    private mutating func parseBased(
        from start: Int, _ name: String, _ isDigit: (UInt8) -> Bool
    ) throws(TOMLFailure) -> Value {
        _ = try cursor.next()
        _ = try cursor.next()
        guard cursor.offset < cursor.bytes.count, isDigit(cursor.bytes[cursor.offset]) else {
            let found = try cursor.peek() ?? "\0"
            throw cursor.failure("not \(name) number: '\(text(from: start))\(Character(found))'")
        }
        _ = cursor.take { isDigit($0) || $0 == UInt8(ascii: "_") }
        return try integer(text(from: start))
    }

    /// Reads the rest of a decimal number, some digits of which may have been read.
    private mutating func parseDecimal(from start: Int) throws(TOMLFailure) -> Value {
        _ = cursor.take { TOMLCharacter.isDigit($0) || $0 == UInt8(ascii: "_") }
        guard let scalar = try cursor.peek(), [".", "e", "E"].contains(scalar) else {
            return try integer(text(from: start))
        }
        _ = cursor.take { TOMLCharacter.isDigit($0) || "_.-+eE".utf8.contains($0) }
        return try float(text(from: start))
    }

    private func text(from start: Int) -> String {
        String(decoding: cursor.bytes[start..<cursor.offset], as: UTF8.self)
    }

    private func integer(_ text: String) throws(TOMLFailure) -> Value {
        guard underscoresSeparateDigits(text) else {
            throw cursor.failure("Invalid integer \(GoQuote.string(text)): underscores must be surrounded by digits")
        }
        guard !hasLeadingZero(text) else {
            throw cursor.failure("Invalid integer \(GoQuote.string(text)): cannot have leading zeroes")
        }
        guard let number = IntegerText.signed(text.utf8.filter { $0 != UInt8(ascii: "_") }) else {
            throw cursor.failure("\(text) is out of range for int64")
        }
        return .int(number)
    }

    private func float(_ text: String) throws(TOMLFailure) -> Value {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "e" || $0 == "E" }
        guard parts.allSatisfy({ underscoresSeparateDigits(String($0)) }) else {
            throw cursor.failure("Invalid float \(GoQuote.string(text)): underscores must be surrounded by digits")
        }
        guard !hasLeadingZero(String(parts[0])) else {
            throw cursor.failure("Invalid float \(GoQuote.string(text)): cannot have leading zeroes")
        }
        guard pointsPrecedeDigits(text) else {
            throw cursor.failure(
                "Invalid float \(GoQuote.string(text)): '.' must be followed by one or more digits")
        }
        let digits = text.filter { $0 != "_" }
        if let number = FloatText.parse(digits) { return .double(number) }
        if Double(digits) != nil { throw cursor.failure("\(digits) is out of range for float64") }
        throw cursor.failure("Invalid float value: \(GoQuote.string(text))")
    }

    private func underscoresSeparateDigits(_ text: String) -> Bool {
        var followsDigit = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "_"), !followsDigit { return false }
            followsDigit = TOMLCharacter.isHexadecimal(byte)
        }
        return followsDigit || text.isEmpty
    }

    private func hasLeadingZero(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        guard digits.count > 1, digits.first == UInt8(ascii: "0") else { return false }
        return !(digits.dropFirst().first.map("xob".utf8.contains) ?? false)
    }

    private func pointsPrecedeDigits(_ text: String) -> Bool {
        var followsPoint = false
        for byte in text.utf8 {
            if followsPoint, !TOMLCharacter.isDigit(byte) { return false }
            followsPoint = byte == UInt8(ascii: ".")
        }
        return !followsPoint
    }

    private mutating func parseDateTime(from start: Int) throws(TOMLFailure) -> Value {
        _ = cursor.take { TOMLCharacter.isDigit($0) || "-:TtZz.+ ".utf8.contains($0) }
        _ = try cursor.peek()
        let trimmed = cursor.bytes[start..<cursor.offset].reversed().drop { $0 == .space }.reversed()
        let normal = trimmed.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "t"), .space: UInt8(ascii: "T")
            case UInt8(ascii: "z"): UInt8(ascii: "Z")
            default: byte
            }
        }
        guard let text = TOMLDateTime.jsonText(of: normal) else {
            throw cursor.failure("invalid datetime: \(GoQuote.string(String(decoding: normal, as: UTF8.self)))")
        }
        return .string(text)
    }
}
