import SwiftASN1

/// A key of the Digital Signature Algorithm (FIPS 186). No library at hand makes one any more; Sprig still does.
struct DSAKey: Equatable {
    /// The prime field.
    let modulus: BigNumber
    /// The prime order of the group.
    let order: BigNumber
    let generator: BigNumber
    let publicKey: BigNumber
    let privateKey: BigNumber

    /// Makes parameters and a key of them, as Go's package `crypto/dsa` does.
    ///
    /// - Parameters:
    ///   - modulusBits: the size of the field, a multiple of 64; Sprig takes 2048.
    ///   - orderBits: the size of the group's order, a multiple of 64; Sprig takes 256.
    init(modulusBits: Int = 2_048, orderBits: Int = 256, using random: inout some RandomNumberGenerator) {
        (modulus, order) = DSAKey.primes(modulusBits, orderBits, using: &random)
        let arithmetic = ModularArithmetic(modulus: modulus)
        let cofactor = modulus.subtracting(BigNumber(1)).quotientAndRemainder(dividingBy: order).quotient
        var generator = BigNumber(1)
        var base: UInt64 = 2
        while generator == BigNumber(1) {
            generator = arithmetic.power(BigNumber(base), cofactor)
            base += 1
        }
        self.generator = generator
        privateKey = .random(below: order, using: &random)
        publicKey = arithmetic.power(generator, privateKey)
    }

    /// The form that OpenSSL writes: a version and the five numbers.
    var derBytes: [UInt8] {
        var serializer = DER.Serializer()
        serializer.appendConstructedNode(identifier: .sequence) { key in
            for number in [BigNumber(0), modulus, order, generator, publicKey, privateKey] {
                key.appendPrimitiveNode(identifier: .integer) { $0 += number.signedBytes }
            }
        }
        return serializer.serializedBytes
    }

    /// A prime order, and a prime field whose size less one is a multiple of it.
    private static func primes(
        _ modulusBits: Int, _ orderBits: Int, using random: inout some RandomNumberGenerator
    ) -> (modulus: BigNumber, order: BigNumber) {
        while true {
            let order = BigNumber.random(bits: orderBits, using: &random).madeOdd
            guard order.isProbablyPrime(using: &random) else { continue }
            for _ in 0..<4 * modulusBits {
                let candidate = BigNumber.random(bits: modulusBits, using: &random).madeOdd
                let excess = candidate.quotientAndRemainder(dividingBy: order).remainder
                // an odd number less a remainder may be even; the test below sees to it
                let modulus = candidate.subtracting(excess.subtracting(BigNumber(1)))
                if excess != BigNumber(0), modulus.bitWidth == modulusBits, modulus.isProbablyPrime(using: &random) {
                    return (modulus, order)
                }
            }
        }
    }
}
