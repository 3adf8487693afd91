import Crypto
import YareBase
import YareTemplate

/// Sprig's private keys and certificates.
extension FunctionTable {
    static var certificates: [TemplateFunction] {
        [
            TemplateFunction("genPrivateKey", [.string]) { call throws(YareError) in
                .string(try privateKey(ofKind: call.string(0)))
            },
            TemplateFunction("buildCustomCert", [.string, .string]) { call throws(YareError) in
                object(try KeyedCertificate(base64Certificate: call.string(0), base64Key: call.string(1)))
            },
        ]
            + issuing("genCA", [.string, .int]) { call, key throws(YareError) in
                let request = CertificateRequest(
                    commonName: call.string(0), daysValid: call.int(1), isAuthority: true)
                return try KeyedCertificate(selfSigned: request, key: try key(), now: call.environment.clock())
            }
            + issuing("genSelfSignedCert", [.string, .list, .list, .int]) { call, key throws(YareError) in
                let request = try call.certificateRequest()
                return try KeyedCertificate(selfSigned: request, key: try key(), now: call.environment.clock())
            }
            + issuing(
                "genSignedCert", [.string, .list, .list, .int, .object(CertificateObject.typeName)]
            ) { call, key throws(YareError) in
                let request = try call.certificateRequest()
                return try KeyedCertificate(
                    request, key: try key(), signedBy: call.certificate(4), now: call.environment.clock())
            }
    }

    private typealias Issue =
        @Sendable (borrowing TemplateCall, () throws(YareError) -> PrivateKey) throws(YareError) -> KeyedCertificate

    /// A function in its two forms: with a new RSA key of 2048 bits, and with a key that is given last.
    private static func issuing(
        _ name: String, _ parameters: [TemplateFunction.Parameter], _ issue: @escaping Issue
    ) -> [TemplateFunction] {
        [
            TemplateFunction(name, parameters) { call throws(YareError) in
                object(try issue(call, { () throws(YareError) in try PrivateKey.rsa(bits: 2_048) }))
            },
            TemplateFunction(name + "WithKey", parameters + [.string]) { call throws(YareError) in
                let text = call.string(parameters.count)
                let key: PrivateKey
                do throws(YareError) {
                    key = try PrivateKey(reading: text)
                } catch {
                    throw error.during("parsing private key")
                }
                return object(try issue(call, { () throws(YareError) in key }))
            },
        ]
    }

    /// A new key as PEM, or Sprig's sentence about a kind that it does not know.
    private static func privateKey(ofKind kind: String) throws(YareError) -> String {
        switch kind {
        case "", "rsa": return try PrivateKey.rsa(bits: 4_096).block.text
        case "dsa":
            var random = SystemRandomNumberGenerator()
            return PrivateKey.dsa(DSAKey(using: &random).derBytes).block.text
        case "ecdsa": return PrivateKey.p256(P256.Signing.PrivateKey()).block.text
        case "ed25519": return PrivateKey.ed25519(Curve25519.Signing.PrivateKey()).block.text
        default: return "Unknown type " + kind
        }
    }

    private static func object(_ certificate: KeyedCertificate) -> TemplateValue {
        .object(CertificateObject(certificate))
    }
}

extension TemplateCall {
    /// A common name, addresses, host names and days, as the first four arguments tell them.
    fileprivate func certificateRequest() throws(YareError) -> CertificateRequest {
        CertificateRequest(
            commonName: string(0), addresses: try CertificateRequest.addresses(elements(1)),
            hostNames: try CertificateRequest.hostNames(elements(2)), daysValid: int(3))
    }

    /// The certificate at `index`; the parameter is an object of ``CertificateObject/typeName``.
    fileprivate func certificate(_ index: Int) -> KeyedCertificate {
        if case .object(let object as CertificateObject) = self[index] {
            object.certificate
        } else {
            KeyedCertificate(certificate: "", key: "")
        }
    }
}
