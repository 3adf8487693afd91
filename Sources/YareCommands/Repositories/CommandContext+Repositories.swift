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

    /// Runs `body` with a client of repositories, whose connections are closed afterwards.
    func withRepositoryClient<Success>(
        _ body: (RepositoryClient) async throws -> Success
    ) async throws -> Success {
        let cache = try repositoryCache()
        return try await HTTPTransport.withTransport(environment.httpConfiguration) { transport in
            try await body(RepositoryClient(transport: transport, cache: cache, contentFolder: files.contentCache))
        }
    }
}
