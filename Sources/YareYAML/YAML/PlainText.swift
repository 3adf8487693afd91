/// Quick looks at strings that may be written without quotes.
enum PlainText {
    /// Whether a string certainly needs no quotes: printable ASCII that begins like a word or a path and holds nothing
    /// that YAML would take for an indicator. False says nothing.
    static func isObvious(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, beginsWord(first, count: text.count) else { return false }
        var index = 1
        while index < text.count {
            let byte = text[index]
            if byte == .space || byte == UInt8(ascii: ":") {
                guard index + 1 < text.count, text[index + 1] != .space, text[index + 1] != UInt8(ascii: "#") else {
                    return false
                }
            } else if byte < 0x21 || byte > 0x7E {
                return false
            }
            index += 1
        }
        return true
    }

    private static func beginsWord(_ byte: UInt8, count: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "("): true
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            // truth and null have at most five letters
            count > 5
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }

    /// Whether text is a number in base 60, which YAML 1.1 reads as such: `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`.
    static func isSexagesimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, isDigit(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
            text.contains(UInt8(ascii: ":"))
        else { return false }
        var rest = text[...]
        if !isDigit(first) { rest.removeFirst() }
        guard let digit = rest.first, isDigit(digit) else { return false }
        rest = rest.drop { isDigit($0) || $0 == UInt8(ascii: "_") }
        var groups = 0
        while rest.first == UInt8(ascii: ":") {
            let digits = rest.dropFirst().prefix(while: isDigit)
            guard let lead = digits.first, digits.count == 1 || (digits.count == 2 && lead <= UInt8(ascii: "5")) else {
                return false
            }
            rest = rest[digits.endIndex...]
            groups += 1
        }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst().drop { isDigit($0) || $0 == UInt8(ascii: "_") }
        }
        return groups > 0 && rest.isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

/// Base64 in lines of 70 characters, as go-yaml writes binary data.
enum Base64Lines {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let width = 70

    /// The text, each line of which ends with a line feed, unless a single short line holds it all.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        let text = stride(from: 0, to: bytes.count, by: 3).flatMap { group(bytes[$0..<min($0 + 3, bytes.count)]) }
        guard text.count >= width else { return text }
        return stride(from: 0, to: text.count, by: width).flatMap { start in
            text[start..<min(start + width, text.count)] + [.lineFeed]
        }
    }

    private static func group(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bits = bytes.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - bytes.count))
        return (0..<4).map { place in
            place <= bytes.count ? alphabet[bits >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "=")
        }
    }
}
