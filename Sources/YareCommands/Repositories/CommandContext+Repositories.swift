import YareBase
import YareRepository

extension CommandContext {
    /// The repositories that the user has given names; `nil` where there is no file of them.
    func repositories() throws(YareError) -> RepositoriesFile? {
        try RepositoriesFile(contentsOf: files.repositoryConfiguration)
    }

    /// What the indexes of the user's repositories say.
    func repositoryCache() throws(YareError) -> RepositoryCache {
        try RepositoryCache(folder: files.repositoryCache)
    }

    /// How Yare asks servers.
    var httpConfiguration: HTTPConfiguration {
        func variable(_ name: String) -> String { environment[name] ?? environment[name.lowercased()] ?? "" }
        return HTTPConfiguration(
            userAgent: "Yare/\(YareVersion.current)",
            proxies: HTTPProxies(
                http: variable("HTTP_PROXY"), https: variable("HTTPS_PROXY"), exceptions: variable("NO_PROXY")))
    }

    /// Runs `body` with a client of repositories, whose connections are closed afterwards.
    func withRepositoryClient<Success>(
        _ body: (RepositoryClient) async throws -> Success
    ) async throws -> Success {
        let cache = try repositoryCache()
        return try await HTTPTransport.withTransport(httpConfiguration) { transport in
            try await body(RepositoryClient(transport: transport, cache: cache, contentFolder: files.contentCache))
        }
    }
}

extension RepositoryAccessFlags {
    /// What the user gave to be let in with.
    var access: HTTPAccess {
        var access = HTTPAccess()
        if username != nil || password != nil {
            access.credentials = .basic(name: username ?? "", password: password ?? "")
        }
        access.passesCredentialsEverywhere = passesCredentialsEverywhere
        access.tls.authorityFile = authorityFile ?? ""
        access.tls.certificateFile = certificateFile ?? ""
        access.tls.keyFile = keyFile ?? ""
        access.tls.skipsVerification = skipsTLSVerification
        return access
    }
}
