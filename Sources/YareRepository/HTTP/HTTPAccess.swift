import YareBase

/// How a server lets somebody in: what to send it and how to trust it.
public struct HTTPAccess: Sendable, Hashable {
    public var credentials: HTTPCredentials?
    /// The server that the credentials are for; `nil` for the one that a request goes to.
    public var origin: WebURL.Origin?
    /// Whether credentials go to every server that a request leads to, not only to ``origin``.
    public var passesCredentialsEverywhere = false
    public var tls = TLSFiles()

    public init(credentials: HTTPCredentials? = nil, origin: WebURL.Origin? = nil) {
        self.credentials = credentials
        self.origin = origin
    }

    /// Whether nothing was given.
    var isEmpty: Bool { credentials == nil && tls == TLSFiles() && !passesCredentialsEverywhere }

    /// The credentials that may go to a URL.
    ///
    /// - Parameter first: where the request went before it was led on; credentials without an origin are for it alone.
    func credentials(for url: WebURL, first: WebURL) -> HTTPCredentials? {
        if let credentials, passesCredentialsEverywhere || (origin ?? first.origin) == url.origin { return credentials }
        return url.user.map { .basic(name: $0.name, password: $0.password ?? "") }
    }
}

/// What proves to a server who asks.
public enum HTTPCredentials: Sendable, Hashable {
    case basic(name: String, password: String)
    case bearer(token: String)

    /// The value of the header `Authorization`.
    var headerValue: String {
        switch self {
        case .basic(let name, let password): "Basic " + Base64.standard.encoded(Array("\(name):\(password)".utf8))
        case .bearer(let token): "Bearer " + token
        }
    }
}

/// The files that encrypted connections need, by their paths; empty paths mean none.
public struct TLSFiles: Sendable, Hashable {
    /// Certificates of the authorities to trust instead of the system's, in PEM.
    public var authorityFile = ""
    /// The certificate to identify with, in PEM, with those of its issuers behind it.
    public var certificateFile = ""
    /// The key of the certificate, in PEM.
    public var keyFile = ""
    /// Whether any certificate of the server is taken.
    public var skipsVerification = false

    public init() {}
}
