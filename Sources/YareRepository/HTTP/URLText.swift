/// The characters of URLs: what may stand where, and how the rest is escaped (RFC 3986).
enum URLText {
    /// Path and query of a URL reference, characters that may not stand there escaped, without its fragment.
    struct Parts {
        var path: String
        var query: String?

        init(_ reference: String) {
            let withoutFragment = reference.prefix { $0 != "#" }
            let pieces = withoutFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            path = URLText.escaped(pieces.first.map(String.init) ?? "") { isPathCharacter($0) || $0 == percent }
            query = pieces.count == 2 ? URLText.escaped(String(pieces[1])) { isQueryCharacter($0) } : nil
        }
    }

    private static let percent = UInt8(ascii: "%")

    /// The scheme that a text begins with, as written.
    static func scheme(of text: String) -> Substring? {
        guard let first = text.utf8.first, isLetter(first), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let scheme = text[..<colon]
        return scheme.utf8.allSatisfy(isSchemeCharacter) ? scheme : nil
    }

    /// The text with every byte escaped that may not stand.
    static func escaped(_ text: String, _ mayStand: (UInt8) -> Bool) -> String {
        if text.utf8.allSatisfy(mayStand) { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if mayStand(byte) { bytes.append(byte) } else { bytes += [percent, digit(byte >> 4), digit(byte & 15)] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text with escapes replaced by what they stand for; what only looks like an escape stays.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(percent) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            if byte == percent, digits.count == 2 {
                bytes.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A path without `.` and `..`.
    static func withoutDots(_ path: String) -> String {
        var kept: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for part in parts {
            if part == ".." { _ = kept.popLast() } else if part != "." { kept.append(part) }
        }
        if parts.last == "." || parts.last == ".." { kept.append("") }
        return "/" + kept.joined(separator: "/")
    }

    static func isUnreserved(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "-._~".utf8.contains(byte)
    }

    static func isPathCharacter(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "/!$&'()*+,;=:@".utf8.contains(byte)
    }

    static func isHostCharacter(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "[]:%".utf8.contains(byte)
    }

    private static func isQueryCharacter(_ byte: UInt8) -> Bool {
        isPathCharacter(byte) || byte == UInt8(ascii: "?") || byte == percent
    }

    private static func isSchemeCharacter(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "+-.".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
