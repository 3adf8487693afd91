import YareBase

/// Where a link of a stranger may lead.
enum SafeLink: Sendable, Hashable {
    /// An address on the web or for mail.
    case external(String)
    /// A place on the same page, without `#`.
    case fragment(String)
    /// A path beside the document that bears the link, `./` and `../` as written, without fragment and query.
    case relative(String)

    /// Reads a link as a browser would, or returns `nil` where nobody should follow it: schemes that run something or carry
    /// data, and addresses without a scheme.
    init?(_ text: String) {
        // Browsers drop line breaks and tabs anywhere in an address and take backslashes for slashes.
        let kept = text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        let address = String(String.UnicodeScalarView(kept))
        guard !address.isEmpty, address.utf8.count <= SafeLink.longest else { return nil }
        if let scheme = SafeLink.scheme(of: address) {
            guard SafeLink.schemes.contains(scheme) else { return nil }
            self = .external(address)
        } else if address.hasPrefix("#") {
            self = .fragment(String(address.dropFirst()))
        } else {
            let path = String(address.prefix { $0 != "#" && $0 != "?" })
            guard !path.isEmpty, !path.hasPrefix("//"), !path.contains("\\") else { return nil }
            self = .relative(path)
        }
    }

    /// An address on the web or for mail, or `nil` for everything else.
    static func outside(_ text: String) -> String? {
        if case .external(let address)? = SafeLink(text) { address } else { nil }
    }

    private static let longest = 2_048
    private static let schemes: Set<String> = ["http", "https", "mailto"]

    /// What stands before the first colon, in lower case, when that is a scheme and no part of a path.
    private static func scheme(of address: String) -> String? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = address[..<colon]
        let isPath = scheme.utf8.contains {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?")
        }
        return isPath ? nil : scheme.lowercased()
    }
}
