import SwiftASN1
import X509
import YareBase

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a chart asks of a certificate.
struct CertificateRequest {
    var commonName: String
    /// In the order of the network, 4 or 16 bytes each.
    var addresses: [[UInt8]] = []
    var hostNames: [String] = []
    var daysValid: Int
    var isAuthority = false

    /// The subject: a name that is printable by ASN.1's narrow notion is written as such, as Go does.
    func subject() throws -> DistinguishedName {
        guard !commonName.isEmpty else { return DistinguishedName() }
        let value =
            commonName.utf8.allSatisfy(CertificateRequest.isPrintable)
            ? try RelativeDistinguishedName.Attribute.Value(printableString: commonName)
            : RelativeDistinguishedName.Attribute.Value(utf8String: commonName)
        return try DistinguishedName([
            RelativeDistinguishedName.Attribute(type: .RDNAttributeType.commonName, value: value)
        ])
    }

    /// The extensions in Go's order.
    func extensions(
        for publicKey: Certificate.PublicKey, authority: SubjectKeyIdentifier?
    ) throws -> Certificate.Extensions {
        var extensions: [Certificate.Extension] = [
            try .init(
                KeyUsage(digitalSignature: true, keyEncipherment: true, keyCertSign: isAuthority), critical: true),
            try .init(ExtendedKeyUsage([.serverAuth, .clientAuth]), critical: false),
            try .init(
                isAuthority
                    ? BasicConstraints.isCertificateAuthority(maxPathLength: nil) : .notCertificateAuthority,
                critical: true),
        ]
        if isAuthority { extensions.append(try .init(SubjectKeyIdentifier(hash: publicKey), critical: false)) }
        if let authority {
            extensions.append(
                try .init(AuthorityKeyIdentifier(keyIdentifier: authority.keyIdentifier), critical: false))
        }
        let names =
            hostNames.map { GeneralName.dnsName($0) }
            + addresses.map { GeneralName.ipAddress(ASN1OctetString(contentBytes: $0[...])) }
        if !names.isEmpty {
            extensions.append(try .init(SubjectAlternativeNames(names), critical: commonName.isEmpty))
        }
        return try Certificate.Extensions(extensions)
    }

    /// The first and the last moment of validity.
    func validity(from now: ClockReading) -> (Date, Date) {
        let start = GoTime(now, zone: .utc)
        let end = start.adding(GoDuration(nanoseconds: Int64(daysValid) &* 86_400_000_000_000))
        return (
            Date(timeIntervalSince1970: Double(start.seconds)), Date(timeIntervalSince1970: Double(end.seconds))
        )
    }

    /// ASN.1's `PrintableString`.
    private static func isPrintable(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'")...UInt8(ascii: ")"),
            UInt8(ascii: "+")...UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "="),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }
}
