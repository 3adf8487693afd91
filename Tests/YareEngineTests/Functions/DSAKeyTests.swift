import Testing

@testable import YareEngine

struct DSAKeyTests {
    private func number(_ text: String) -> BigNumber {
        text.utf8.reduce(into: BigNumber(0)) { number, digit in
            // ten times the number, plus the digit, by doubling and taking the complement's difference
            let tenfold = number.doubled().doubled().doubled().adding(number.doubled())
            number = tenfold.adding(BigNumber(UInt64(digit - 0x30)))
        }
    }

    @Test(arguments: [
        ("340282366920938463463374607431768211507", true),  // the first prime above 2^128
        ("340282366920938463463374607431768211455", false),
        ("170141183460469231731687303715884105727", true),  // 2^127 - 1
        ("1298074214633706835075030044377087", true),
        ("2152302898747", false),  // a pseudoprime to the bases 2, 3, 5, 7 and 11
    ])
    func knowsPrimes(text: String, isPrime: Bool) {
        var random = SystemRandomNumberGenerator()
        #expect(number(text).isProbablyPrime(using: &random) == isPrime)
    }

    @Test func raisesToPowers() {
        let modulus = number("170141183460469231731687303715884105727")
        let arithmetic = ModularArithmetic(modulus: modulus)
        #expect(arithmetic.power(BigNumber(3), BigNumber(100)) == number("137198176105529391099388226873793493861"))
        #expect(arithmetic.power(BigNumber(3), modulus.subtracting(BigNumber(1))) == BigNumber(1))
        #expect(arithmetic.power(BigNumber(5), BigNumber(0)) == BigNumber(1))
    }

    @Test func divides() {
        let (quotient, remainder) = number("340282366920938463463374607431768211507")
            .quotientAndRemainder(dividingBy: number("18446744073709551629"))
        #expect(quotient == number("18446744073709551603"))
        #expect(remainder == BigNumber(220))
        #expect(number("340282366920938463463374607431768211507").remainder(dividingBy: 1_000) == 507)
    }

    @Test func makesAKeyWhoseNumbersFit() {
        var random = SystemRandomNumberGenerator()
        let key = DSAKey(modulusBits: 256, orderBits: 64, using: &random)
        let arithmetic = ModularArithmetic(modulus: key.modulus)
        #expect(key.modulus.bitWidth == 256)
        #expect(key.order.bitWidth == 64)
        #expect(arithmetic.power(key.generator, key.order) == BigNumber(1))
        #expect(key.generator != BigNumber(1))
        #expect(arithmetic.power(key.generator, key.privateKey) == key.publicKey)
        #expect(throws: Never.self) { try PrivateKey(reading: PrivateKey.dsa(key.derBytes).block.text) }
    }
}

extension BigNumber {
    /// The sum, schoolbook-wise.
    fileprivate func adding(_ other: BigNumber) -> BigNumber {
        var sum: [UInt64] = []
        var carry: UInt64 = 0
        for index in 0..<max(limbs.count, other.limbs.count) {
            let left = index < limbs.count ? limbs[index] : 0
            let right = index < other.limbs.count ? other.limbs[index] : 0
            let (first, firstCarry) = left.addingReportingOverflow(right)
            let (second, secondCarry) = first.addingReportingOverflow(carry)
            sum.append(second)
            carry = (firstCarry ? 1 : 0) + (secondCarry ? 1 : 0)
        }
        return BigNumber(limbs: sum + [carry])
    }
}
