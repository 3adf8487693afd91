import YareBase

/// An exact decimal number, for Sprig's `addf`, `mulf` … which calculate with shopspring/decimal: 0.1 + 0.2 is 0.3.
struct DecimalNumber {
    private var isNegative: Bool
    /// The decimal digits, the least significant first, without zeros at the end; none for zero.
    private var digits: [UInt8]
    /// The power of ten of the first digit.
    private var exponent: Int

    /// How many digits after the point a quotient has.
    private static let divisionPrecision = 16

    private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        let significant = digits.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        self.isNegative = isNegative && significant > 0
        self.digits = Array(digits.prefix(significant))
        self.exponent = significant == 0 ? 0 : exponent
    }

    /// Makes the shortest decimal number that reads back as `number`.
    init(_ number: Double) throws(YareError) {
        guard number.isFinite else {
            throw .function("Cannot create a Decimal from \(FloatText.text(number, .g))")
        }
        let text = FloatText.text(number.magnitude, .e)
        let parts = text.split(separator: "e")
        let significand = parts[0].utf8.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        self.init(
            isNegative: number < 0, digits: significand.reversed(), exponent: power - (significand.count - 1))
    }

    /// Whether the number has few enough digits to go on calculating with.
    var isManageable: Bool { digits.count <= 20_000 }

    /// The nearest floating-point number.
    var doubleValue: Double {
        let text = String(decoding: digits.reversed().map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        return FloatText.parse("\(isNegative ? "-" : "")\(text.isEmpty ? "0" : text)e\(exponent)")
            ?? (isNegative ? -.infinity : .infinity)
    }

    static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        let exponent = min(left.exponent, right.exponent)
        let (one, two) = (left.digits(downTo: exponent), right.digits(downTo: exponent))
        if left.isNegative == right.isNegative {
            return DecimalNumber(isNegative: left.isNegative, digits: sum(one, two), exponent: exponent)
        }
        if precedes(one, two) {
            return DecimalNumber(isNegative: right.isNegative, digits: difference(two, one), exponent: exponent)
        }
        return DecimalNumber(isNegative: left.isNegative, digits: difference(one, two), exponent: exponent)
    }

    static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        left
            + DecimalNumber(isNegative: !right.isNegative, digits: right.digits, exponent: right.exponent)
    }

    static func * (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        var product = [Int](repeating: 0, count: left.digits.count + right.digits.count)
        for (i, one) in left.digits.enumerated() {
            for (j, two) in right.digits.enumerated() { product[i + j] += Int(one) * Int(two) }
        }
        var carry = 0
        let digits = product.map { column in
            carry += column
            defer { carry /= 10 }
            return UInt8(carry % 10)
        }
        return DecimalNumber(
            isNegative: left.isNegative != right.isNegative, digits: digits, exponent: left.exponent + right.exponent)
    }

    /// The quotient, rounded half away from zero at the sixteenth digit after the point.
    func divided(by divisor: DecimalNumber) throws(YareError) -> DecimalNumber {
        guard !divisor.digits.isEmpty else { throw .function("decimal division by 0") }
        // as many digits as the quotient needs; the last one is only there to be rounded
        let places = Self.divisionPrecision + 1
        let shift = exponent - divisor.exponent + places
        let dividend =
            shift >= 0
            ? [UInt8](repeating: 0, count: shift) + digits : Array(digits.dropFirst(min(-shift, digits.count)))
        var quotient = Self.quotient(dividend, divisor.digits)
        let roundsUp = (quotient.first ?? 0) >= 5
        quotient = Array(quotient.dropFirst())
        if roundsUp { quotient = Self.sum(quotient, [1]) }
        return DecimalNumber(
            isNegative: isNegative != divisor.isNegative, digits: quotient, exponent: -Self.divisionPrecision)
    }

    /// The digits as far down as a power of ten that is not above the number's own.
    private func digits(downTo power: Int) -> [UInt8] {
        digits.isEmpty ? [] : [UInt8](repeating: 0, count: exponent - power) + digits
    }

    private static func sum(_ one: [UInt8], _ two: [UInt8]) -> [UInt8] {
        var (sum, carry): ([UInt8], UInt8) = ([], 0)
        for index in 0..<max(one.count, two.count) {
            let column = (index < one.count ? one[index] : 0) + (index < two.count ? two[index] : 0) + carry
            sum.append(column % 10)
            carry = column / 10
        }
        return carry > 0 ? sum + [carry] : sum
    }

    /// - Precondition: `one` is not less than `two`.
    private static func difference(_ one: [UInt8], _ two: [UInt8]) -> [UInt8] {
        var (difference, borrow) = (one, UInt8(0))
        for index in one.indices {
            let taken = (index < two.count ? two[index] : 0) + borrow
            borrow = one[index] < taken ? 1 : 0
            difference[index] = one[index] + borrow * 10 - taken
        }
        return difference
    }

    private static func precedes(_ one: [UInt8], _ two: [UInt8]) -> Bool {
        let (one, two) = (trimmed(one), trimmed(two))
        return one.count == two.count
            ? one.reversed().lexicographicallyPrecedes(two.reversed()) : one.count < two.count
    }

    private static func trimmed(_ digits: [UInt8]) -> ArraySlice<UInt8> {
        digits[..<(digits.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0)]
    }

    /// Long division, digit by digit.
    private static func quotient(_ dividend: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
        var (quotient, remainder): ([UInt8], [UInt8]) = ([], [])
        for digit in dividend.reversed() {
            remainder.insert(digit, at: 0)
            var times: UInt8 = 0
            while !precedes(remainder, divisor) {
                remainder = difference(remainder, divisor)
                times += 1
            }
            remainder = Array(trimmed(remainder))
            quotient.append(times)
        }
        return quotient.reversed()
    }
}
