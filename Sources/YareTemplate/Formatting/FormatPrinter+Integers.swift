// Whole numbers in every base, and as characters.
extension FormatPrinter {
    /// Formats a whole number; returns false where the verb has no form for one.
    mutating func format(
        _ magnitude: UInt64, isNegative: Bool, isUnsigned: Bool, _ verb: Unicode.Scalar
    ) -> Bool {
        switch verb {
        case "v" where flags.sharpV && isUnsigned:
            let sharp = flags.sharp
            flags.sharp = true
            writeDigits(magnitude, radix: 16, isNegative: false, verb)
            flags.sharp = sharp
        case "v", "d": writeDigits(magnitude, radix: 10, isNegative: isNegative, verb)
        case "b": writeDigits(magnitude, radix: 2, isNegative: isNegative, verb)
        case "o", "O": writeDigits(magnitude, radix: 8, isNegative: isNegative, verb)
        case "x", "X": writeDigits(magnitude, radix: 16, isNegative: isNegative, verb)
        case "c": writePadded(String(Character(scalar(magnitude, isNegative: isNegative))))
        case "q":
            writePadded(Quoting.quote(character: scalar(magnitude, isNegative: isNegative), asciiOnly: flags.plus))
        case "U": writeCodePoint(isNegative ? 0 &- magnitude : magnitude)
        default: return false
        }
        return true
    }

    private func scalar(_ magnitude: UInt64, isNegative: Bool) -> Unicode.Scalar {
        guard !isNegative, let number = UInt32(exactly: magnitude) else { return "\u{FFFD}" }
        return Unicode.Scalar(number) ?? "\u{FFFD}"
    }

    private mutating func writeDigits(_ magnitude: UInt64, radix: Int, isNegative: Bool, _ verb: Unicode.Scalar) {
        if flags.precision == 0, magnitude == 0 { return writePadded("", allowsZeros: false) }
        var digits = String(magnitude, radix: radix, uppercase: verb == "X")
        let missing = wantedDigits(isNegative: isNegative) - digits.utf8.count
        if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
        if flags.sharp { digits = prefix(radix, verb, digits) + digits }
        if verb == "O" { digits = "0o" + digits }
        let sign = isNegative ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        writePadded(sign + digits, allowsZeros: false)
    }

    /// How many digits a precision, or zeros up to the width, ask for.
    private func wantedDigits(isNegative: Bool) -> Int {
        if let precision = flags.precision { return precision }
        guard flags.zero, !flags.minus, let width = flags.width else { return 0 }
        return isNegative || flags.plus || flags.space ? width - 1 : width
    }

    private func prefix(_ radix: Int, _ verb: Unicode.Scalar, _ digits: String) -> String {
        switch radix {
        case 2: "0b"
        case 8: digits.utf8.first == UInt8(ascii: "0") ? "" : "0"
        case 16: verb == "X" ? "0X" : "0x"
        default: ""
        }
    }

    /// `U+0041`, with `#` followed by the character itself.
    private mutating func writeCodePoint(_ number: UInt64) {
        let digits = String(number, radix: 16, uppercase: true)
        let missing = max(4, flags.precision ?? 0) - digits.utf8.count
        var text = "U+" + String(repeating: "0", count: max(0, missing)) + digits
        if flags.sharp, let scalar = UInt32(exactly: number).flatMap({ Unicode.Scalar($0) }),
            Quoting.isPrintable(scalar)
        {
            text += " '\(scalar)'"
        }
        writePadded(text, allowsZeros: false)
    }
}
