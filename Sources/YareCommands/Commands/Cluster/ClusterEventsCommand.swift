import YareBase
import YareCluster

/// `yare cluster events [KIND NAME]`
struct ClusterEventsCommand: AsynchronousCommand {
    private var isEverywhere = false
    private var words = ObjectWords()

    static let description = CommandDescription(
        summary: "show the events of the embedded cluster",
        usage: "[KIND NAME]",
        arguments: .any,
        discussion:
            "Shows what the cluster's controllers told, oldest first: of all objects, or of those that are named.",
        examples: [.init("why a hook failed", "cluster events job/web-migrate")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&isEverywhere, "all-namespaces", short: "A", help: "in every namespace")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = try ObjectWords(arguments)
    }

    func run(in context: CommandContext) async throws {
        let cluster = try ReleaseSite(context: context).embeddedCluster()
        let events = try await events(in: cluster, context.namespace)
        guard !events.isEmpty else { return context.writeLine("no events found") }
        var table = Table(header: ["TIME", "TYPE", "REASON", "OBJECT", "MESSAGE"])
        for event in events {
            let object = "\(event.text("involvedObject", "kind"))/\(event.text("involvedObject", "name"))"
            table.add(
                event.text("lastTimestamp"), event.text("type"), event.text("reason"), object, event.text("message"))
        }
        context.write(table.text)
    }

    private func events(in cluster: EmbeddedCluster, _ namespace: String) async throws -> [KubernetesObject] {
        guard !words.objects.isEmpty else {
            let kind = GroupVersionKind(group: "", version: "v1", kind: "Event")
            return try await cluster.objects(kind, in: isEverywhere ? nil : namespace, matching: .all).items
                .sorted { (Int64($0.resourceVersion) ?? 0) < (Int64($1.resourceVersion) ?? 0) }
        }
        var events: [KubernetesObject] = []
        for identifier in try words.identifiers(among: try await cluster.kinds(), in: namespace) {
            events += try await cluster.events(about: identifier)
        }
        return events
    }
}

extension KubernetesObject {
    /// The text at the end of a path; empty where there is none.
    fileprivate func text(_ path: String...) -> String {
        path.reduce(Value.map(content)) { $0[$1] ?? .null }.stringValue ?? ""
    }
}
