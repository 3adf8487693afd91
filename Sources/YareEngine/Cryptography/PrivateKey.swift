import Crypto
import CryptoExtras
import SwiftASN1
import X509
import YareBase

/// A private key of a kind that Sprig makes or reads.
enum PrivateKey {
    case rsa(_RSA.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
    case p521(P521.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
    /// A key of the Digital Signature Algorithm, in the form that OpenSSL writes: no certificate can have one.
    case dsa([UInt8])

    /// Makes an RSA key.
    static func rsa(bits: Int) throws(YareError) -> PrivateKey {
        do {
            return .rsa(try _RSA.Signing.PrivateKey(keySize: _RSA.Signing.KeySize(bitCount: bits)))
        } catch {
            throw .cryptography("error generating rsa key: \(error)", cause: error)
        }
    }

    /// The key in the form that OpenSSL and Go write for its kind.
    var block: PEMBlock {
        switch self {
        case .rsa(let key): PEMBlock("RSA PRIVATE KEY", Array(key.derRepresentation))
        case .p256(let key): ellipticBlock(key.rawRepresentation, .p256, key.publicKey.x963Representation)
        case .p384(let key): ellipticBlock(key.rawRepresentation, .p384, key.publicKey.x963Representation)
        case .p521(let key): ellipticBlock(key.rawRepresentation, .p521, key.publicKey.x963Representation)
        case .ed25519(let key): PEMBlock("PRIVATE KEY", Array(key.derRepresentation))
        case .dsa(let bytes): PEMBlock("DSA PRIVATE KEY", bytes)
        }
    }

    /// The key as certificates are signed with, or `nil` when none can be.
    var signer: Certificate.PrivateKey? {
        switch self {
        case .rsa(let key): Certificate.PrivateKey(key)
        case .p256(let key): Certificate.PrivateKey(key)
        case .p384(let key): Certificate.PrivateKey(key)
        case .p521(let key): Certificate.PrivateKey(key)
        case .ed25519(let key): Certificate.PrivateKey(key)
        case .dsa: nil
        }
    }

    /// The contents of the object identifiers of curves.
    private struct Curve {
        let identifier: [UInt8]

        static let p256 = Curve(identifier: [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07])
        static let p384 = Curve(identifier: [0x2B, 0x81, 0x04, 0x00, 0x22])
        static let p521 = Curve(identifier: [0x2B, 0x81, 0x04, 0x00, 0x23])
    }

    /// RFC 5915, with the curve and the public key, as Go writes it.
    private func ellipticBlock(
        _ privateKey: some Sequence<UInt8>, _ curve: Curve, _ publicKey: some Sequence<UInt8>
    ) -> PEMBlock {
        var serializer = DER.Serializer()
        serializer.appendConstructedNode(identifier: .sequence) { key in
            key.appendPrimitiveNode(identifier: .integer) { $0.append(1) }
            key.appendPrimitiveNode(identifier: .octetString) { $0 += privateKey }
            key.appendConstructedNode(identifier: ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)) {
                $0.appendPrimitiveNode(identifier: .objectIdentifier) { $0 += curve.identifier }
            }
            key.appendConstructedNode(identifier: ASN1Identifier(tagWithNumber: 1, tagClass: .contextSpecific)) {
                $0.appendPrimitiveNode(identifier: .bitString) { $0 += [0] + Array(publicKey) }
            }
        }
        return PEMBlock("EC PRIVATE KEY", serializer.serializedBytes)
    }
}
