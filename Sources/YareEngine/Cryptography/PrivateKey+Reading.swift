import Crypto
import CryptoExtras
import SwiftASN1
import YareBase

extension PrivateKey {
    /// Reads a key in any of the forms that OpenSSL and Go write.
    ///
    /// - Throws: `cryptography.failed` in Sprig's words.
    init(reading text: String) throws(YareError) {
        guard let block = PEMBlock(firstIn: text) else { throw .cryptography("no PEM data in input") }
        switch block.kind {
        case "PRIVATE KEY": self = try PrivateKey.read(block, "decoding PEM as PKCS#8", PrivateKey.anyKind)
        case "RSA PRIVATE KEY":
            self = try PrivateKey.read(block, "parsing RSA private key from PEM", PrivateKey.modulus)
        case "EC PRIVATE KEY": self = try PrivateKey.read(block, "parsing EC private key from PEM", PrivateKey.elliptic)
        case "DSA PRIVATE KEY":
            self = try PrivateKey.read(block, "parsing DSA private key from PEM", PrivateKey.numbers)
        case let kind where kind.hasSuffix(" PRIVATE KEY"): throw .cryptography("invalid private key type \(kind)")
        case let kind: throw .cryptography("no private key data in PEM block of type \(kind)")
        }
    }

    private static func read(
        _ block: PEMBlock, _ action: String, _ reader: ([UInt8]) throws -> PrivateKey
    ) throws(YareError) -> PrivateKey {
        do {
            return try reader(block.bytes)
        } catch {
            throw .malformedKey(action, cause: error)
        }
    }

    /// PKCS #8 says what kind of key is inside; of the readers, each takes its own kind only.
    private static func anyKind(_ bytes: [UInt8]) throws -> PrivateKey {
        if let key = try? Curve25519.Signing.PrivateKey(derRepresentation: bytes) { return .ed25519(key) }
        return try (try? elliptic(bytes)) ?? modulus(bytes)
    }

    private static func modulus(_ bytes: [UInt8]) throws -> PrivateKey {
        .rsa(try _RSA.Signing.PrivateKey(unsafeDERRepresentation: bytes))
    }

    private static func elliptic(_ bytes: [UInt8]) throws -> PrivateKey {
        if let key = try? P384.Signing.PrivateKey(derRepresentation: bytes) { return .p384(key) }
        if let key = try? P521.Signing.PrivateKey(derRepresentation: bytes) { return .p521(key) }
        return .p256(try P256.Signing.PrivateKey(derRepresentation: bytes))
    }

    /// Six numbers: the version, the parameters p, q and g, the public and the private key.
    private static func numbers(_ bytes: [UInt8]) throws -> PrivateKey {
        let node = try DER.parse(bytes)
        guard node.identifier == .sequence, case .constructed(let numbers) = node.content,
            numbers.allSatisfy({ $0.identifier == .integer }), numbers.reduce(0, { sum, _ in sum + 1 }) == 6
        else {
            throw ASN1Error.unexpectedFieldType(node.identifier)
        }
        return .dsa(bytes)
    }
}
