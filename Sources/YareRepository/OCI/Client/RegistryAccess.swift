import YareBase

/// How a user reaches a registry.
public struct RegistryAccess: Sendable {
    /// Credentials given for this call alone; they win over those that are kept.
    public var credential: RegistryCredential?
    /// Whether to speak HTTP without encryption.
    public var usesPlainHTTP = false
    public var tls = TLSFiles()
    /// The credentials that the user keeps; `nil` for none.
    public var credentials: RegistryCredentials?

    public init(credentials: RegistryCredentials? = nil) {
        self.credentials = credentials
    }

    /// How a user reaches registries who gave this to be let in by servers.
    public init(_ access: HTTPAccess, usesPlainHTTP: Bool, credentials: RegistryCredentials?) {
        self.init(credentials: credentials)
        self.usesPlainHTTP = usesPlainHTTP
        tls = access.tls
        switch access.credentials {
        case .basic(let name, let password)?: credential = .password(name: name, password: password)
        case .bearer(let token)?: credential = .registryToken(token)
        case nil: break
        }
    }

    /// The endpoint of a host.
    ///
    /// - Throws: `url.invalid`.
    func endpoint(of host: String) throws(YareError) -> RegistryEndpoint {
        try RegistryEndpoint(host: host, usesPlainHTTP: usesPlainHTTP, hasTLSOptions: tls != TLSFiles())
    }

    /// The credential to show a host, if there is one.
    ///
    /// - Throws: `credentials.*`.
    func credential(for host: String) throws(YareError) -> RegistryCredential? {
        if let credential { return credential }
        return try credentials?.credential(for: host)
    }
}

/// What a request wants to do, in the form in which token services are asked for it.
struct RegistryScope: Sendable, Hashable {
    /// `repository:charts/web:pull,push`.
    let text: String

    static func pull(_ repository: String) -> RegistryScope { RegistryScope(text: "repository:\(repository):pull") }
    static func push(_ repository: String) -> RegistryScope {
        RegistryScope(text: "repository:\(repository):pull,push")
    }
    static let catalogue = RegistryScope(text: "registry:catalog:*")
    /// Nothing but being known.
    static let login = RegistryScope(text: "")
}
