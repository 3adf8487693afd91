import YareArchive
import YareBase
import YareChart
import YareRepository

/// The flags that `dependency update` and `dependency build` share.
struct DependencyFlags: Sendable {
    var skipsRefresh = false
    var verifies = false
    var keyring: String?
    var access = RepositoryAccessFlags()

    init() {}

    /// The flags that other commands have, for fetching what a chart lacks before it is used.
    init(_ flags: ChartFlags) {
        verifies = flags.verifies
        keyring = flags.keyring
        access = flags.access
    }

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&skipsRefresh, "skip-refresh", help: "use the indexes that were fetched last")
        flags.bind(&verifies, "verify", help: "check the signatures of the packages")
        flags.bind(&keyring, "keyring", help: "the public keys to check with (default ~/.gnupg/pubring.gpg)")
        access.bind(&flags)
    }

    /// Runs `body` with the means to bring the dependencies of a chart.
    ///
    /// - Parameter report: takes the lines that tell what is done.
    func withUpdate(
        of path: String, in context: CommandContext, report: @escaping @Sendable (String) -> Void,
        _ body: (DependencyUpdate) async throws -> Void
    ) async throws {
        let folder = FilePath.absolute(path, in: context.environment.workingFolder)
        let repositories = try context.repositories() ?? RepositoriesFile()
        try await context.withRepositoryClient { client in
            let source = RepositoryDependencySource(
                repositories: repositories, unnamedAccess: access.httpAccess(in: context.environment), client: client,
                registry: RegistryDependencySource(access: registryAccess(context), transport: client.transport))
            var update = DependencyUpdate(
                of: ChartFolder(path: folder, name: path), from: source, now: context.environment.now, report: report)
            update.skipsRefresh = skipsRefresh
            update.verifier = verifier(context.environment)
            update.packager = ChartPackager(
                writer: ArchiveWriter(modificationTime: Int64(context.environment.integer("SOURCE_DATE_EPOCH", or: 0))))
            try await body(update)
        }
    }

    /// How registries are reached: with what the flags say, else with the credentials that the user keeps.
    private func registryAccess(_ context: CommandContext) -> RegistryAccess {
        var registry = RegistryAccess(credentials: context.registryCredentials)
        registry.usesPlainHTTP = access.usesPlainHTTP
        registry.tls = access.httpAccess(in: context.environment).tls
        if let name = access.username { registry.credential = .password(name: name, password: access.password ?? "") }
        return registry
    }

    private func verifier(_ environment: CommandLineEnvironment) -> ProvenanceVerifier? {
        guard verifies else { return nil }
        let keyring = FilePath.absolute(keyring ?? environment.defaultKeyring, in: environment.workingFolder)
        return ProvenanceVerifier(keyring: keyring, programs: environment.gnuPG)
    }
}
