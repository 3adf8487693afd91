import YareBase
import YareCluster

/// `yare cluster delete KIND NAME`
struct ClusterDeleteCommand: AsynchronousCommand {
    private var cascade: UninstallCommand.Cascade = .background
    private var ignoresNotFound = false
    private var words = ObjectWords()

    static let description = CommandDescription(
        summary: "delete objects of the embedded cluster",
        usage: "KIND NAME [...] | KIND/NAME [...]",
        arguments: .atLeast(1),
        discussion: "Deletes objects with what they own, behind the back of the release that they belong to.",
        examples: [.init("so that an upgrade has something to repair", "cluster delete service web")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&cascade, "cascade", help: "how to delete dependents: background, foreground or orphan")
        flags.bind(&ignoresNotFound, "ignore-not-found", help: "an object that is not there is no failure")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = try ObjectWords(arguments)
    }

    func run(in context: CommandContext) async throws {
        let cluster = try ReleaseSite(context: context).embeddedCluster()
        let kinds = try await cluster.kinds()
        for identifier in try words.identifiers(among: kinds, in: context.namespace) {
            do {
                try await cluster.delete(identifier, DeleteOptions(propagation: cascade.propagation))
            } catch let error as YareError where error.isNotFound && ignoresNotFound {
                continue
            }
            let name = kinds.first { $0.kind == identifier.kind }?.singularName ?? identifier.kind.kind
            context.writeLine("\(name) \"\(identifier.name)\" deleted")
        }
    }
}
