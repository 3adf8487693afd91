import YareBase

extension TOMLParser {
    private static let newline = "strings cannot contain newlines"

    /// Reads a string behind its opening `"`.
    mutating func parseString() throws(TOMLFailure) -> String {
        let start = cursor.offset
        var text = String.UnicodeScalarView()
        while true {
            switch try cursor.next() {
            case nil: throw cursor.failureInPreviousLine("unexpected EOF; expected '\"'")
            case "\n", "\r": throw cursor.failureInPreviousLine(Self.newline)
            case "\"": return String(text)
            case "\\": text.append(try parseEscape(from: start))
            case let scalar?: text.append(scalar)
            }
        }
    }

    /// Reads a string behind its opening `'`.
    mutating func parseRawString() throws(TOMLFailure) -> String {
        var text = String.UnicodeScalarView()
        while true {
            switch try cursor.next() {
            case nil: throw cursor.failureInPreviousLine("unexpected EOF; expected \"'\"")
            case "\n", "\r": throw cursor.failureInPreviousLine(Self.newline)
            case "'": return String(text)
            case let scalar?: text.append(scalar)
            }
        }
    }

    /// Reads a string behind its opening `"""` or `'''`.
    mutating func parseMultilineString(_ quote: Unicode.Scalar) throws(TOMLFailure) -> String {
        let start = cursor.offset
        var text = String.UnicodeScalarView()
        if try cursor.peek() == "\r" { _ = try cursor.next() }
        if try cursor.peek() == "\n" { _ = try cursor.next() }
        while true {
            guard let scalar = try cursor.next() else {
                let quotes = String(repeating: Character(quote), count: 3)
                throw cursor.failureInPreviousLine(
                    "unexpected EOF; expected \(quote == "\"" ? "'\(quotes)'" : "\"\(quotes)\"")")
            }
            if scalar == quote {
                if let end = try endMultilineString(quote) {
                    text.append(contentsOf: repeatElement(quote, count: end))
                    return String(text)
                }
                text.append(quote)
            } else if scalar == "\\", quote == "\"" {
                if try !skipEscapedNewline() { text.append(try parseEscape(from: start)) }
            } else {
                text.append(scalar)
            }
        }
    }

    /// Looks behind a quote whether it ends the string: three to five of them do, the first two of five belong to it.
    ///
    /// - Returns: how many quotes belong to the string, or `nil` when it goes on.
    private mutating func endMultilineString(_ quote: Unicode.Scalar) throws(TOMLFailure) -> Int? {
        let byte = UInt8(truncatingIfNeeded: quote.value)
        let count = cursor.bytes[cursor.offset...].prefix { $0 == byte }.count
        guard count >= 2 else { return nil }
        guard count <= 4 else {
            let quotes = String(repeating: Character(quote), count: 6)
            throw cursor.failure("unexpected \(quote == "\"" ? "'\(quotes)'" : "\"\(quotes)\"")")
        }
        for _ in 0..<count { _ = try cursor.next() }
        return count - 2
    }

    /// Goes past the white space and line breaks behind a backslash that ends a line.
    private mutating func skipEscapedNewline() throws(TOMLFailure) -> Bool {
        let rest = cursor.bytes[cursor.offset...].drop { $0 == .space || $0 == .tab }
        guard let first = rest.first, first == 0x0A || first == 0x0D else { return false }
        while let scalar = try cursor.peek(), [" ", "\t", "\n", "\r"].contains(scalar) { _ = try cursor.next() }
        return true
    }

    /// Reads what a backslash stands for; `start` is where the string begins.
    private mutating func parseEscape(from start: Int) throws(TOMLFailure) -> Unicode.Scalar {
        let scalar = try cursor.next()
        switch scalar {
        case "b": return "\u{8}"
        case "t": return "\t"
        case "n": return "\n"
        case "f": return "\u{C}"
        case "r": return "\r"
        case "\"", "\\": return scalar ?? "\\"
        case "u": return try parseUnicodeEscape(digits: 4, "four", "u", from: start)
        case "U": return try parseUnicodeEscape(digits: 8, "eight", "U", from: start)
        case " ", "\t": throw cursor.failure("invalid escape: '\\\(Character(scalar ?? " "))'")
        default:
            throw cursor.failure(after: scalar) { _ in "invalid escape in string '\\\(Character(scalar ?? "\0"))'" }
        }
    }

    private mutating func parseUnicodeEscape(
        digits: Int, _ count: String, _ letter: String, from start: Int
    ) throws(TOMLFailure) -> Unicode.Scalar {
        let first = cursor.offset
        for _ in 0..<digits {
            let scalar = try cursor.next()
            guard let scalar, scalar.isASCII, TOMLCharacter.isHexadecimal(UInt8(scalar.value)) else {
                let text = String(decoding: cursor.bytes[start..<cursor.offset], as: UTF8.self)
                throw cursor.failure(after: scalar) { _ in
                    "expected \(count) hexadecimal digits after '\\\(letter)', but got \(GoQuote.string(text)) instead"
                }
            }
        }
        let text = String(decoding: cursor.bytes[first..<cursor.offset], as: UTF8.self)
        guard let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init) else {
            throw cursor.failure("Escaped character '\\\(letter)\(text)' is not valid UTF-8.")
        }
        return scalar
    }
}
