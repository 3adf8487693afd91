import YareBase
import YareDeploy
import YareRelease

/// `yare status RELEASE`
struct StatusCommand: AsynchronousCommand {
    private var revision = 0
    private var showsResources = false
    private var showsDescription = false
    private var showsEvidence = false
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show how a release is",
        usage: "RELEASE_NAME",
        arguments: .exactly(1),
        discussion: """
            Shows when a release was deployed, its status, how its tests went, and its notes.

            When a change fails, what the cluster told about it is kept with the revision before anything is undone: the
            error, events and conditions of the objects that were not ready, what their containers and the hooks logged.
            --evidence shows it, of the newest revision or of the one that --revision names.
            """,
        examples: [
            .init("with its objects as they are now", "status web --show-resources"),
            .init("as it was", "status web --revision 2"),
            .init("why the last upgrade failed", "status web --evidence"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&revision, "revision", help: "a revision; 0 for the newest")
        flags.bind(&showsResources, "show-resources", help: "show the objects as they are now")
        flags.bind(&showsDescription, "show-desc", help: "show what was recorded about the revision")
        flags.bind(&showsEvidence, "evidence", help: "show what was seen while the revision was deployed")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let site = ReleaseSite(context: context)
        let release = try await site.release(name, revision: revision)
        let isOfInterest = showsResources && release.info.status != .uninstalled
        let resources = isOfInterest ? try await ReleaseReader(site.target()).resources(of: release) : []
        let report = ReleaseReport(
            release: release, details: showsDescription ? .description : [], resources: resources,
            evidence: showsEvidence ? try await site.store().evidence(for: release.key) : nil)
        try context.present(report, as: format)
    }
}
