import Logging
import YareBase
import YareServer

/// `yare serve [DIR]`
struct ServeCommand: AsynchronousCommand {
    private var options = ServeFlags()
    private var folder = ""

    static let description = CommandDescription(
        summary: "serve a folder of packages as a chart repository",
        usage: "[DIR]",
        arguments: .atMost(1),
        discussion: """
            Serves the packages in a folder, the working folder unless another is named: the index, the packages and
            ChartMuseum's API to upload and delete. Packages that are put into the folder, or taken out of it, show at
            once. What is known of them is kept in the hidden folder .yare beside them.

            Everybody may do everything until there is a user: see "serve users", "serve tokens" and "serve prune".
            """,
        examples: [
            .init("the packages in a folder", "serve ./packages"),
            .init("a repository for each team, at /TEAM", "serve /srv/charts --depth 1 --listen-host 0.0.0.0"),
            .init("somebody who may upload", "serve users add ci --dir ./packages --rights read,write"),
        ])

    /// The server finishes what is under way.
    static let handlesSignals = true

    mutating func bind(_ flags: inout FlagBinder) {
        options.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        try options.validate()
        folder = arguments.first ?? options.oldFolder
    }

    func run(in context: CommandContext) async throws {
        let place = ServerFolder(folder, database: options.database, in: context.environment)
        let logger = options.logger(context)
        let repository = try ChartRepository(
            at: try place.databasePath(context.environment), storage: try place.storage(), limits: options.limits,
            chartURL: options.chartURL)
        let access = try AccessControl(
            directory: UserDirectory(of: repository), policy: options.policy(context.environment))
        let site = RepositorySite(repository: repository, access: access, options: options.serverOptions)
        let keeper = FolderKeeper(site: site, root: place.path, logger: logger)
        try await keeper.synchronize()
        if !access.isRestricted, !options.isLocal {
            context.note("WARNING: there are no users: whoever reaches this server may upload and delete charts")
        }
        let playground = PlaygroundProcess(
            program: YareProcess.executablePath, arguments: [PlaygroundWorkerCommand.name])
        let catalogue = CatalogueHandler(site: site, playground: playground)
        try await RepositoryServer(site: site, handlers: [catalogue], logger: logger)
            .run(at: options.address(context.environment), services: [keeper]) { url in
                context.writeLine("Serving \(place.path) at \(url)")
                context.streams.output.flush()
            }
        try repository.close()
    }
}
