import YareBase
import YareCluster
import YareRelease

/// `yare cluster reset`
struct ClusterResetCommand: AsynchronousCommand {
    private var isSure = false
    private var forgetsReleases = false

    static let description = CommandDescription(
        summary: "empty the embedded cluster",
        arguments: .none,
        discussion: """
            Takes every object out of the embedded cluster but its own namespaces. Releases stay recorded, and "yare drift"
            then finds their objects missing; --releases forgets them too. Neither can be undone, so --yes is asked for.
            """,
        examples: [.init("for a fresh start", "cluster reset --releases --yes")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&isSure, "yes", short: "y", help: "do it")
        flags.bind(&forgetsReleases, "releases", help: "forget the records of all releases too")
    }

    func run(in context: CommandContext) async throws {
        let site = ReleaseSite(context: context)
        let cluster = try site.embeddedCluster()
        guard isSure else { throw YareError.notSure(objects: try cluster.contents().count) }
        if forgetsReleases { try await forgetReleases(site, context) }
        context.writeLine("\(try cluster.reset()) objects deleted")
    }

    private func forgetReleases(_ site: ReleaseSite, _ context: CommandContext) async throws {
        let store = try site.store()
        let summaries = try await store.summaries(ReleaseQuery())
        for summary in summaries { try await store.delete(summary.key) }
        context.writeLine("\(summaries.count) revisions forgotten")
    }
}

extension YareError {
    /// Something that cannot be undone was not confirmed (`command-line.not-sure`).
    fileprivate static func notSure(objects: Int) -> YareError {
        YareError(
            "command-line.not-sure", "this deletes \(objects) objects and cannot be undone",
            hint: "pass --yes to do it")
    }
}
