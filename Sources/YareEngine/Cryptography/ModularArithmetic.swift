/// Powers modulo an odd number, by Montgomery's method.
struct ModularArithmetic {
    private let modulus: BigNumber
    private let limbs: [UInt64]
    /// The number that makes the lowest limb vanish: minus the inverse of the modulus, modulo 2 to the 64th.
    private let reducer: UInt64
    /// One, in Montgomery's form.
    private let one: [UInt64]

    /// - Parameter modulus: an odd number above 1.
    init(modulus: BigNumber) {
        self.modulus = modulus
        limbs = modulus.limbs
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- limbs[0] &* inverse) }
        reducer = 0 &- inverse
        let power = BigNumber(limbs: [UInt64](repeating: 0, count: limbs.count) + [1])
        one = ModularArithmetic.padded(power.quotientAndRemainder(dividingBy: modulus).remainder, limbs.count)
    }

    /// A number to a power.
    func power(_ base: BigNumber, _ exponent: BigNumber) -> BigNumber {
        let base = montgomeryForm(base)
        var result = one
        for index in (0..<exponent.bitWidth).reversed() {
            result = product(result, result)
            if exponent.bit(index) { result = product(result, base) }
        }
        return plain(result)
    }

    private func montgomeryForm(_ number: BigNumber) -> [UInt64] {
        let shifted = BigNumber(limbs: [UInt64](repeating: 0, count: limbs.count) + number.limbs)
        return ModularArithmetic.padded(shifted.quotientAndRemainder(dividingBy: modulus).remainder, limbs.count)
    }

    private func plain(_ number: [UInt64]) -> BigNumber {
        BigNumber(limbs: product(number, ModularArithmetic.padded(BigNumber(1), limbs.count)))
    }

    private static func padded(_ number: BigNumber, _ count: Int) -> [UInt64] {
        number.limbs + [UInt64](repeating: 0, count: count - number.limbs.count)
    }

    /// The product divided by Montgomery's factor: each limb's product is followed at once by its reduction, and the
    /// sum moves down a limb while it is added to.
    private func product(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        let sum = [UInt64](unsafeUninitializedCapacity: limbs.count + 1) { sum, count in
            sum.initialize(repeating: 0)
            count = sum.count
            left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    limbs.withUnsafeBufferPointer { limbs in
                        for multiplier in left { addReduced(multiplier, right, limbs, to: sum) }
                    }
                }
            }
        }
        let reduced = BigNumber(limbs: sum)
        return ModularArithmetic.padded(reduced < modulus ? reduced : reduced.subtracting(modulus), limbs.count)
    }

    @inline(__always)
    private func addReduced(
        _ multiplier: UInt64, _ number: UnsafeBufferPointer<UInt64>, _ limbs: UnsafeBufferPointer<UInt64>,
        to sum: UnsafeMutableBufferPointer<UInt64>
    ) {
        var (carry, low) = ModularArithmetic.multiply(multiplier, number[0], adding: sum[0], 0)
        let quotient = low &* reducer
        var (reducedCarry, _) = ModularArithmetic.multiply(quotient, limbs[0], adding: low, 0)
        for index in 1..<limbs.count {
            (carry, low) = ModularArithmetic.multiply(multiplier, number[index], adding: sum[index], carry)
            (reducedCarry, low) = ModularArithmetic.multiply(quotient, limbs[index], adding: low, reducedCarry)
            sum[index - 1] = low
        }
        // the sum stays below twice the modulus, so the highest limb holds what is left
        let (first, firstCarry) = sum[limbs.count].addingReportingOverflow(carry)
        let (second, secondCarry) = first.addingReportingOverflow(reducedCarry)
        sum[limbs.count - 1] = second
        sum[limbs.count] = (firstCarry ? 1 : 0) &+ (secondCarry ? 1 : 0)
    }

    /// A product and two more numbers, which together always fit into two limbs.
    @inline(__always)
    private static func multiply(
        _ left: UInt64, _ right: UInt64, adding first: UInt64, _ second: UInt64
    ) -> (high: UInt64, low: UInt64) {
        let product = left.multipliedFullWidth(by: right)
        let (sum, carry) = product.low.addingReportingOverflow(first)
        let (total, secondCarry) = sum.addingReportingOverflow(second)
        return (product.high &+ (carry ? 1 : 0) &+ (secondCarry ? 1 : 0), total)
    }
}

extension BigNumber {
    /// Whether this is a prime, by trial division and then by Miller and Rabin's test with random bases. A composite
    /// number passes with a probability of less than 4 to the power of minus `rounds`.
    func isProbablyPrime(rounds: Int = 40, using random: inout some RandomNumberGenerator) -> Bool {
        guard isOdd, bitWidth > 20 else { return false }
        guard BigNumber.smallPrimes.allSatisfy({ remainder(dividingBy: $0) != 0 }) else { return false }
        let predecessor = subtracting(BigNumber(1))
        let twos = (0..<bitWidth).first { predecessor.bit($0) } ?? 0
        let odd = predecessor.dropping(bits: twos)
        let arithmetic = ModularArithmetic(modulus: self)
        return (0..<rounds).allSatisfy { _ in
            var power = arithmetic.power(.random(below: predecessor, using: &random), odd)
            if power == BigNumber(1) || power == predecessor { return true }
            for _ in 1..<max(1, twos) {
                power = arithmetic.power(power, BigNumber(2))
                if power == predecessor { return true }
            }
            return false
        }
    }

    /// The odd primes below 2,000: most composite numbers have one of them for a factor.
    private static let smallPrimes: [UInt64] = {
        var primes: [UInt64] = []
        for number in stride(from: UInt64(3), to: 2_000, by: 2) where primes.allSatisfy({ number % $0 != 0 }) {
            primes.append(number)
        }
        return primes
    }()
}
