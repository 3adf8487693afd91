import X509
import YareBase
import YareTemplate

/// A certificate with its private key, both as PEM: Sprig's `certificate`.
struct KeyedCertificate {
    var certificate: String
    var key: String

    /// Issues a certificate for a key, signed by itself.
    init(
        selfSigned request: CertificateRequest, key: PrivateKey, now: ClockReading
    ) throws(YareError) {
        try self.init(request, key: key, issuer: nil, issuerKey: key, now: now)
    }

    /// Issues a certificate for a key, signed by an authority.
    ///
    /// - Throws: `cryptography.failed` in Sprig's words when the authority cannot be read, or its key is another one's.
    init(
        _ request: CertificateRequest, key: PrivateKey, signedBy authority: KeyedCertificate, now: ClockReading
    ) throws(YareError) {
        guard let block = PEMBlock(firstIn: authority.certificate) else {
            throw .cryptography("unable to decode certificate")
        }
        let issuer = try Certificate(reading: block, named: "decodedSignerCert.Bytes")
        let issuerKey: PrivateKey
        do throws(YareError) {
            issuerKey = try PrivateKey(reading: authority.key)
        } catch {
            throw error.during("error parsing private key")
        }
        try self.init(request, key: key, issuer: issuer, issuerKey: issuerKey, now: now)
    }

    /// Takes a certificate and a key as they are, when both can be read.
    ///
    /// - Throws: `cryptography.failed` in Sprig's words.
    init(base64Certificate: String, base64Key: String) throws(YareError) {
        guard let certificate = try? Base64.standard.decoded(base64Certificate) else {
            throw .cryptography("unable to decode base64 certificate")
        }
        guard let key = try? Base64.standard.decoded(base64Key) else {
            throw .cryptography("unable to decode base64 private key")
        }
        self.certificate = EscapedBytes.string(from: certificate)
        self.key = EscapedBytes.string(from: key)
        guard let block = PEMBlock(firstIn: self.certificate) else {
            throw .cryptography("unable to decode certificate")
        }
        _ = try Certificate(reading: block, named: "decodedCert.Bytes")
        do throws(YareError) {
            _ = try PrivateKey(reading: self.key)
        } catch {
            throw error.during("error parsing private key")
        }
    }

    private init(
        _ request: CertificateRequest, key: PrivateKey, issuer: Certificate?, issuerKey: PrivateKey,
        now: ClockReading
    ) throws(YareError) {
        guard let signer = issuerKey.signer else {
            throw .cryptography(
                "error creating certificate: x509: certificate private key does not implement crypto.Signer")
        }
        guard let publicKey = key.signer?.publicKey else {
            throw .cryptography("error creating certificate: x509: only RSA, ECDSA and Ed25519 keys supported")
        }
        if let issuer, issuer.publicKey != signer.publicKey {
            throw .cryptography(
                "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey")
        }
        do {
            let bytes = try Certificate(request, publicKey, issuer: issuer, signer: signer, now: now).derBytes()
            certificate = PEMBlock("CERTIFICATE", bytes).text
        } catch {
            throw .cryptography("error creating certificate: \(error)", cause: error)
        }
        self.key = key.block.text
    }
}

extension KeyedCertificate {
    init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
