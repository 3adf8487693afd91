import YareBase
import YareServer

/// `yare serve prune`
struct PruneCommand: SynchronousCommand {
    private var server = ServerFolderFlags()
    private var keep = 0
    private var repository: String?
    private var isRehearsal = false

    static let description = CommandDescription(
        summary: "remove old versions of charts",
        arguments: .none,
        discussion: """
            Keeps the newest versions of each chart and removes the others with their packages, also while the server
            runs. With --dry-run it only tells which they are.
            """,
        examples: [.init("what would go", "serve prune --dir ./packages --keep 10 --dry-run")])

    mutating func bind(_ flags: inout FlagBinder) {
        server.bind(&flags)
        flags.bind(&keep, "keep", help: "how many versions of each chart are kept")
        flags.bind(&repository, "repository", help: "the one repository to look at, such as team/stable")
        flags.bind(&isRehearsal, "dry-run", help: "only tell what would be removed")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        if keep < 1 { throw YareError("command-line.invalid-flag", "--keep takes a number from 1 on") }
    }

    func run(in context: CommandContext) throws(YareError) {
        let folder = server.folder(in: context)
        let charts = try ChartRepository(
            at: try folder.databasePath(context.environment), storage: try folder.storage())
        let tenants = try repository.map { (path) throws(YareError) in [try TenantPath(path: path)] } ?? charts.tenants
        for tenant in tenants {
            for version in try charts.prune(keeping: keep, in: tenant, isRehearsal: isRehearsal) {
                context.writeLine("\(isRehearsal ? "would remove" : "removed") \(version.file)")
            }
        }
        try charts.close()
    }
}
