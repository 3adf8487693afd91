import YareBase
import YareRelease

/// `yare history RELEASE`
struct HistoryCommand: AsynchronousCommand {
    private var maximum = 256
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show the revisions of a release",
        usage: "RELEASE_NAME",
        arguments: .exactly(1),
        discussion: "Shows the newest revisions of a release, the oldest of them first.",
        examples: [.init("the last ten", "history web --max 10")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&maximum, "max", help: "how many revisions at most; 0 for all")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let history = try await ReleaseSite(context: context).history(of: name)
        let shown = maximum > 0 ? history.suffix(maximum) : history[...]
        try context.present(RevisionList(summaries: Array(shown)), as: format)
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
