import YareRepository

extension CommandContext {
    /// How the user reaches registries: with what the flags say, else with the credentials that are kept.
    func registryAccess(_ flags: RepositoryAccessFlags) -> RegistryAccess {
        RegistryAccess(
            flags.httpAccess(in: environment), usesPlainHTTP: flags.usesPlainHTTP, credentials: registryCredentials)
    }
}
