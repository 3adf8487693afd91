import YareBase
import YareDeploy

/// `yare rollback RELEASE [REVISION]`
struct RollbackCommand: AsynchronousCommand {
    private var wait = WaitFlags()
    private var apply = ApplyFlags()
    private var dryRun: DryRun = .none
    private var skipsHooks = false
    private var cleansUpOnFailure = false
    private var historyLimit: Int?
    private var changeDescription = ""
    private var name = ""
    private var revision = 0

    static let description = CommandDescription(
        summary: "go back to an earlier revision of a release",
        usage: "<RELEASE> [REVISION]",
        arguments: .atLeast(1),
        discussion: """
            Makes a new revision with the chart, the values and the objects of an earlier one: the one before the last, or
            the one that is named. "yare history" lists them.
            """,
        examples: [
            .init("undo the last upgrade", "rollback web"),
            .init("go back to a revision", "rollback web 3 --wait"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&dryRun, "dry-run", bare: .client, help: "show what would happen: none, client or server")
        flags.bind(&skipsHooks, "no-hooks", help: "leave out hooks")
        flags.bind(&cleansUpOnFailure, "cleanup-on-fail", help: "when it fails, delete what this rollback created")
        flags.bind(&historyLimit, "history-max", help: "how many revisions to keep; 0 keeps all (default 10)")
        flags.bind(&changeDescription, "description", help: "a text to record with the revision")
        wait.bind(&flags)
        apply.bind(&flags, ownership: false)
        flags.bindOldSpellings { old in
            var recreatesPods = false
            old.bind(&recreatesPods, "recreate-pods", help: "")
        }
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments[0]
        if arguments.count > 1 { revision = try ReleaseRevision.parse(arguments[1]) }
        try apply.validate()
    }

    func run(in context: CommandContext) async throws {
        let options = ChangeOptions(
            dryRun: .init(dryRun), apply: ApplyOptions(apply), wait: WaitOptions(wait), skipsHooks: skipsHooks,
            cleansUpOnFailure: cleansUpOnFailure, description: changeDescription.isEmpty ? nil : changeDescription,
            historyLimit: historyLimit ?? context.defaultHistoryLimit)
        let request = RollbackRequest(
            name: name, namespace: context.namespace, revision: revision, options: options)
        let result = try await RollbackOperation(try ReleaseSite(context: context).target()).run(request)
        context.writeLine("Rollback was a success! Happy Helming!")
        if dryRun != .none { context.note(PlanReport(plan: result.plan).text) }
    }
}

/// The number of a revision on the command line.
enum ReleaseRevision {
    /// - Throws: `command-line.invalid-value` in Helm's words.
    static func parse(_ text: String) throws(YareError) -> Int {
        guard let revision = Int(text) else {
            throw YareError(
                "command-line.invalid-value",
                "could not convert revision to a number: strconv.Atoi: parsing \(text.debugDescription): invalid syntax"
            )
        }
        return revision
    }
}
