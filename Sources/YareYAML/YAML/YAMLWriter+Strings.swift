import YareBase

extension YAMLWriter {
    /// A string made ready: its text in valid UTF-8 and how it has to be written.
    struct WritableText {
        enum Style {
            case plain, singleQuoted, doubleQuoted, literal
        }

        var bytes: [UInt8]
        var style: Style
        var isMultiline = false
        /// Whether the text is base64 in place of bytes that are not UTF-8.
        var isBinary = false
        /// Whether next-line characters were folded, which a reader does not forgive in a key.
        var isFolded = false
        /// Whether a reader would take a part of the text for the border of a document.
        var holdsDocumentBorder = false

        /// Whether the text can stand before a colon; otherwise the key is marked with a question mark.
        var isSimpleKey: Bool { !isMultiline && bytes.count + (isBinary ? 8 : 0) <= 128 }
    }

    /// The longest key, in characters of its JSON text, that go-yaml reads before a colon.
    private static let longestKey = 1024

    /// Writes the commonest strings, which look like nothing else and need no quotes, without a closer look.
    mutating func writePlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard column + bytes.count < style.width, PlainText.isObvious(bytes) else { return false }
            writeSpace()
            output.append(contentsOf: bytes)
            column += bytes.count
            endScalar()
            return true
        }
    }

    /// Does for keys what ``writePlain(_:)-(String)`` does for values.
    mutating func writePlainKey(_ key: String) -> Bool {
        guard key.utf8.count <= 128, writePlain(key) else { return false }
        markKey(isSimple: true)
        return true
    }

    /// Decides how a string is written.
    func writable(_ text: String) -> WritableText {
        var bytes = Array(text.utf8)
        if EscapedBytes.mayContainEscapes(text) {
            bytes = EscapedBytes.bytes(of: text)
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            guard isValid || style == .standard else { return binary(text) }
            if !isValid { bytes = EscapedBytes.bytes(of: EscapedBytes.replacingInvalid(text)) }
        }
        guard style == .standard else { return laidOut(bytes) }
        let folded = JSONRoundTrip.folding(bytes)
        var writable = laidOut(folded)
        if folded.count != bytes.count {
            writable.isFolded = true
            writable.holdsDocumentBorder = JSONRoundTrip.holdsDocumentBorder(bytes)
        }
        return writable
    }

    private func laidOut(_ bytes: [UInt8]) -> WritableText {
        bytes.withUnsafeBufferPointer { buffer in
            let traits = ScalarTraits(buffer, allowsTabsInLiteral: style == .pretty)
            return WritableText(bytes: bytes, style: layout(buffer, traits), isMultiline: traits.isMultiline)
        }
    }

    private func layout(_ text: UnsafeBufferPointer<UInt8>, _ traits: ScalarTraits) -> WritableText.Style {
        if traits.hasLineFeed { return traits.allowsLiteral ? .literal : .doubleQuoted }
        guard isString(text) else { return .doubleQuoted }
        if traits.allowsPlain { return .plain }
        return traits.allowsSingleQuotes ? .singleQuoted : .doubleQuoted
    }

    /// Whether text without quotes reads as a string, by any reader's rules.
    private func isString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let dialect = style == .standard ? ScalarResolver.Dialect.version2 : .version3
        guard ScalarResolver.resolve(text, dialect: dialect) == .string, !PlainText.isSexagesimal(text) else {
            return false
        }
        return style == .standard || ScalarResolver.resolve(text, dialect: .version2) == .string
    }

    private func binary(_ text: String) -> WritableText {
        let bytes = EscapedBytes.bytes(of: text)
        if String(validating: bytes, as: UTF8.self) != nil { return laidOut(bytes) }
        let lines = Base64Lines.encode(bytes)
        let isLong = lines.last == .lineFeed
        return WritableText(bytes: lines, style: isLong ? .literal : .plain, isMultiline: isLong, isBinary: true)
    }

    mutating func write(_ text: WritableText, in context: Context) {
        if style == .standard { check(text, isKey: context == .simpleKey || context == .complexKey) }
        if text.isBinary { writeIndicator("!!binary", needsSpace: true, isIndentation: false) }
        let outerIndent = indent
        indent = indent < 0 ? 2 : indent + 2
        let folds = context != .simpleKey
        text.bytes.withUnsafeBufferPointer { bytes in
            switch text.style {
            case .plain: writePlain(bytes, folds: folds)
            case .singleQuoted: writeSingleQuoted(bytes, folds: folds)
            case .doubleQuoted: writeDoubleQuoted(bytes, folds: folds)
            case .literal: writeLiteral(bytes)
            }
        }
        indent = outerIndent
    }

    private mutating func check(_ text: WritableText, isKey: Bool) {
        if let error = JSONRoundTrip.problem(with: text.bytes) { fail(error) }
        if text.holdsDocumentBorder { fail(.documentBorder()) }
        guard isKey else { return }
        let isLong = text.bytes.count > 150 && JSONRoundTrip.quotedLength(text.bytes) > Self.longestKey
        if text.isFolded || isLong { fail(.unreadableKey()) }
    }

    private mutating func writePlain(_ text: UnsafeBufferPointer<UInt8>, folds: Bool) {
        writeSpace()
        writeLines(text, folds: folds)
        endScalar()
    }

    private mutating func writeSingleQuoted(_ text: UnsafeBufferPointer<UInt8>, folds: Bool) {
        writeIndicator("'", needsSpace: true, isIndentation: false)
        writeLines(text, folds: folds, doublesQuotes: true)
        writeIndicator("'", needsSpace: false, isIndentation: false)
        endScalar()
    }

    private mutating func writeLiteral(_ text: UnsafeBufferPointer<UInt8>) {
        writeIndicator("|", needsSpace: true, isIndentation: false)
        if text[0] == .space || LineBreak.length(in: text, at: 0) > 0 { output.append(UInt8(ascii: "2")) }
        writeChomping(text)
        writeBreak()
        isAfterSpace = true
        writeLiteralLines(text)
    }

    /// Writes text line by line, indented as far as it is not empty.
    private mutating func writeLiteralLines(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, LineBreak.length(in: text, at: end) == 0 { end += 1 }
            if end > start {
                writeIndent()
                output.append(contentsOf: text[start..<end])
                isIndentation = false
            }
            guard end < text.count else { return }
            let length = LineBreak.length(in: text, at: end)
            output.append(contentsOf: text[end..<end + length])
            column = 0
            isIndentation = true
            start = end + length
        }
    }

    /// Marks how many line breaks end the text: none `-`, one nothing, more `+`.
    private mutating func writeChomping(_ text: UnsafeBufferPointer<UInt8>) {
        guard let last = lineBreak(before: text.count, in: text) else {
            return output.append(UInt8(ascii: "-"))
        }
        if last == 0 || lineBreak(before: last, in: text) != nil { output.append(UInt8(ascii: "+")) }
    }

    /// Where the line break begins that ends at a place, or `nil`.
    private func lineBreak(before end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var start = end - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start >= 0 && LineBreak.length(in: text, at: start) > 0 ? start : nil
    }

    /// Writes text without or in single quotes, with its lines indented.
    ///
    /// - Parameter folds: whether a line that is too long is broken at a single space inside the text.
    private mutating func writeLines(_ text: UnsafeBufferPointer<UInt8>, folds: Bool, doublesQuotes: Bool = false) {
        var startsLine = false
        var followsSpace = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            let length = LineBreak.length(in: text, at: index)
            if byte == .space, folds, !followsSpace, column > style.width, isInside(index, of: text),
                text[index + 1] != .space
            {
                writeIndent()
                followsSpace = true
            } else if length > 0 {
                output.append(contentsOf: text[index..<index + length])
                column = 0
                isIndentation = true
                startsLine = true
                index += length - 1
            } else {
                followsSpace = byte == .space
                if startsLine, !followsSpace {
                    writeIndent()
                    startsLine = false
                }
                isIndentation = false
                if doublesQuotes, byte == UInt8(ascii: "'") { put(byte) }
                put(byte)
            }
            index += 1
        }
    }

    private func isInside(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        index > 0 && index < text.count - 1
    }

    private mutating func put(_ byte: UInt8) {
        output.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
    }

    private mutating func writeDoubleQuoted(_ text: UnsafeBufferPointer<UInt8>, folds: Bool) {
        writeIndicator("\"", needsSpace: true, isIndentation: false)
        // go-yaml looks for a byte order mark at the beginning of the text whenever it means the present character
        let escapesAll = text.starts(with: [0xEF, 0xBB, 0xBF])
        var followsSpace = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            if escapesAll || !isUnescaped(text, at: index) {
                writeEscape(of: UTF8Scalar.decode(text, at: index))
                index += UTF8Width.of(byte) - 1
            } else if byte == .space, folds, !followsSpace, column > style.width, isInside(index, of: text) {
                writeIndent()
                if text[index + 1] == .space { put(UInt8(ascii: "\\")) }
            } else {
                put(byte)
            }
            followsSpace = byte == .space && !escapesAll
            index += 1
        }
        writeIndicator("\"", needsSpace: false, isIndentation: false)
        endScalar()
    }

    /// Whether a byte may stand in double quotes as it is; the bytes that continue a character always may.
    private func isUnescaped(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = text[index]
        if byte & 0xC0 == 0x80 { return true }
        return Printable.contains(text, at: index) && LineBreak.length(in: text, at: index) == 0
            && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func writeEscape(of scalar: UInt32) {
        put(UInt8(ascii: "\\"))
        if let letter = Self.escapeLetter(of: scalar) { return put(letter) }
        let (prefix, digits) =
            scalar <= 0xFF ? (UInt8(ascii: "x"), 2) : scalar <= 0xFFFF ? (UInt8(ascii: "u"), 4) : (UInt8(ascii: "U"), 8)
        put(prefix)
        for shift in stride(from: (digits - 1) * 4, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: scalar >> UInt32(shift)) & 0xF
            put(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
        }
    }

    private static func escapeLetter(of scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x00: UInt8(ascii: "0")
        case 0x07: UInt8(ascii: "a")
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0B: UInt8(ascii: "v")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case 0x1B: UInt8(ascii: "e")
        case 0x22: UInt8(ascii: "\"")
        case 0x5C: UInt8(ascii: "\\")
        case 0x85: UInt8(ascii: "N")
        case 0xA0: UInt8(ascii: "_")
        case 0x2028: UInt8(ascii: "L")
        case 0x2029: UInt8(ascii: "P")
        default: nil
        }
    }
}

/// Decoding of single characters in valid UTF-8.
enum UTF8Scalar {
    static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        let length = min(UTF8Width.of(text[index]), text.count - index)
        guard length > 1 else { return UInt32(text[index]) }
        let lead = UInt32(text[index]) & (0xFF >> UInt32(length + 1))
        return text[(index + 1)..<(index + length)].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    }
}
