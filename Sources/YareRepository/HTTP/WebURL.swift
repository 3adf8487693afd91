public import YareBase

/// An `http` or `https` URL, its parts kept as they are written.
///
/// What may not stand in a URL, such as a space, is escaped when the URL is read, as Go's `net/url` does when it writes one.
public struct WebURL: Sendable, Hashable {
    /// `http` or `https`, or another scheme in lower case.
    public var scheme: String
    /// Name and password in front of the host, escapes replaced; `nil` where there are none.
    public var user: UserInformation?
    /// The host in lower case, an IPv6 address in its brackets.
    public var host: String
    /// The port where it is written.
    public var port: Int?
    /// The path, empty or beginning with a slash.
    public var path: String
    /// What follows the question mark; `nil` where there is none.
    public var query: String?

    /// Name and password in front of a host.
    public struct UserInformation: Sendable, Hashable {
        public var name: String
        public var password: String?
    }

    /// Scheme, host and port: what credentials are good for.
    public struct Origin: Sendable, Hashable {
        let scheme: String
        let host: String
        let port: Int
    }

    public var origin: Origin { Origin(scheme: scheme, host: host, port: effectivePort) }

    /// The port that is connected to.
    public var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

    /// The URL without name and password, as it is asked for.
    public var text: String { text(user: "") }

    /// The URL for messages, with a password masked.
    public var maskedText: String {
        guard let user else { return text }
        let name = URLText.escaped(user.name, URLText.isUnreserved)
        return text(user: name + (user.password == nil ? "" : ":xxxxx") + "@")
    }

    private func text(user: String) -> String {
        "\(scheme)://\(user)\(host)\(port.map { ":\($0)" } ?? "")\(path)\(query.map { "?" + $0 } ?? "")"
    }

    /// The name of the file that the URL leads to: the last part of its path, escapes replaced.
    public var fileName: String {
        let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
        return last.map(URLText.unescaped) ?? ""
    }
}

extension WebURL {
    /// The URL that a reference means when it stands in a document at this URL (RFC 3986, section 5.2).
    ///
    /// - Throws: `url.invalid`.
    public func resolving(_ reference: String) throws(YareError) -> WebURL {
        if URLText.scheme(of: reference) != nil { return try WebURL(reference) }
        if reference.hasPrefix("//") { return try WebURL("\(scheme):\(reference)") }
        let parts = URLText.Parts(reference)
        var resolved = self
        if !parts.path.isEmpty || parts.query != nil { resolved.query = parts.query }
        guard !parts.path.isEmpty else { return resolved }
        if parts.path.hasPrefix("/") {
            resolved.path = URLText.withoutDots(parts.path)
        } else {
            let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "/"
            resolved.path = URLText.withoutDots(folder + parts.path)
        }
        return resolved
    }

    /// The URL with a path put behind its own, one slash between; the query stays.
    public func appending(path addition: String) -> WebURL {
        var longer = self
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        longer.path = folder + "/" + URLText.escaped(addition, URLText.isPathCharacter)
        return longer
    }
}

extension WebURL {
    /// Reads a URL.
    ///
    /// - Throws: `url.invalid`.
    public init(_ text: String) throws(YareError) {
        guard let scheme = URLText.scheme(of: text) else { throw .invalidWebURL(text, "it has no scheme") }
        guard text.dropFirst(scheme.utf8.count).hasPrefix("://") else {
            throw .invalidWebURL(text, "\"//\" does not follow its scheme")
        }
        let rest = text.dropFirst(scheme.utf8.count + 3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let parts = URLText.Parts(String(rest[authority.endIndex...]))
        self.scheme = scheme.lowercased()
        path = parts.path.isEmpty || parts.path.hasPrefix("/") ? parts.path : "/" + parts.path
        query = parts.query
        var hostAndPort = authority
        user = nil
        if let at = authority.lastIndex(of: "@") {
            user = UserInformation(authority[..<at])
            hostAndPort = authority[at...].dropFirst()
        }
        (host, port) = try Self.hostAndPort(hostAndPort, of: text)
    }

    private static func hostAndPort(_ written: Substring, of text: String) throws(YareError) -> (String, Int?) {
        let closing = written.lastIndex(of: "]") ?? written.startIndex
        let colon = written[closing...].lastIndex(of: ":")
        let host = written[..<(colon ?? written.endIndex)].lowercased()
        guard !host.isEmpty, host.utf8.allSatisfy(URLText.isHostCharacter) else {
            throw .invalidWebURL(text, host.isEmpty ? "it has no host" : "its host has characters that no host has")
        }
        guard let digits = colon.map({ written[$0...].dropFirst() }), !digits.isEmpty else { return (host, nil) }
        guard let port = Int(digits), (1...65535).contains(port) else {
            throw .invalidWebURL(text, "its port is not a number up to 65535")
        }
        return (host, port)
    }
}

extension WebURL.UserInformation {
    fileprivate init(_ written: Substring) {
        let parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        name = URLText.unescaped(String(parts[0]))
        password = parts.count == 2 ? URLText.unescaped(String(parts[1])) : nil
    }
}
