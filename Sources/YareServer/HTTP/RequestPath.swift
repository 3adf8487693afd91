public import YareBase

/// The path of a request below the server's context path, or to its registry, taken apart and decoded.
public struct RequestPath: Sendable, Hashable {
    /// The decoded parts; none for `/`.
    public let parts: [String]
    /// Whether a slash stands at the end.
    public let endsWithSlash: Bool

    /// Takes a path apart.
    ///
    /// - Parameter path: as it was sent, without the query.
    /// - Returns: `nil` when the path does not lie below the context path.
    /// - Throws: `request.invalid-path` when a part could be mistaken for a way through folders.
    public init?(_ path: String, contextPath: String = "") throws(YareError) {
        var rest = path.utf8[...]
        let prefix = contextPath.utf8
        if !prefix.isEmpty, !Self.isRegistry(path) {
            guard rest.starts(with: prefix) else { return nil }
            rest = rest.dropFirst(prefix.count)
            if let next = rest.first, next != UInt8(ascii: "/") { return nil }
        }
        endsWithSlash = rest.last == UInt8(ascii: "/")
        var parts: [String] = []
        for part in rest.split(separator: UInt8(ascii: "/")) {
            guard let decoded = PercentEncoding.decoded(part), Self.isSafe(decoded) else {
                throw .invalidRequestPath(String(decoding: part, as: UTF8.self))
            }
            parts.append(decoded)
        }
        self.parts = parts
    }

    /// Whether a path is the registry's, which clients look for at the root of the host wherever the rest is.
    private static func isRegistry(_ path: String) -> Bool {
        path == "/v2" || path.hasPrefix("/v2/")
    }

    private static func isSafe(_ part: String) -> Bool {
        part != "." && part != ".." && !part.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 || $0 == 0x7F }
    }
}

/// Percent-encoding of addresses (RFC 3986, section 2.1).
enum PercentEncoding {
    /// The text that was encoded; `nil` when it is not encoded rightly or no UTF-8.
    static func decoded(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
