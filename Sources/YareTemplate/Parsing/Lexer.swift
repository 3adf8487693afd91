#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Cuts the UTF-8 bytes of a template into tokens.
///
/// The rules are those of Go's `text/template/parse`. A lexer is a value, so the parser looks ahead by keeping a copy.
struct Lexer {
    let bytes: [UInt8]
    var position = 0
    /// What is wrong, once a token of kind ``Token/Kind/error`` has been returned.
    private(set) var errorMessage = ""

    private let breakIsKeyword: Bool
    private let continueIsKeyword: Bool
    private var parenthesisDepth = 0
    private var isInsideAction = false
    private var hasFailed = false

    /// - Parameter functions: where a host function bears the name of `break` or `continue`, that is no keyword.
    init(_ bytes: [UInt8], functions: FunctionTable) {
        self.bytes = bytes
        breakIsKeyword = functions.index(of: "break") == nil
        continueIsKeyword = functions.index(of: "continue") == nil
    }

    /// The next token. After an error only the end follows.
    mutating func next() -> Token {
        if hasFailed { return Token(.endOfFile, from: bytes.count, to: bytes.count) }
        return isInsideAction ? nextInAction() : nextInText()
    }

    mutating func fail(_ message: String, from start: Int) -> Token {
        errorMessage = message
        hasFailed = true
        return Token(.error, from: start, to: position)
    }

    @inline(__always)
    func byte(at index: Int) -> UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    // MARK: text

    private mutating func nextInText() -> Token {
        while let brace = indexOfLeftDelimiter() {
            let start = position
            let trims = byte(at: brace + 2) == UInt8(ascii: "-") && Self.isSpace(byte(at: brace + 3))
            let end = trims ? endOfTrimmedText(from: start, to: brace) : brace
            position = brace
            if end > start { return Token(.text, from: start, to: end) }
            position = brace + (trims ? 4 : 2)
            if !startsComment() { return leftDelimiter(at: brace) }
            if let failure = skipComment() { return failure }
        }
        let start = position
        position = bytes.count
        return Token(start < position ? .text : .endOfFile, from: start, to: position)
    }

    private func indexOfLeftDelimiter() -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = position
            while index + 1 < bytes.count {
                guard let brace = bytes.index(of: UInt8(ascii: "{"), from: index) else { return nil }
                if brace + 1 < bytes.count, bytes[brace + 1] == UInt8(ascii: "{") { return brace }
                index = brace + 1
            }
            return nil
        }
    }

    private func endOfTrimmedText(from start: Int, to end: Int) -> Int {
        var end = end
        while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        return end
    }

    private mutating func leftDelimiter(at brace: Int) -> Token {
        isInsideAction = true
        parenthesisDepth = 0
        return Token(.leftDelimiter, from: brace, to: brace + 2)
    }

    private func startsComment() -> Bool {
        byte(at: position) == UInt8(ascii: "/") && byte(at: position + 1) == UInt8(ascii: "*")
    }

    /// Skips a comment whose `/*` is next, with its closing delimiter; returns an error token when it is malformed.
    private mutating func skipComment() -> Token? {
        let start = position
        position += 2
        guard let star = indexOfCommentEnd() else { return fail("unclosed comment", from: start) }
        position = star + 2
        if startsTrimmingRightDelimiter(at: position) {
            position += 4
            skipSpace()
        } else if startsRightDelimiter(at: position) {
            position += 2
        } else {
            return fail("comment ends before closing delimiter", from: start)
        }
        return nil
    }

    private func indexOfCommentEnd() -> Int? {
        var index = position
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index }
            index += 1
        }
        return nil
    }

    // MARK: actions

    private func startsRightDelimiter(at index: Int) -> Bool {
        byte(at: index) == UInt8(ascii: "}") && byte(at: index + 1) == UInt8(ascii: "}")
    }

    private func startsTrimmingRightDelimiter(at index: Int) -> Bool {
        byte(at: index + 1) == UInt8(ascii: "-") && Self.isSpace(byte(at: index)) && startsRightDelimiter(at: index + 2)
    }

    private mutating func skipSpace() {
        while Self.isSpace(byte(at: position)) { position += 1 }
    }

    private mutating func nextInAction() -> Token {
        let beginning = position
        while Self.isSpace(byte(at: position)), !startsTrimmingRightDelimiter(at: position) { position += 1 }
        var token = tokenInAction()
        token.followsSpace = position > beginning && Int(token.start) > beginning
        return token
    }

    private mutating func tokenInAction() -> Token {
        let start = position
        guard start < bytes.count else { return fail("unclosed action", from: start) }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "}") where startsRightDelimiter(at: start): return rightDelimiter(trims: false)
        case _ where Self.isSpace(byte): return rightDelimiter(trims: true)
        case UInt8(ascii: "."):
            if Self.isDigit(self.byte(at: start + 1)) { return number() }
            return name(.field)
        case UInt8(ascii: "$"): return name(.variable)
        case UInt8(ascii: "\""): return quoted(.string)
        case UInt8(ascii: "'"): return quoted(.character)
        case UInt8(ascii: "`"): return rawString()
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: "("):
            parenthesisDepth += 1
            return single(.leftParenthesis)
        case UInt8(ascii: ")"): return rightParenthesis()
        case UInt8(ascii: "|"): return single(.pipe)
        case UInt8(ascii: "="): return single(.assign)
        case UInt8(ascii: ":"): return declaration()
        default: return word()
        }
    }

    private mutating func single(_ kind: Token.Kind) -> Token {
        position += 1
        return Token(kind, from: position - 1, to: position)
    }

    private mutating func rightDelimiter(trims: Bool) -> Token {
        if parenthesisDepth > 0 { return fail("unclosed left paren", from: position) }
        isInsideAction = false
        let start = trims ? position + 2 : position
        position = start + 2
        if trims { skipSpace() }
        return Token(.rightDelimiter, from: start, to: start + 2)
    }

    private mutating func rightParenthesis() -> Token {
        if parenthesisDepth == 0 { return fail("unexpected right paren", from: position) }
        parenthesisDepth -= 1
        return single(.rightParenthesis)
    }

    private mutating func declaration() -> Token {
        let start = position
        guard byte(at: start + 1) == UInt8(ascii: "=") else { return fail("expected :=", from: start) }
        position += 2
        return Token(.declare, from: start, to: position)
    }

    private mutating func word() -> Token {
        let start = position
        let (scalar, length) = scalar(at: start)
        if Self.isAlphanumeric(scalar) { return name(.identifier) }
        position += length
        if scalar.isASCII, scalar.value > 0x20, scalar.value < 0x7F {
            return Token(.punctuation, from: start, to: position)
        }
        return fail("unrecognized character in action: \(Quoting.codePoint(scalar))", from: start)
    }

    // MARK: names

    /// A field, a variable or an identifier. Keywords and truth values are told apart by their bytes.
    private mutating func name(_ kind: Token.Kind) -> Token {
        let start = position
        if kind != .identifier { position += 1 }
        skipAlphanumerics()
        if position - start == 1, isAtTerminator() {
            if kind == .field { return Token(.dot, from: start, to: position) }
            if kind == .variable { return Token(.variable, from: start, to: position) }
        }
        guard isAtTerminator() else {
            return fail("bad character \(Quoting.codePoint(scalar(at: position).scalar))", from: start)
        }
        return Token(kind == .identifier ? self.kind(ofWord: start..<position) : kind, from: start, to: position)
    }

    private mutating func skipAlphanumerics() {
        while position < bytes.count {
            if Self.isAlphanumericASCII(bytes[position]) {
                position += 1
            } else if bytes[position] >= 0x80 {
                let (scalar, length) = scalar(at: position)
                guard Self.isAlphanumeric(scalar) else { return }
                position += length
            } else {
                return
            }
        }
    }

    private func isAtTerminator() -> Bool {
        guard position < bytes.count else { return true }
        switch bytes[position] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ")"),
            UInt8(ascii: "("):
            return true
        case UInt8(ascii: "}"): return startsRightDelimiter(at: position)
        case let byte: return Self.isSpace(byte)
        }
    }

    private func kind(ofWord range: Range<Int>) -> Token.Kind {
        switch range.count {
        case 2: matches(range, "if") ? .if : .identifier
        case 3: matches(range, "end") ? .end : matches(range, "nil") ? .nil : .identifier
        case 4:
            matches(range, "else")
                ? .else : matches(range, "with") ? .with : matches(range, "true") ? .bool : .identifier
        case 5: kind(ofFiveLetters: range)
        case 6: matches(range, "define") ? .define : .identifier
        case 8:
            matches(range, "template")
                ? .template : continueIsKeyword && matches(range, "continue") ? .continue : .identifier
        default: .identifier
        }
    }

    private func kind(ofFiveLetters range: Range<Int>) -> Token.Kind {
        if matches(range, "range") { return .range }
        if matches(range, "block") { return .block }
        if matches(range, "false") { return .bool }
        return breakIsKeyword && matches(range, "break") ? .break : .identifier
    }

    /// Whether a word is a keyword of the same length.
    @inline(__always)
    private func matches(_ range: Range<Int>, _ keyword: StaticString) -> Bool {
        bytes[range.lowerBound] == keyword.utf8Start.pointee
            && range.indices.allSatisfy { bytes[$0] == keyword.utf8Start[$0 - range.lowerBound] }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place of a byte at or after `start`, by the C library's vectorised search.
    fileprivate func index(of byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
