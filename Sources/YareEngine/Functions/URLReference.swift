import YareBase
import YareTemplate

/// A URL or a reference relative to one, taken apart and put together as Go's `net/url` does.
struct URLReference {
    var scheme = ""
    /// What follows the scheme of a URL without slashes, such as `mailto:joe@example.org`.
    var opaque = ""
    var user: UserInformation?
    /// Host and port.
    var host = ""
    /// The path with escapes replaced.
    var path = ""
    /// The query as it is written.
    var query = ""
    /// The fragment with escapes replaced.
    var fragment = ""

    /// Name and password in front of a host, with escapes replaced.
    struct UserInformation {
        var name: String
        var password: String?

        /// The text of both with escapes.
        var text: String {
            let name = URLEscaping.escape(name, in: .userPassword)
            return password.map { name + ":" + URLEscaping.escape($0, in: .userPassword) } ?? name
        }
    }

    /// The host without port and brackets.
    var hostName: String {
        var name = host[...]
        if let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")), Self.isOptionalPort(host[colon...]) {
            name = host[..<colon]
        }
        if name.utf8.first == UInt8(ascii: "["), name.utf8.last == UInt8(ascii: "]") {
            name = name.dropFirst().dropLast()
        }
        return String(name)
    }

    /// The URL as text.
    var text: String {
        var text = scheme.isEmpty ? "" : scheme + ":"
        text += opaque.isEmpty ? hierarchy(isFirst: text.isEmpty) : opaque
        if !query.isEmpty { text += "?" + query }
        if !fragment.isEmpty { text += "#" + URLEscaping.escape(fragment, in: .fragment) }
        return text
    }

    private func hierarchy(isFirst: Bool) -> String {
        var text = ""
        if !host.isEmpty || user != nil || (!scheme.isEmpty && !path.isEmpty) { text += "//" }
        if let user { text += user.text + "@" }
        text += URLEscaping.escape(host, in: .host)
        let path = path == "*" ? "*" : URLEscaping.escape(path, in: .path)
        if !path.isEmpty, !PathText.isAbsolute(path), !host.isEmpty { text += "/" }
        let firstSegment = path.utf8.prefix { $0 != UInt8(ascii: "/") }
        // a colon in the first segment would make it a scheme
        if isFirst, text.isEmpty, firstSegment.contains(UInt8(ascii: ":")) { text += "./" }
        return text + path
    }

    static func isOptionalPort(_ text: Substring) -> Bool {
        guard let first = text.utf8.first else { return true }
        return first == UInt8(ascii: ":") && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension YareError {
    /// A text that is no URL.
    static func invalidURL(_ reason: String) -> YareError {
        YareError("url.invalid", reason)
    }
}
