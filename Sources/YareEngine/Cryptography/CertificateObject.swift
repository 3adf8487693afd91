import YareBase
import YareTemplate

/// A certificate with its key as templates hold it: Sprig's `certificate` with its fields `Cert` and `Key`.
final class CertificateObject: TemplateObject {
    static let typeName = "sprig.certificate"

    let certificate: KeyedCertificate

    init(_ certificate: KeyedCertificate) {
        self.certificate = certificate
    }

    var typeName: String { CertificateObject.typeName }
    var text: String { "{\(certificate.certificate) \(certificate.key)}" }

    var plainValue: TemplateValue? {
        let fields: SortedMap<TemplateValue> = [
            "Cert": .string(certificate.certificate), "Key": .string(certificate.key),
        ]
        return .dictionary(TemplateDictionary(fields))
    }

    func member(_ name: String) -> TemplateMember? {
        switch name {
        case "Cert": .field(.string(certificate.certificate))
        case "Key": .field(.string(certificate.key))
        default: nil
        }
    }
}
