public import YareBase

/// Where a registry answers: the URL beneath which its API lies.
public struct RegistryEndpoint: Sendable, Hashable {
    /// The host as references and credentials name it.
    public let host: String
    /// `https://host/`, without a path.
    public let base: WebURL

    /// - Parameters:
    ///   - host: the host, with its port where one is given.
    ///   - usesPlainHTTP: whether the user asks for HTTP without encryption.
    ///   - hasTLSOptions: whether the user says how to encrypt. A registry on this computer is spoken to without
    ///     encryption unless he does; Helm does so even then.
    /// - Throws: `url.invalid`.
    public init(host: String, usesPlainHTTP: Bool = false, hasTLSOptions: Bool = false) throws(YareError) {
        self.host = host
        let isPlain = usesPlainHTTP || (Self.isThisComputer(host) && !hasTLSOptions)
        let name = Self.isDockerHub(host) ? "registry-1.docker.io" : host
        base = try WebURL("\(isPlain ? "http" : "https")://\(name)")
    }

    /// The URL of something in the API.
    func url(_ path: String, query: String? = nil) -> WebURL {
        var url = base
        url.path = "/v2/" + path
        url.query = query
        return url
    }

    static func isDockerHub(_ host: String) -> Bool {
        host == "docker.io" || host == "registry-1.docker.io" || host == "index.docker.io"
    }

    /// Whether a host is the loopback of this computer, as containerd tells it.
    static func isThisComputer(_ host: String) -> Bool {
        if host.hasPrefix("[") { return host == "[::1]" || host.hasPrefix("[::1]:") }
        let name = host.prefix { $0 != ":" }
        guard name.hasPrefix("127.") else { return name == "localhost" }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
