import YareBase

/// A number as it is written in decimal, for arithmetic that must come out even: 0.3 is three times 0.1.
struct DecimalNumber {
    /// The digits as a whole number; a number of binary floating point has at most 17.
    private let digits: UInt64
    /// The power of ten that the digits are multiplied with.
    private let exponent: Int

    /// Takes the fewest decimal digits that stand for a number; its sign does not matter here.
    init(_ number: Double) {
        let parts = FloatText.text(number.magnitude, .e).split(separator: "e")
        let mantissa = parts.first ?? "0"
        let fraction = mantissa.utf8.firstIndex(of: UInt8(ascii: ".")).map { mantissa.utf8[$0...].count - 1 } ?? 0
        digits = UInt64(String(mantissa.filter { $0 != "." })) ?? 0
        exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction
    }

    /// Whether this is a whole number of times the divisor.
    func isMultiple(of divisor: DecimalNumber) -> Bool {
        if digits == 0 || divisor.digits == 0 { return digits == 0 }
        let shift = exponent - divisor.exponent
        if shift >= 0 { return remainder(of: shift, by: divisor.digits) == 0 }
        guard let scaled = DecimalNumber.scaled(divisor.digits, by: -shift) else { return false }
        return UInt128(digits) % scaled == 0
    }

    /// The remainder of the digits with so many zeros behind them.
    private func remainder(of zeros: Int, by divisor: UInt64) -> UInt128 {
        var remainder = UInt128(digits % divisor)
        for _ in 0..<zeros { remainder = remainder * 10 % UInt128(divisor) }
        return remainder
    }

    /// A number with zeros behind it, or `nil` when it becomes greater than any number's digits.
    private static func scaled(_ number: UInt64, by zeros: Int) -> UInt128? {
        guard zeros <= 18 else { return nil }
        return (0..<zeros).reduce(UInt128(number)) { product, _ in product * 10 }
    }
}
