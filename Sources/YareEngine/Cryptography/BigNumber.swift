/// A whole number of any size that is not negative, as far as making a DSA key needs one.
struct BigNumber: Equatable {
    /// 64 bits each, the lowest first, without zeros at the high end.
    private(set) var limbs: [UInt64]

    init(limbs: [UInt64]) {
        self.limbs = limbs
        while self.limbs.last == 0 { self.limbs.removeLast() }
    }

    init(_ number: UInt64) {
        self.init(limbs: [number])
    }

    /// A random number of exactly so many bits, a multiple of 64.
    static func random(bits: Int, using random: inout some RandomNumberGenerator) -> BigNumber {
        var limbs = (0..<bits / 64).map { _ in random.next() as UInt64 }
        limbs[limbs.count - 1] |= 1 << 63
        return BigNumber(limbs: limbs)
    }

    /// A random number from 1 up to, but not including, `bound`.
    static func random(below bound: BigNumber, using random: inout some RandomNumberGenerator) -> BigNumber {
        while true {
            var limbs = bound.limbs.map { _ in random.next() as UInt64 }
            limbs[limbs.count - 1] &= .max >> UInt64(bound.limbs.last?.leadingZeroBitCount ?? 0)
            let number = BigNumber(limbs: limbs)
            if !number.limbs.isEmpty, number < bound { return number }
        }
    }

    var bitWidth: Int { limbs.count * 64 - (limbs.last?.leadingZeroBitCount ?? 0) }
    var isOdd: Bool { (limbs.first ?? 0) & 1 == 1 }

    /// The bytes, the highest first, with a zero in front where the first bit would be taken for a sign.
    var signedBytes: [UInt8] {
        let bytes = limbs.reversed().flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> (56 - 8 * $0)) }
        }
        let significant = Array(bytes.drop { $0 == 0 })
        return (significant.first ?? 0x80) >= 0x80 ? [0] + significant : significant
    }

    func bit(_ index: Int) -> Bool {
        index / 64 < limbs.count && limbs[index / 64] >> UInt64(index % 64) & 1 == 1
    }

    /// The next odd number, or the number itself when it is odd.
    var madeOdd: BigNumber {
        var limbs = limbs
        limbs[0] |= 1
        return BigNumber(limbs: limbs)
    }

    /// The difference; `other` is not larger.
    func subtracting(_ other: BigNumber) -> BigNumber {
        var limbs = limbs
        var borrow = false
        for index in limbs.indices {
            let right = index < other.limbs.count ? other.limbs[index] : 0
            let (first, firstBorrow) = limbs[index].subtractingReportingOverflow(right)
            let (second, secondBorrow) = first.subtractingReportingOverflow(borrow ? 1 : 0)
            limbs[index] = second
            borrow = firstBorrow || secondBorrow
        }
        return BigNumber(limbs: limbs)
    }

    /// Twice the number, plus one if asked.
    func doubled(adding bit: Bool = false) -> BigNumber {
        var carry: UInt64 = bit ? 1 : 0
        var limbs = limbs
        for index in limbs.indices {
            let high = limbs[index] >> 63
            limbs[index] = limbs[index] << 1 | carry
            carry = high
        }
        return BigNumber(limbs: limbs + [carry])
    }

    /// The number without its lowest bits.
    func dropping(bits: Int) -> BigNumber {
        var limbs = Array(limbs.dropFirst(bits / 64))
        let shift = UInt64(bits % 64)
        for index in limbs.indices where shift > 0 {
            let next = index + 1 < limbs.count ? limbs[index + 1] : 0
            limbs[index] = limbs[index] >> shift | next << (64 - shift)
        }
        return BigNumber(limbs: limbs)
    }

    /// Long division, bit by bit.
    func quotientAndRemainder(dividingBy divisor: BigNumber) -> (quotient: BigNumber, remainder: BigNumber) {
        var quotient = [UInt64](repeating: 0, count: limbs.count)
        var remainder = BigNumber(0)
        for index in (0..<bitWidth).reversed() {
            remainder = remainder.doubled(adding: bit(index))
            guard remainder >= divisor else { continue }
            remainder = remainder.subtracting(divisor)
            quotient[index / 64] |= 1 << UInt64(index % 64)
        }
        return (BigNumber(limbs: quotient), remainder)
    }

    /// The remainder of a division by a small number.
    func remainder(dividingBy divisor: UInt64) -> UInt64 {
        limbs.reversed().reduce(0) { divisor.dividingFullWidth(($0, $1)).remainder }
    }
}

extension BigNumber: Comparable {
    static func < (left: BigNumber, right: BigNumber) -> Bool {
        guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
        return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
    }
}
