import YareBase
import YareRepository

/// `yare repo add NAME URL`
struct RepositoryAddCommand: AsynchronousCommand {
    private var access = RepositoryAccessFlags()
    private var readsPassword = false
    private var forcesUpdate = false
    private var skipsUpdate = false
    private var allowsDeprecated = false
    private var timeout: Duration = .seconds(120)
    private var name = ""
    private var url = ""

    static let description = CommandDescription(
        summary: "add a chart repository",
        usage: "[NAME] [URL]",
        arguments: .exactly(2),
        discussion: """
            Gives the repository at a URL a name, once its index could be fetched. Charts can then be named by it, as in
            "stable/redis".
            """,
        examples: [
            .init("a public repository", "repo add stable https://charts.example.com"),
            .init(
                "one that asks who you are",
                "repo add ours https://charts.example.com --username joe --password-stdin < password"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        access.bind(&flags)
        flags.bind(&readsPassword, "password-stdin", help: "read the password from standard input")
        flags.bind(&forcesUpdate, "force-update", help: "put the repository in the place of one with the same name")
        flags.bind(&allowsDeprecated, "allow-deprecated-repos", help: "allow repositories that have moved for good")
        flags.bind(&timeout, "timeout", help: "how long fetching the index may take")
        flags.bindOldSpellings { old in old.bind(&skipsUpdate, "no-update", help: "") }
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        (name, url) = (arguments[0], arguments[1])
        if name.contains("/") { throw .slashInRepositoryName(name) }
        guard !allowsDeprecated else { return }
        for (old, new) in Self.movedRepositories where url.contains(old) { throw .movedRepository(url, to: new) }
    }

    /// Repositories that are gone from where everybody knew them, and where they went.
    private static let movedRepositories = [
        ("//kubernetes-charts.storage.googleapis.com", "https://charts.helm.sh/stable"),
        ("//kubernetes-charts-incubator.storage.googleapis.com", "https://charts.helm.sh/incubator"),
    ]

    func run(in context: CommandContext) async throws {
        let entry = try entry(context)
        let path = context.files.repositoryConfiguration
        if let known = try context.repositories()?[name], !forcesUpdate {
            guard known == entry else { throw YareError.repositoryNameTaken(name) }
            return context.writeLine("\"\(name)\" already exists with the same configuration, skipping")
        }
        let update = try await context.withRepositoryClient { try await $0.update(entry, timeout: timeout) }
        context.warn(update.diagnostics)
        try RepositoriesFile.change(path) { (file) throws(YareError) in
            // another process may have been quicker
            if let known = file[name], known != entry, !forcesUpdate { throw .repositoryNameTaken(name) }
            file.update(entry)
        }
        context.writeLine("\"\(name)\" has been added to your repositories")
    }

    private func entry(_ context: CommandContext) throws(YareError) -> RepositoryEntry {
        var entry = RepositoryEntry(name: name, url: url)
        entry.username = access.username ?? ""
        entry.password = try password(context)
        entry.passesCredentialsEverywhere = access.passesCredentialsEverywhere
        entry.tls = access.httpAccess(in: context.environment).tls
        return entry
    }

    /// The password from the flags, from standard input, or from who sits at the terminal; none without a user.
    private func password(_ context: CommandContext) throws(YareError) -> String {
        if let password = access.password { return password }
        if readsPassword { return try Self.password(from: context) }
        guard let username = access.username, !username.isEmpty else { return "" }
        return try TerminalPrompt(context: context).answer(to: "Password", isSecret: true)
    }

    private static func password(from context: CommandContext) throws(YareError) -> String {
        var bytes = try context.streams.readInput()
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
