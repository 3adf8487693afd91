#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An address of version 4 or 6.
struct IPAddress: Sendable, Hashable {
    /// Four bytes or sixteen.
    let bytes: [UInt8]

    /// Reads an address, in brackets or without; `nil` when it is none.
    init?(_ text: String) {
        let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        guard let bytes = Self.bytes(of: bare, AF_INET, count: 4) ?? Self.bytes(of: bare, AF_INET6, count: 16) else {
            return nil
        }
        self.bytes = bytes
    }

    private static func bytes(of text: String, _ family: CInt, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// Whether the first bits are those of another address of the same version.
    func begins(with other: IPAddress, bits: Int) -> Bool {
        guard bytes.count == other.bytes.count, (0...bytes.count * 8).contains(bits) else { return false }
        return (0..<bits).allSatisfy { bit in
            (bytes[bit / 8] ^ other.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }
}
