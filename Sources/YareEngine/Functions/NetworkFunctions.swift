import YareBase
import YareTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Sprig's function of the network. Charts must not reach out unasked, so without permission it knows no host, as in
/// Helm.
extension FunctionTable {
    static var network: [TemplateFunction] {
        [
            TemplateFunction("getHostByName", [.string]) { call throws(YareError) in
                let environment = call.environment
                guard environment.allowsDNS else { return .string("") }
                guard let address = addresses(ofHost: call.string(0)).randomElement(using: &environment.random) else {
                    throw .emptyRange
                }
                return .string(address)
            }
        ]
    }

    /// The addresses of a host as the system's resolver knows them.
    private static func addresses(ofHost name: String) -> [String] {
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, nil, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var addresses: [String] = []
        var next = first
        while let entry = next?.pointee {
            if let address = text(of: entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses
    }

    private static func text(of entry: addrinfo) -> String? {
        var buffer = [CChar](repeating: 0, count: 1_025)
        let fault = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
        guard fault == 0 else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
