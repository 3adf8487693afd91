/// What decides how a string can be written: the findings of go-yaml's emitter about its characters.
struct ScalarTraits {
    /// Whether there is a line feed, which asks for a literal block.
    private(set) var hasLineFeed = false
    /// Whether there is any line break, Unicode's separators included.
    private(set) var isMultiline = false
    private(set) var allowsPlain = true
    private(set) var allowsSingleQuotes = true
    private(set) var allowsLiteral = true

    /// Looks a string through.
    ///
    /// - Parameter allowsTabsInLiteral: true for go-yaml v3, where a tab does not keep text out of a literal block.
    init(_ text: UnsafeBufferPointer<UInt8>, allowsTabsInLiteral: Bool) {
        guard !text.isEmpty else {
            allowsLiteral = false
            return
        }
        if text.starts(with: "---".utf8) || text.starts(with: "...".utf8) { allowsPlain = false }
        scan(text, allowsTabsInLiteral: allowsTabsInLiteral)
        if text[0] == .space { allowsPlain = false }
        if text[text.count - 1] == .space {
            allowsPlain = false
            allowsLiteral = false
        }
        if isMultiline { allowsPlain = false }
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, allowsTabsInLiteral: Bool) {
        var previous = Kind.blank
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isBreak = LineBreak.length(in: text, at: index) > 0
            let length = UTF8Width.of(byte)
            if isIndicator(text, at: index, after: previous) { allowsPlain = false }
            if byte == .tab {
                forbidQuotes()
                if !allowsTabsInLiteral { allowsLiteral = false }
            } else if !Printable.contains(text, at: index) {
                forbidQuotes()
                allowsLiteral = false
            }
            if isBreak {
                isMultiline = true
                if byte == .lineFeed { hasLineFeed = true }
                if previous == .space && index > 0 {
                    forbidQuotes()
                    allowsLiteral = false
                }
                previous = .lineBreak
            } else if byte == .space {
                if previous == .lineBreak { forbidQuotes() }
                previous = .space
            } else {
                previous = byte == .tab ? .blank : .other
            }
            index += length
        }
    }

    /// What the character before was.
    private enum Kind {
        case space, blank, lineBreak, other
    }

    private mutating func forbidQuotes() {
        allowsPlain = false
        allowsSingleQuotes = false
    }

    /// Whether a character would mean something else than itself in plain text.
    private func isIndicator(_ text: UnsafeBufferPointer<UInt8>, at index: Int, after previous: Kind) -> Bool {
        switch text[index] {
        case UInt8(ascii: "#"):
            previous != .other
        case UInt8(ascii: ":"):
            isFollowedByBlank(text, index)
        case UInt8(ascii: "?"), UInt8(ascii: "-"):
            index == 0 && isFollowedByBlank(text, index)
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
            UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            index == 0
        default:
            false
        }
    }

    private func isFollowedByBlank(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 1 >= text.count || text[index + 1] == .space || text[index + 1] == .tab
    }
}

/// How many bytes the character takes that a byte of valid UTF-8 begins.
enum UTF8Width {
    static func of(_ byte: UInt8) -> Int {
        byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
}

/// The line breaks of YAML 1.1: CR, LF, NEL, LS, PS.
enum LineBreak {
    /// How many bytes the line break at a place takes, 0 when there is none.
    static func length(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case 0x0A, 0x0D: 1
        case 0xC2: index + 1 < text.count && text[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 0
        default: 0
        }
    }
}

/// The characters that go-yaml writes as they are: no controls but the line feed, nothing beyond the first plane.
enum Printable {
    static func contains(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = text[index]
        switch byte {
        case 0x0A, 0x20...0x7E: return true
        case ..<0x80: return false
        case 0xC2: return index + 1 < text.count && text[index + 1] >= 0xA0
        case 0xEF:
            guard index + 2 < text.count else { return false }
            let (second, third) = (text[index + 1], text[index + 2])
            return !(second == 0xBB && third == 0xBF) && !(second == 0xBF && third >= 0xBE)
        default: return byte < 0xF0
        }
    }
}

extension UInt8 {
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
}
