import YareBase

// Floating-point numbers.
extension FormatPrinter {
    /// Formats a number; returns false where the verb has no form for one.
    mutating func format(_ number: Double, _ verb: Unicode.Scalar) -> Bool {
        let precision = flags.precision
        switch verb {
        case "v", "g": write(number, FloatText.text(number, .g, precision: precision), verb, precision)
        case "G": write(number, FloatText.text(number, .G, precision: precision), verb, precision)
        case "e": write(number, FloatText.text(number, .e, precision: precision ?? 6), verb, precision)
        case "E": write(number, FloatText.text(number, .E, precision: precision ?? 6), verb, precision)
        case "f", "F": write(number, FloatText.text(number, .f, precision: precision ?? 6), verb, precision)
        case "b": write(number, HexadecimalFloat.binary(number), verb, precision)
        case "x", "X":
            let text = HexadecimalFloat.text(number, precision: precision)
            write(number, verb == "X" ? text.uppercased() : text, verb, precision)
        default: return false
        }
        return true
    }

    /// Writes a number's text with sign and padding.
    private mutating func write(_ number: Double, _ text: String, _ verb: Unicode.Scalar, _ precision: Int?) {
        var digits = text
        var sign = "+"
        if digits.utf8.first == UInt8(ascii: "-") || digits.utf8.first == UInt8(ascii: "+") {
            sign = String(digits.removeFirst())
        }
        if flags.space, sign == "+", !flags.plus { sign = " " }
        guard number.isFinite else {
            if number.isNaN, !flags.space, !flags.plus { sign = "" }
            return writePadded(sign + digits, allowsZeros: false)
        }
        if flags.sharp, verb != "b" { digits = withPoint(digits, verb, precision) }
        guard flags.plus || sign != "+" else { return writePadded(digits) }
        let missing = (flags.width ?? 0) - digits.utf8.count - 1
        if flags.zero, !flags.minus, missing > 0 {
            digits = String(repeating: "0", count: missing) + digits
        }
        writePadded(sign + digits)
    }

    /// The digits with a decimal point in any case and, for `%g` and `%x`, with the zeros at the end kept.
    private func withPoint(_ digits: String, _ verb: Unicode.Scalar, _ precision: Int?) -> String {
        var missing = ["v", "g", "G", "x"].contains(verb) ? precision ?? 6 : 0
        let isHexadecimal = verb == "x" || verb == "X"
        let end = digits.firstIndex { "pP".contains($0) || (!isHexadecimal && "eE".contains($0)) } ?? digits.endIndex
        var mantissa = String(digits[..<end])
        var sawDigit = false
        for byte in mantissa.utf8 where byte != UInt8(ascii: ".") {
            if byte != UInt8(ascii: "0") { sawDigit = true }
            if sawDigit { missing -= 1 }
        }
        if !mantissa.utf8.contains(UInt8(ascii: ".")) {
            if mantissa == "0" { missing -= 1 }
            mantissa += "."
        }
        return mantissa + String(repeating: "0", count: max(0, missing)) + digits[end...]
    }
}

/// The forms of floating-point numbers that show their bits: `%x` and `%b`.
enum HexadecimalFloat {
    /// `4503599627370496p-52`
    static func binary(_ number: Double) -> String {
        guard number.isFinite else { return FloatText.text(number, .g) }
        let (fraction, exponent) = parts(number)
        let power = exponent - 52
        return (number.sign == .minus ? "-" : "") + "\(fraction)p" + (power < 0 ? "" : "+") + "\(power)"
    }

    /// `0x1.8p+01`, rounded to even at a precision, the number of digits behind the point.
    static func text(_ number: Double, precision: Int?) -> String {
        guard number.isFinite else { return FloatText.text(number, .g) }
        var (fraction, exponent) = parts(number)
        if fraction == 0 { exponent = 0 }
        // the leading one goes to bit 60, so that fifteen digits of four bits follow the point
        while fraction != 0, fraction & (1 << 52) == 0 {
            fraction <<= 1
            exponent -= 1
        }
        fraction <<= 8
        if let precision, precision < 15 { round(&fraction, &exponent, digits: precision) }
        var digits = ""
        var rest = fraction & ((1 << 60) - 1)
        while precision.map({ digits.utf8.count < $0 }) ?? (rest != 0) {
            digits += String(rest >> 56, radix: 16)
            rest = (rest << 4) & ((1 << 60) - 1)
        }
        let power = (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "") + "\(abs(exponent))"
        let sign = number.sign == .minus ? "-" : ""
        return "\(sign)0x\(fraction >> 60)" + (digits.isEmpty ? "" : "." + digits) + "p\(power)"
    }

    private static func parts(_ number: Double) -> (fraction: UInt64, exponent: Int) {
        let isSubnormal = number.exponentBitPattern == 0
        let fraction = number.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
        return (fraction, isSubnormal ? -1022 : Int(number.exponentBitPattern) - 1023)
    }

    private static func round(_ fraction: inout UInt64, _ exponent: inout Int, digits: Int) {
        let shift = UInt64(60 - digits * 4)
        let extra = fraction & ((1 << shift) - 1)
        fraction >>= shift
        if extra | (fraction & 1) > 1 << (shift - 1) { fraction += 1 }
        fraction <<= shift
        if fraction & (1 << 61) != 0 {
            fraction >>= 1
            exponent += 1
        }
    }
}
