import SwiftASN1
import X509
import YareBase

extension Certificate {
    /// Reads a certificate.
    ///
    /// - Parameter name: what Sprig calls the bytes in its error.
    init(reading block: PEMBlock, named name: String) throws(YareError) {
        do {
            try self.init(derEncoded: block.bytes)
        } catch {
            throw .cryptography("error parsing certificate: \(name): x509: malformed certificate", cause: error)
        }
    }

    /// Issues a certificate as Go's `x509.CreateCertificate` does with Sprig's template.
    ///
    /// - Parameter issuer: the authority's certificate, or `nil` when the certificate vouches for itself.
    init(
        _ request: CertificateRequest, _ publicKey: PublicKey, issuer: Certificate?, signer: PrivateKey,
        now: ClockReading
    ) throws {
        let subject = try request.subject()
        let (start, end) = request.validity(from: now)
        let authority = try issuer.flatMap { $0.subject == subject ? nil : try $0.extensions.subjectKeyIdentifier }
        try self.init(
            version: .v3, serialNumber: Certificate.randomSerialNumber(), publicKey: publicKey,
            notValidBefore: start, notValidAfter: end, issuer: issuer?.subject ?? subject, subject: subject,
            extensions: try request.extensions(for: publicKey, authority: authority), issuerPrivateKey: signer)
    }

    /// The certificate as it is exchanged.
    func derBytes() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(self)
        return serializer.serializedBytes
    }

    /// A number of 128 random bits, as Sprig takes.
    private static func randomSerialNumber() -> SerialNumber {
        SerialNumber(UInt128.random(in: 1 ... .max))
    }
}
