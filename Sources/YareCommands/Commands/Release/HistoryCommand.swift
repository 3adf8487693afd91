import YareBase
import YareRelease

/// `yare history RELEASE`
struct HistoryCommand: AsynchronousCommand {
    private var maximum = 256
    private var showsOrigin = false
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show the revisions of a release",
        usage: "RELEASE_NAME",
        arguments: .exactly(1),
        discussion: """
            Shows the newest revisions of a release, the oldest of them first: when each was deployed, how it went, and from
            which chart. "yare diff revision" shows what changed between two of them, "yare rollback" goes back to one.
            """,
        examples: [
            .init("the last ten", "history web --max 10"),
            .init("who changed what, and from where", "history web --show-origin"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&maximum, "max", help: "how many revisions at most; 0 for all")
        flags.bind(&showsOrigin, "show-origin", help: "show who made each revision, with which command and chart")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let site = ReleaseSite(context: context)
        let history = try await site.history(of: name)
        let shown = Array(maximum > 0 ? history.suffix(maximum) : history[...])
        var origins: [ReleaseOrigin]?
        if showsOrigin {
            let store = try site.store()
            origins = []
            for summary in shown { origins?.append(try await store.release(summary.key, []).origin) }
        }
        try context.present(RevisionList(summaries: shown, origins: origins), as: format)
    }
}

extension ReleaseSite {
    /// All revisions of a release, oldest first.
    ///
    /// - Throws: `release.invalid-name`, `release.not-found`.
    func history(of name: String) async throws -> [ReleaseSummary] {
        try ReleaseName.validate(name)
        let history = try await store().history(of: name, in: context.namespace)
        if history.isEmpty { throw YareError.releaseNotFound(name) }
        return history
    }

    /// A revision of a release.
    ///
    /// - Parameter revision: which one; 0 for the newest.
    /// - Throws: `release.invalid-name`, `release.not-found`.
    func release(_ name: String, revision: Int, _ parts: ReleaseParts = .all) async throws -> Release {
        try ReleaseName.validate(name)
        let store = try store()
        if revision == 0 { return try await store.latest(name, in: context.namespace, parts) }
        let key = ReleaseKey(namespace: context.namespace, name: name, revision: revision)
        return try await store.release(key, parts)
    }
}
