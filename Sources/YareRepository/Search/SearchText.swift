/// How a text falls into words, as the tokenizer of the tables does it: runs of letters and digits in lower case.
enum SearchText {
    static func words(of text: String) -> [String] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiWords(of: text) }
        return text.lowercased().unicodeScalars
            .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// What ``words(of:)`` finds where nothing has to be asked of Unicode's tables.
    private static func asciiWords(of text: String) -> [String] {
        text.lowercased().utf8.split { letter($0) == nil }.map { String(Substring($0)) }
    }

    /// A letter or digit of ASCII, in lower case; `nil` for any other byte.
    static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }
}
