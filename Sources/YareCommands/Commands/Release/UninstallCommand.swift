import YareBase
import YareCluster
import YareDeploy

/// `yare uninstall RELEASE…`
struct UninstallCommand: AsynchronousCommand {
    private var wait = WaitFlags()
    private var keepsHistory = false
    private var ignoresNotFound = false
    private var isDryRun = false
    private var skipsHooks = false
    private var removesHooks = false
    private var cascade: Cascade = .background
    private var changeDescription = ""
    private var names: [String] = []

    static let description = CommandDescription(
        summary: "uninstall releases",
        usage: "RELEASE_NAME [...]",
        arguments: .atLeast(1),
        discussion: """
            Deletes the objects of releases and, unless --keep-history is given, the record of all their revisions.
            Objects with the annotation helm.sh/resource-policy: keep stay. So do, as with Helm, the objects of hooks that
            their delete policies leave, unless --remove-hooks is given.
            """,
        examples: [
            .init("a release and its history", "uninstall web"),
            .init("so that it can be rolled back", "uninstall web --keep-history"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&keepsHistory, "keep-history", help: "keep the records; the release is marked as uninstalled")
        flags.bind(&ignoresNotFound, "ignore-not-found", help: "a release that is not there is no failure")
        flags.bind(&isDryRun, "dry-run", help: "show what would happen")
        flags.bind(&skipsHooks, "no-hooks", help: "leave out hooks")
        flags.bind(&removesHooks, "remove-hooks", help: "delete what hooks have left behind too")
        flags.bind(&cascade, "cascade", help: "how to delete dependents: background, foreground or orphan")
        flags.bind(&changeDescription, "description", help: "a text to record with the release")
        wait.bind(&flags, jobs: false)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        names = arguments
    }

    func run(in context: CommandContext) async throws {
        let uninstaller = Uninstaller(try ReleaseSite(context: context).target())
        for name in names {
            let request = UninstallRequest(
                name: name, namespace: context.namespace, options: options, isDryRun: isDryRun,
                ignoresNotFound: ignoresNotFound)
            let result = try await uninstaller.run(request)
            if let result, !result.keptText.isEmpty { context.writeLine(result.keptText) }
            context.writeLine("release \"\(name)\" uninstalled")
            if let result { tellMore(of: result, in: context) }
        }
    }

    /// Tells what scripts do not wait for: the plan of a dry run, and that objects of others were left alone.
    private func tellMore(of result: UninstallResult, in context: CommandContext) {
        if isDryRun { return context.note(PlanReport(plan: result.plan).text) }
        if result.notOwnedCount > 0 {
            context.note(
                "\(result.notOwnedCount) resource(s) were not deleted because they are not owned by this release")
        }
    }

    private var options: RemovalOptions {
        RemovalOptions(
            skipsHooks: skipsHooks, removesHooks: removesHooks, history: keepsHistory ? .kept : .removed,
            propagation: cascade.propagation,
            waits: wait.strategy != .hookOnly, timeout: wait.timeout,
            description: changeDescription.isEmpty ? nil : changeDescription)
    }

    /// What becomes of the objects that deleted ones own.
    enum Cascade: String, FlagChoice {
        case background, foreground, orphan

        var propagation: PropagationPolicy {
            switch self {
            case .background: .background
            case .foreground: .foreground
            case .orphan: .orphan
            }
        }
    }
}
