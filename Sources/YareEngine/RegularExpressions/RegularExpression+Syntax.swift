/// The few places where Go's syntax and RE2's differ.
extension RegularExpression {
    /// The pattern in RE2's syntax. Go knows `(?<name>…)` beside `(?P<name>…)`, RE2 before 2023 only the latter; and in
    /// Go several groups may have one name, which then means the first of them.
    static func adaptedToRE2(_ pattern: String) -> String {
        guard pattern.utf8.contains(UInt8(ascii: "<")) else { return pattern }
        var adapted: [UInt8] = []
        var names: Set<String> = []
        var scanner = PatternScanner(pattern)
        while let token = scanner.next() {
            adapted += scanner.bytes[token.range]
            guard token.kind == .group, let name = scanner.readGroupName() else { continue }
            if names.insert(name).inserted { adapted += "?P<\(name)>".utf8 }
        }
        return String(decoding: adapted, as: UTF8.self)
    }

    /// What Go refuses and RE2 takes or words differently: the escape `\C` (any byte), and group names in Perl's style
    /// that are none, as every look-behind seems to have.
    static func faultUnknownToRE2(in pattern: String) -> (fault: PatternFault, part: String)? {
        guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "C") || $0 == UInt8(ascii: "<") }) else { return nil }
        var scanner = PatternScanner(pattern)
        while let token = scanner.next() {
            if token.kind == .escape, scanner.follows("\\C", token.range.lowerBound) { return (.invalidEscape, "\\C") }
            guard token.kind == .group, scanner.readGroupName() == nil else { continue }
            if scanner.follows("(?<", token.range.lowerBound) {
                return (.invalidNamedCapture, scanner.text(from: token.range.lowerBound, through: ">"))
            }
        }
        return nil
    }

    /// A pattern that matches just `text`: Go's `regexp.QuoteMeta`.
    static func quotingMetacharacters(_ text: String) -> String {
        var quoted: [UInt8] = []
        quoted.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            if isMetacharacter(byte) { quoted.append(UInt8(ascii: "\\")) }
            quoted.append(byte)
        }
        return String(decoding: quoted, as: UTF8.self)
    }

    private static func isMetacharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}

/// Cuts a pattern into escapes, quoted runs, character classes and single bytes; it need not be well formed.
struct PatternScanner {
    enum Kind {
        case plain
        /// An opening parenthesis.
        case group
        /// A backslash and the byte behind it.
        case escape
        /// `\Q…\E`.
        case quotation
        /// `[…]`.
        case characterClass
    }

    let bytes: [UInt8]
    private var position = 0

    init(_ pattern: String) {
        bytes = Array(pattern.utf8)
    }

    /// The next token, or `nil` at the end.
    mutating func next() -> (kind: Kind, range: Range<Int>)? {
        guard position < bytes.count else { return nil }
        let start = position
        let kind: Kind
        if follows("\\Q", start) {
            kind = .quotation
            skipQuotation()
        } else if bytes[start] == UInt8(ascii: "\\") {
            kind = .escape
            skip(2)
        } else if bytes[start] == UInt8(ascii: "[") {
            kind = .characterClass
            skipClass()
        } else {
            kind = bytes[start] == UInt8(ascii: "(") ? .group : .plain
            skip(1)
        }
        return (kind, start..<position)
    }

    /// Whether `text` stands at an offset.
    func follows(_ text: String, _ offset: Int) -> Bool {
        bytes[min(offset, bytes.count)...].starts(with: text.utf8)
    }

    /// Reads `?<name>` or `?P<name>` behind an opening parenthesis; leaves what is no proper name where it is.
    mutating func readGroupName() -> String? {
        let start = position + (follows("?<", position) ? 2 : follows("?P<", position) ? 3 : 0)
        guard start > position else { return nil }
        let name = bytes[start...].prefix { $0 == UInt8(ascii: "_") || $0.isASCIILetterOrDigit }
        guard !name.isEmpty, follows(">", name.endIndex) else { return nil }
        position = name.endIndex + 1
        return String(decoding: name, as: UTF8.self)
    }

    /// The text from an offset to the next occurrence of a character, or to the end.
    func text(from start: Int, through last: Unicode.Scalar) -> String {
        let rest = bytes[start...]
        let end = rest.firstIndex(of: UInt8(ascii: last)).map { $0 + 1 } ?? rest.endIndex
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    private mutating func skip(_ count: Int) {
        position = min(position + count, bytes.count)
    }

    private mutating func skipQuotation() {
        while position < bytes.count, !follows("\\E", position) { position += 1 }
        skip(2)
    }

    private mutating func skipClass() {
        skip(follows("[^", position) ? 2 : 1)
        if follows("]", position) { skip(1) }
        while position < bytes.count, bytes[position] != UInt8(ascii: "]") {
            if follows("[:", position) {
                skipNamedClass()
            } else {
                skip(bytes[position] == UInt8(ascii: "\\") ? 2 : 1)
            }
        }
        skip(1)
    }

    /// `[:alpha:]`; without its end, `[:` is two characters like others.
    private mutating func skipNamedClass() {
        var end = position + 2
        while end < bytes.count, !follows(":]", end) { end += 1 }
        skip(end < bytes.count ? end + 2 - position : 2)
    }
}

extension UInt8 {
    /// Whether this is the code of an ASCII letter or digit.
    fileprivate var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
