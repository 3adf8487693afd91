import Foundation
import SwiftASN1
import Testing
import X509
import YareBase
import YareTemplate

@testable import YareEngine

/// The messages that are expected here were printed by Helm 3.17.3; what certificates hold was compared with Helm's own.
struct CertificateFunctionTests {
    private let call = FunctionCalls(functions: FunctionTable.certificates)

    private func certificate(_ value: TemplateValue) throws -> Certificate {
        guard case .object(let object) = value, case .field(.string(let text)) = object.member("Cert") else {
            throw YareError("test.no-certificate", "no certificate")
        }
        return try Certificate(pemEncoded: text)
    }

    private func key(_ value: TemplateValue) throws -> TemplateValue {
        guard case .object(let object) = value, case .field(let key) = object.member("Key") else {
            throw YareError("test.no-certificate", "no certificate")
        }
        return key
    }

    @Test func makesAnAuthority() throws {
        let value = try call("genCA", "my-ca", 365)
        let authority = try certificate(value)
        #expect(authority.publicKey.isValidSignature(authority.signature, for: authority))
        #expect(authority.subject == authority.issuer)
        #expect("\(authority.subject)" == "CN=my-ca")
        #expect(try authority.extensions.basicConstraints == .isCertificateAuthority(maxPathLength: nil))
        let usage = try #require(try authority.extensions.keyUsage)
        #expect(usage == KeyUsage(digitalSignature: true, keyEncipherment: true, keyCertSign: true))
        #expect(authority.extensions.map(\.critical) == [true, false, true, false])
        #expect(authority.notValidBefore.distance(to: authority.notValidAfter) == 365 * 86_400)
        #expect(try key(value).text.hasPrefix("-----BEGIN RSA PRIVATE KEY-----\n"))
        #expect(try key(value).text.hasSuffix("\n-----END RSA PRIVATE KEY-----\n"))
    }

    @Test func issuesACertificateForHosts() throws {
        let authorityKey = try call("genPrivateKey", "ed25519")
        let authority = try call("genCAWithKey", "ca", 10, authorityKey)
        let issued = try call(
            "genSignedCertWithKey", "svc", .list(["10.0.0.1", "::1", "::ffff:1.2.3.4"]), .list(["svc.ns", "*.org"]), 5,
            authority, try call("genPrivateKey", "ecdsa"))
        let certificate = try certificate(issued)
        let issuer = try self.certificate(authority)
        #expect(issuer.publicKey.isValidSignature(certificate.signature, for: certificate))
        #expect(certificate.issuer == issuer.subject)
        #expect(try certificate.extensions.basicConstraints == .notCertificateAuthority)
        let identifier = try #require(try certificate.extensions.authorityKeyIdentifier?.keyIdentifier)
        #expect(try identifier == issuer.extensions.subjectKeyIdentifier?.keyIdentifier)
        let names = try #require(try certificate.extensions.subjectAlternativeNames)
        let addresses: [[UInt8]] = names.compactMap {
            if case .ipAddress(let bytes) = $0 { Array(bytes.bytes) } else { nil }
        }
        #expect(addresses == [[10, 0, 0, 1], [UInt8](repeating: 0, count: 15) + [1], [1, 2, 3, 4]])
        #expect(names.prefix(2).elementsEqual([.dnsName("svc.ns"), .dnsName("*.org")]))
        #expect(try key(issued).text.hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
    }

    @Test func issuesASelfSignedCertificate() throws {
        let key = try call("genPrivateKey", "ecdsa")
        let value = try call("genSelfSignedCertWithKey", "", .null, .list(["a"]), .int(-1), key)
        let certificate = try certificate(value)
        #expect(certificate.publicKey.isValidSignature(certificate.signature, for: certificate))
        #expect(certificate.subject.isEmpty)
        #expect(certificate.extensions.map(\.critical) == [true, false, true, true])
        #expect(try self.key(value).text == key.text)
        #expect(throws: Never.self) { try call("genSelfSignedCertWithKey", "é", .null, .null, .int(.max), key) }
    }

    @Test func makesKeysOfEachKind() throws {
        #expect(try call.text("genPrivateKey", "foo") == "Unknown type foo")
        for (kind, header) in [("ecdsa", "EC PRIVATE KEY"), ("ed25519", "PRIVATE KEY")] {
            let key = try call.text("genPrivateKey", .string(kind))
            #expect(PEMBlock(firstIn: key)?.kind == header)
            #expect(try PrivateKey(reading: key).block.text == key)
        }
    }

    @Test(arguments: [
        ("foo", "no PEM data in input"),
        ("-----BEGIN FOO-----\nAAAA\n-----END FOO-----\n", "no private key data in PEM block of type FOO"),
        (
            "-----BEGIN FOO PRIVATE KEY-----\nAAAA\n-----END FOO PRIVATE KEY-----\n",
            "invalid private key type FOO PRIVATE KEY"
        ),
        (
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
            "parsing RSA private key from PEM: malformed private key"
        ),
    ])
    func tellsWhyAKeyIsNone(text: String, message: String) {
        let error = #expect(throws: YareError.self) { try call("genCAWithKey", "x", 1, .string(text)) }
        #expect(error?.message == "parsing private key: " + message)
    }

    @Test(arguments: ["RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "PRIVATE KEY"])
    func takesNoBrokenKey(kind: String) {
        for bytes in [[], [0], [0x30, 0x03, 0x02, 0x01, 0x00], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
            #expect(throws: YareError.self) { try PrivateKey(reading: PEMBlock(kind, bytes).text) }
        }
    }

    @Test func tellsWhyACertificateIsNotIssued() throws {
        let key = try call("genPrivateKey", "ecdsa")
        let cases: [(addresses: TemplateValue, names: TemplateValue, message: String)] = [
            (.list(["1.2.3"]), .null, "error parsing ip: 1.2.3"),
            (.list([5]), .null, "error parsing ip: 5 is not a string"),
            (.null, .list([5]), "error processing alternate dns name: 5 is not a string"),
            (.null, .list(["é"]), #"error creating certificate: x509: "é" cannot be encoded as an IA5String"#),
        ]
        for (addresses, names, message) in cases {
            let error = #expect(throws: YareError.self) {
                try call("genSelfSignedCertWithKey", "x", addresses, names, 1, key)
            }
            #expect(error?.message == message)
        }
    }

    @Test func signsWithNoOtherKeyThanTheAuthoritys() throws {
        let key = try call("genPrivateKey", "ecdsa")
        let authority = try call("genCAWithKey", "x", 1, key)
        let other = try call("genCAWithKey", "y", 1, try call("genPrivateKey", "ecdsa"))
        guard case .object(let first as CertificateObject) = authority,
            case .object(let second as CertificateObject) = other
        else { return #expect(Bool(false)) }
        let mixed = CertificateObject(
            KeyedCertificate(certificate: first.certificate.certificate, key: second.certificate.key))
        let error = #expect(throws: YareError.self) {
            try call("genSignedCertWithKey", "x", .null, .null, 1, .object(mixed), key)
        }
        #expect(
            error?.message
                == "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey")
    }

    @Test func takesACertificateAsItIs() throws {
        let made = try call("genCAWithKey", "x", 1, try call("genPrivateKey", "ecdsa"))
        guard case .object(let object as CertificateObject) = made else { return #expect(Bool(false)) }
        let certificate = Base64.standard.encoded(Array(object.certificate.certificate.utf8))
        let key = Base64.standard.encoded(Array(object.certificate.key.utf8))
        #expect(try call.text("buildCustomCert", .string(certificate), .string(key)) == made.text)
        for (certificate, key, message) in [
            ("a", "b", "unable to decode base64 certificate"),
            ("", "!", "unable to decode base64 private key"),
            ("", "", "unable to decode certificate"),
            (certificate, "", "error parsing private key: no PEM data in input"),
        ] {
            let error = #expect(throws: YareError.self) {
                try call("buildCustomCert", .string(certificate), .string(key))
            }
            #expect(error?.message == message)
        }
    }

    @Test func findsBlocksAsGoDoes() {
        let block = PEMBlock("X", Array(0...99))
        #expect(PEMBlock(firstIn: block.text) == block)
        #expect(PEMBlock(firstIn: "text\n" + block.text.replacingLineBreaks(with: "\r\n") + "more") == block)
        #expect(PEMBlock(firstIn: "-----BEGIN Y-----\n!\n-----END Y-----\n" + block.text) == block)
        #expect(PEMBlock(firstIn: "-----BEGIN X-----\nProc-Type: 4\n\nAAEC\n-----END X-----")?.bytes == [0, 1, 2])
        #expect(PEMBlock(firstIn: "-----BEGIN X-----\nAAEC\n") == nil)
    }
}

extension String {
    fileprivate func replacingLineBreaks(with text: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
    }
}
