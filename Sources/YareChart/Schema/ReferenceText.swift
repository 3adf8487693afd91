/// A URI or a relative reference in text, as far as `net/url` of Go looks at it.
struct ReferenceText {
    /// Whether the text begins with a scheme.
    let hasScheme: Bool

    /// Makes the reference, or `nil` when Go would not parse it.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        let withoutFragment = bytes.prefix { $0 != UInt8(ascii: "#") }
        guard ReferenceText.hasValidEscapes(bytes), let scheme = ReferenceText.schemeLength(withoutFragment) else {
            return nil
        }
        hasScheme = scheme > 0
        let rest = withoutFragment.dropFirst(scheme > 0 ? scheme + 1 : 0).prefix { $0 != UInt8(ascii: "?") }
        if !hasScheme, ReferenceText.hasColonInFirstSegment(rest) { return nil }
        guard rest.starts(with: "//".utf8) else { return }
        let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
        guard ReferenceText.isAuthority(authority) else { return nil }
    }

    /// The length of the scheme, 0 when there is none, `nil` when a colon stands where a scheme should.
    private static func schemeLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return 0 }
            case UInt8(ascii: ":"): return index == 0 ? nil : index
            default: return 0
            }
        }
        return 0
    }

    private static func hasColonInFirstSegment(_ path: ArraySlice<UInt8>) -> Bool {
        !path.starts(with: "/".utf8) && path.prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: ":"))
    }

    private static func hasValidEscapes(_ bytes: [UInt8]) -> Bool {
        let isHexadecimal: (UInt8) -> Bool = { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
        }
        return bytes.indices.allSatisfy { index in
            bytes[index] != UInt8(ascii: "%")
                || (index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2]))
        }
    }

    /// Whether a host has no spaces and its port is a number.
    private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
        let at = authority.lastIndex(of: UInt8(ascii: "@"))
        let host = at.map { authority[($0 + 1)...] } ?? authority
        if host.contains(where: { " <>\"`{}^\\|".utf8.contains($0) }) { return false }
        if host.first == UInt8(ascii: "[") {
            guard let close = host.lastIndex(of: UInt8(ascii: "]")) else { return false }
            return isPort(host[(close + 1)...])
        }
        guard let colon = host.lastIndex(of: UInt8(ascii: ":")) else { return true }
        return isPort(host[colon...])
    }

    private static func isPort(_ port: ArraySlice<UInt8>) -> Bool {
        guard let first = port.first else { return true }
        return first == UInt8(ascii: ":")
            && port.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
