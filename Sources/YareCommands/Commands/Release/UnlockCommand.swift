import YareBase
import YareDeploy
import YareRelease

/// `yare unlock RELEASE`
struct UnlockCommand: AsynchronousCommand {
    private var name = ""

    static let description = CommandDescription(
        summary: "end a change of a release that is known to be gone",
        usage: "RELEASE_NAME",
        arguments: .exactly(1),
        discussion: """
            Takes the lease on a release away from whoever holds it, and marks the revision that was being made as failed.

            That is seldom needed: the lease of a process that has died is taken over by the next change.
            """,
        examples: [.init("after a machine was lost in the middle of an upgrade", "unlock web")])

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let target = try ReleaseSite(context: context).target()
        let outcome = try await Unlocker(target).unlock(name, in: context.namespace)
        if let lease = outcome.lease {
            context.writeLine(
                "took the lease for \"\(lease.operation)\" from \(lease.holder.owner)@\(lease.holder.host)")
        }
        for key in outcome.interrupted { context.writeLine("revision \(key.revision) is marked as failed") }
        if outcome.lease == nil, outcome.interrupted.isEmpty { context.writeLine("release \"\(name)\" is not locked") }
    }
}
