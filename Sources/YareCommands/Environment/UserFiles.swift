/// The files that Yare keeps for a user, by the flags, else the variables, else the user's folders.
struct UserFiles: Sendable {
    let registryConfiguration: String
    let repositoryConfiguration: String
    let repositoryCache: String
    let contentCache: String

    init(_ environment: CommandLineEnvironment, _ global: GlobalOptions) {
        registryConfiguration =
            global.registryConfiguration ?? environment["HELM_REGISTRY_CONFIG"]
            ?? environment.path(of: .configuration, "registry/config.json")
        repositoryConfiguration =
            global.repositoryConfiguration ?? environment["HELM_REPOSITORY_CONFIG"]
            ?? environment.path(of: .configuration, "repositories.yaml")
        repositoryCache =
            global.repositoryCache ?? environment["HELM_REPOSITORY_CACHE"]
            ?? environment.path(of: .cache, "repository")
        contentCache =
            global.contentCache ?? environment["HELM_CONTENT_CACHE"] ?? environment.path(of: .cache, "content")
    }
}
