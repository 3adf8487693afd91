import YareBase

// Strings: plain, quoted, as hexadecimal digits.
extension FormatPrinter {
    /// Formats a string; returns false where the verb has no form for one.
    @discardableResult
    mutating func format(_ string: String, _ verb: Unicode.Scalar) -> Bool {
        switch verb {
        case "v" where flags.sharpV: writeQuoted(string)
        case "v", "s": writePadded(truncated(string))
        case "q": writeQuoted(string)
        case "x": writeHexadecimal(string, uppercase: false)
        case "X": writeHexadecimal(string, uppercase: true)
        default: return false
        }
        return true
    }

    /// The string up to the precision, which counts characters.
    private func truncated(_ string: String) -> String {
        guard let precision = flags.precision else { return string }
        return String(String.UnicodeScalarView(string.unicodeScalars.prefix(precision)))
    }

    private mutating func writeQuoted(_ string: String) {
        let string = truncated(string)
        if flags.sharp, Quoting.canBackquote(string) {
            writePadded("`\(string)`")
        } else {
            writePadded(Quoting.quote(string, asciiOnly: flags.plus))
        }
    }

    /// Two digits a byte, with a space flag apart from each other, with `#` after `0x`.
    private mutating func writeHexadecimal(_ string: String, uppercase: Bool) {
        let bytes = EscapedBytes.bytes(of: string).prefix(flags.precision ?? .max)
        let prefix = flags.sharp ? (uppercase ? "0X" : "0x") : ""
        let digits = bytes.map { Quoting.hexadecimal(UInt32($0), digits: 2, uppercase: uppercase) }
        if flags.space {
            writePadded(digits.map { prefix + $0 }.joined(separator: " "))
        } else {
            writePadded(digits.isEmpty ? "" : prefix + digits.joined())
        }
    }
}
