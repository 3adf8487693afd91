/// Writing HTML from texts of strangers: every byte that could be markup is escaped.
enum HTMLText {
    /// A text for a place between tags or in a quoted attribute.
    static func escaped(_ text: some StringProtocol) -> String {
        var html: [UInt8] = []
        html.reserveCapacity(text.utf8.count + 16)
        append(text.utf8, to: &html)
        return String(decoding: html, as: UTF8.self)
    }

    /// Appends bytes escaped for a place between tags or in a quoted attribute; what HTML cannot carry becomes a space.
    static func append(_ bytes: some Sequence<UInt8>, to html: inout [UInt8]) {
        for byte in bytes { append(byte, to: &html) }
    }

    @inline(__always)
    static func append(_ byte: UInt8, to html: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "<"): html += "&lt;".utf8
        case UInt8(ascii: ">"): html += "&gt;".utf8
        case UInt8(ascii: "&"): html += "&amp;".utf8
        case UInt8(ascii: "\""): html += "&quot;".utf8
        case UInt8(ascii: "'"): html += "&#39;".utf8
        case 0x00...0x08, 0x0B...0x1F, 0x7F: html.append(0x20)
        default: html.append(byte)
        }
    }
}

extension UInt8 {
    /// Whether this is a letter of ASCII.
    var isASCIILetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// Whether this is a digit of ASCII.
    var isASCIIDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }

    /// The letter in lower case, every other byte as it is.
    var asciiLowercased: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }

    /// Whether HTML takes this for space between attributes.
    var isHTMLSpace: Bool {
        self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
    }
}
