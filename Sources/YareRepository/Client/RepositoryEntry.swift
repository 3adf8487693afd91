import Crypto
import YareBase

/// A repository that the user has given a name, as `repositories.yaml` lists it.
public struct RepositoryEntry: Sendable, Hashable {
    public var name: String
    public var url: String
    public var username = ""
    public var password = ""
    public var passesCredentialsEverywhere = false
    public var tls = TLSFiles()

    public init(name: String, url: String) {
        self.name = name
        self.url = url
    }

    /// A repository that the user has given no name: it has the one that Helm keeps its index under.
    init(unnamed url: String) {
        self.init(name: "helm-manager-" + Hexadecimal.text(SHA256.hash(data: Array(url.utf8))), url: url)
    }

    /// How the repository lets the user in.
    public var access: HTTPAccess {
        var access = HTTPAccess(origin: (try? WebURL(url))?.origin)
        if !username.isEmpty || !password.isEmpty {
            access.credentials = .basic(name: username, password: password)
        }
        access.passesCredentialsEverywhere = passesCredentialsEverywhere
        access.tls = tls
        return access
    }
}
