import YareBase

/// A key as `gpg --with-colons` lists it.
struct GnuPGKey: Sendable, Hashable {
    /// The fingerprint of the primary key, in capital hexadecimal digits.
    var fingerprint = ""
    /// The user's names, such as `Ada <ada@example.com>`.
    var identities: [String] = []

    /// Reads a listing.
    static func keys(in listing: [UInt8]) -> [GnuPGKey] {
        var keys: [GnuPGKey] = []
        for line in String(decoding: listing, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count > 9 else { continue }
            switch fields[0] {
            case "pub", "sec": keys.append(GnuPGKey())
            case "fpr" where keys.last?.fingerprint.isEmpty == true:
                keys[keys.count - 1].fingerprint = String(fields[9])
            case "uid" where !keys.isEmpty: keys[keys.count - 1].identities.append(unescaped(fields[9]))
            default: break
            }
        }
        return keys
    }

    /// The key that a name means by Helm's rule: the one whose identity it is, else the only one with an identity that
    /// contains it. `nil` when there is none.
    ///
    /// - Throws: `provenance.ambiguous-key`.
    static func key(named name: String, among keys: [GnuPGKey]) throws(YareError) -> GnuPGKey? {
        if let exact = keys.first(where: { $0.identities.contains(name) }) { return exact }
        let candidates = keys.filter { key in key.identities.contains { $0.contains(name) } }
        if candidates.count > 1 { throw .ambiguousKey(name) }
        return candidates.first
    }

    /// A field with its escapes, such as `\x3a` for a colon, taken back.
    private static func unescaped(_ field: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = field.utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
                let code = UInt8(String(Substring(rest.dropFirst().prefix(2))), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
