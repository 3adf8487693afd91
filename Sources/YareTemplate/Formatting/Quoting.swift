import YareBase

/// Quotes text as Go's `strconv` does, for `%q`, for messages and for functions like Sprig's `quote`.
public enum Quoting {
    /// Text between double quotes with escapes for what cannot be printed: `strconv.Quote`. Bytes carried as
    /// ``EscapedBytes`` become `\xNN`.
    public static func quote(_ text: String) -> String {
        quote(text, asciiOnly: false)
    }

    /// Like ``quote(_:)``, with escapes for everything beyond ASCII: `strconv.QuoteToASCII`.
    public static func quoteToASCII(_ text: String) -> String {
        quote(text, asciiOnly: true)
    }

    /// Whether text may stand unchanged between backquotes: `strconv.CanBackquote`.
    public static func canBackquote(_ text: String) -> Bool {
        !EscapedBytes.mayContainEscapes(text)
            && text.unicodeScalars.allSatisfy { scalar in
                (scalar.value >= 0x20 || scalar == "\t") && scalar != "`" && scalar != "\u{7F}" && scalar != "\u{FEFF}"
            }
    }

    /// Whether a character is shown as it is: Go's `unicode.IsPrint`, of the Unicode version that Helm's Go knows.
    public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return false
        default:
            guard let age = scalar.properties.age else { return false }
            return age.major < 15 || (age.major == 15 && age.minor == 0)
        }
    }

    /// A character between single quotes: `strconv.QuoteRune`.
    static func quote(character scalar: Unicode.Scalar, asciiOnly: Bool = false) -> String {
        var text = "'"
        append(scalar, to: &text, quote: "'", asciiOnly: asciiOnly)
        return text + "'"
    }

    /// `U+002D '-'`: the verb `%#U`.
    static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let number = "U+" + hexadecimal(scalar.value, digits: 4, uppercase: true)
        return isPrintable(scalar) ? "\(number) '\(scalar)'" : number
    }

    /// Quotes the bytes of a source.
    static func quote(_ bytes: ArraySlice<UInt8>) -> String {
        quote(String(decoding: bytes, as: UTF8.self))
    }

    static func quote(_ text: String, asciiOnly: Bool) -> String {
        var quoted = "\""
        quoted.reserveCapacity(text.utf8.count + 2)
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
            quoted += text
        } else {
            append(text, to: &quoted, asciiOnly: asciiOnly)
        }
        quoted += "\""
        return quoted
    }

    private static func append(_ text: String, to quoted: inout String, asciiOnly: Bool) {
        guard EscapedBytes.mayContainEscapes(text) else {
            for scalar in text.unicodeScalars { append(scalar, to: &quoted, quote: "\"", asciiOnly: asciiOnly) }
            return
        }
        for piece in EscapedBytes.pieces(of: text) {
            switch piece {
            case .character(let scalar): append(scalar, to: &quoted, quote: "\"", asciiOnly: asciiOnly)
            case .byte(let byte): quoted += "\\x" + hexadecimal(UInt32(byte), digits: 2)
            }
        }
    }

    private static func append(
        _ scalar: Unicode.Scalar, to text: inout String, quote: Unicode.Scalar, asciiOnly: Bool
    ) {
        if scalar == quote || scalar == "\\" {
            text += "\\"
            text.unicodeScalars.append(scalar)
        } else if asciiOnly ? scalar.isASCII && isPrintable(scalar) : isPrintable(scalar) {
            text.unicodeScalars.append(scalar)
        } else {
            text += escape(scalar)
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x07: "\\a"
        case 0x08: "\\b"
        case 0x0C: "\\f"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        case 0x0B: "\\v"
        case 0..<0x20, 0x7F: "\\x" + hexadecimal(scalar.value, digits: 2)
        case 0..<0x10000: "\\u" + hexadecimal(scalar.value, digits: 4)
        default: "\\U" + hexadecimal(scalar.value, digits: 8)
        }
    }

    static func hexadecimal(_ number: UInt32, digits: Int, uppercase: Bool = false) -> String {
        let text = String(number, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
