import YareBase

/// Go's `html`, `js` and `urlquery`.
enum Escaping {
    /// The text that these functions escape: a single string as it is, otherwise what `print` prints; nil is
    /// `<no value>`.
    static func text(of arguments: [TemplateValue]) throws(YareError) -> String {
        let values = arguments.map { value -> TemplateValue in
            if case .null = value { .string("<no value>") } else { value }
        }
        return try GoFormatter.print(values)
    }

    static func html(_ text: String) -> String {
        guard text.utf8.contains(where: { "\0'\"&<>".utf8.contains($0) }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0": escaped += "\u{FFFD}"
            case "\"": escaped += "&#34;"
            case "'": escaped += "&#39;"
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    static func javaScript(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "'": escaped += "\\'"
            case "\"": escaped += "\\\""
            case "<": escaped += "\\u003C"
            case ">": escaped += "\\u003E"
            case "&": escaped += "\\u0026"
            case "=": escaped += "\\u003D"
            case "\u{0}"..<" ": escaped += "\\u" + Quoting.hexadecimal(scalar.value, digits: 4, uppercase: true)
            case _ where scalar.isASCII || Quoting.isPrintable(scalar): escaped.unicodeScalars.append(scalar)
            default:
                let number = EscapedBytes.byte(of: scalar) == nil ? scalar.value : 0xFFFD
                escaped += "\\u" + Quoting.hexadecimal(number, digits: 4, uppercase: true)
            }
        }
        return escaped
    }

    /// Text as a part of a query: `url.QueryEscape`.
    static func urlQuery(_ text: String) -> String {
        var escaped = ""
        for byte in EscapedBytes.bytes(of: text) {
            switch byte {
            case UInt8(ascii: " "): escaped += "+"
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where Lexer.isAlphanumericASCII(byte): escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += "%" + Quoting.hexadecimal(UInt32(byte), digits: 2, uppercase: true)
            }
        }
        return escaped
    }
}
