import YareBase
import YareTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension CertificateRequest {
    /// The network addresses of a chart's list.
    ///
    /// - Throws: `cryptography.failed` in Sprig's words when an element is no text or no address.
    static func addresses(_ list: [TemplateValue]) throws(YareError) -> [[UInt8]] {
        var addresses: [[UInt8]] = []
        for element in list {
            guard case .string(let text) = element else {
                throw .cryptography("error parsing ip: \(try GoFormatter.text(of: element)) is not a string")
            }
            guard let address = address(text) else { throw .cryptography("error parsing ip: \(text)") }
            addresses.append(address)
        }
        return addresses
    }

    /// The host names of a chart's list.
    ///
    /// - Throws: `cryptography.failed` in Sprig's and Go's words when an element is no text, or not of ASCII.
    static func hostNames(_ list: [TemplateValue]) throws(YareError) -> [String] {
        var names: [String] = []
        for element in list {
            guard case .string(let name) = element else {
                throw .cryptography(
                    "error processing alternate dns name: \(try GoFormatter.text(of: element)) is not a string")
            }
            guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
                throw .cryptography(
                    "error creating certificate: x509: \"\(name)\" cannot be encoded as an IA5String")
            }
            names.append(name)
        }
        return names
    }

    /// An address of version 4 or 6; one of version 4 within version 6 is taken for what it is.
    private static func address(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        var version4 = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &version4) == 1 { return version4 }
        var version6 = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &version6) == 1 else { return nil }
        let prefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        return version6.starts(with: prefix) ? Array(version6.suffix(4)) : version6
    }
}
