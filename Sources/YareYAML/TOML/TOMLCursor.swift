import YareBase

/// A place in TOML text.
struct TOMLCursor {
    let bytes: [UInt8]
    private(set) var offset = 0
    private(set) var line = 1
    /// The dotted name of what is being read, for messages.
    var lastKey = ""

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The next character without going past it; `nil` at the end.
    func peek() throws(TOMLFailure) -> Unicode.Scalar? {
        guard offset < bytes.count else { return nil }
        let byte = bytes[offset]
        switch byte {
        case 0x09, 0x0A, 0x20...0x7E: return Unicode.Scalar(byte)
        case 0x0D where offset + 1 < bytes.count && bytes[offset + 1] == 0x0A: return "\r"
        case 0..<0x80:
            let hexadecimal = String(byte, radix: 16)
            throw failure("TOML files cannot contain control characters: '0x\(byte < 16 ? "0" : "")\(hexadecimal)'")
        default:
            let end = min(offset + UTF8Width.of(byte), bytes.count)
            guard let text = String(validating: bytes[offset..<end], as: UTF8.self),
                let scalar = text.unicodeScalars.first, scalar != "\u{FFFD}"
            else { throw failure("invalid UTF-8 byte: 0x\(String(byte, radix: 16))") }
            return scalar
        }
    }

    /// The next character, going past it; `nil` at the end.
    mutating func next() throws(TOMLFailure) -> Unicode.Scalar? {
        guard let scalar = try peek() else { return nil }
        if scalar == "\n" { line += 1 }
        offset += UTF8.width(scalar)
        return scalar
    }

    /// Goes past the next character when it is a certain one.
    mutating func skip(_ scalar: Unicode.Scalar) throws(TOMLFailure) -> Bool {
        guard try peek() == scalar else { return false }
        _ = try next()
        return true
    }

    mutating func skipSpaces() throws(TOMLFailure) {
        while let scalar = try peek(), scalar == " " || scalar == "\t" { _ = try next() }
    }

    /// Goes past ASCII characters of a class and returns them.
    mutating func take(while isIncluded: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = offset
        while offset < bytes.count, bytes[offset] < 0x80, isIncluded(bytes[offset]) { offset += 1 }
        return bytes[start..<offset]
    }

    /// Goes up to the end of the line.
    mutating func skipComment() throws(TOMLFailure) {
        while let scalar = try peek(), scalar != "\n", scalar != "\r" { _ = try next() }
    }

    /// Goes past white space, line breaks and comments.
    mutating func skipLines() throws(TOMLFailure) {
        while let scalar = try peek() {
            switch scalar {
            case " ", "\t", "\n", "\r": _ = try next()
            case "#": try skipComment()
            default: return
            }
        }
    }

    func failure(_ message: String) -> TOMLFailure {
        TOMLFailure(message: message, line: line, lastKey: lastKey, offset: offset)
    }

    /// A failure that is blamed on the line before, as those at the end of the text and at line breaks are.
    func failureInPreviousLine(_ message: String) -> TOMLFailure {
        TOMLFailure(message: message, line: line - 1, lastKey: lastKey, offset: offset)
    }

    /// A failure about a character that was just gone past, or about the end of the text.
    func failure(after scalar: Unicode.Scalar?, _ message: (String) -> String) -> TOMLFailure {
        let text = message(GoQuote.rune(scalar ?? "\0"))
        return scalar == nil ? failureInPreviousLine(text) : failure(text)
    }
}
