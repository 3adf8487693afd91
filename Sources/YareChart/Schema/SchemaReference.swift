/// A reference of one schema to another: the resource that it names and the place in it.
struct SchemaReference {
    /// The absolute name of the resource, without a fragment.
    let resource: String
    /// What stands behind `#`, percent escapes resolved.
    let fragment: String

    /// Resolves a reference that stands in a resource, by the rules of RFC 3986 as far as schemas need them.
    init(_ reference: String, base: String) {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        fragment = parts.count > 1 ? SchemaReference.unescaped(String(parts[1])) : ""
        resource = SchemaReference.resolve(String(parts[0]), against: base)
    }

    /// The steps of a JSON pointer in the fragment.
    var steps: [String] {
        fragment.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { step in
            var text = ""
            var isEscaped = false
            for character in step.unicodeScalars {
                switch (isEscaped, character) {
                case (false, "~"): isEscaped = true
                case (true, "0"): (text, isEscaped) = (text + "~", false)
                case (true, "1"): (text, isEscaped) = (text + "/", false)
                default: (text, isEscaped) = (text + String(character), false)
                }
            }
            return text
        }
    }

    private static func resolve(_ reference: String, against base: String) -> String {
        if reference.isEmpty { return base }
        if hasScheme(reference) || base.isEmpty { return reference }
        if reference.hasPrefix("//") { return scheme(of: base) + ":" + reference }
        if reference.hasPrefix("/") { return authority(of: base) + reference }
        let authority = authority(of: base)
        let path = base.dropFirst(authority.count)
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return authority + withoutDots(String(folder) + reference)
    }

    private static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
        return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    private static func scheme(of base: String) -> String {
        String(base.prefix { $0 != ":" })
    }

    /// The scheme and host of a name: `https://example.com`.
    private static func authority(of base: String) -> String {
        guard let range = base.utf8.firstIndex(of: UInt8(ascii: ":")), hasScheme(base) else { return "" }
        let rest = base[base.index(after: range)...]
        guard rest.hasPrefix("//") else { return String(base[...range]) }
        let host = rest.dropFirst(2).prefix { $0 != "/" }
        return String(base[..<host.endIndex])
    }

    private static func withoutDots(_ path: String) -> String {
        var kept: [Substring] = []
        for step in path.split(separator: "/", omittingEmptySubsequences: false) where step != "." {
            if step == "..", kept.count > 1 { kept.removeLast() } else if step != ".." { kept.append(step) }
        }
        return kept.joined(separator: "/")
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
