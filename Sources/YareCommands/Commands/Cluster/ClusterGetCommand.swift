import YareBase
import YareCluster
import YareYAML

/// `yare cluster get [KIND [NAME]]`
struct ClusterGetCommand: AsynchronousCommand {
    private var isEverywhere = false
    private var selector = ""
    private var format: Format = .table
    private var words = ObjectWords()

    /// How objects are shown.
    private enum Format: String, FlagChoice {
        case table, name, yaml, json
        static let complaint = "invalid format type"
    }

    static let description = CommandDescription(
        summary: "show the objects of the embedded cluster",
        usage: "[KIND [NAME ...] | KIND/NAME ...]",
        arguments: .any,
        discussion: """
            Shows the objects of a kind, single objects, or without words all objects: those of the namespace, and with
            --all-namespaces those of the whole cluster, with the cluster-wide ones.
            """,
        examples: [
            .init("everything in the namespace shop", "cluster get -n shop"),
            .init("what became of a Deployment", "cluster get deployment web -o yaml"),
            .init("the Services of a release", "cluster get svc -l app.kubernetes.io/instance=web"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&isEverywhere, "all-namespaces", short: "A", help: "in every namespace")
        flags.bind(&selector, "selector", short: "l", help: "a query on labels, as in app=web,tier!=front")
        flags.bind(&format, "output", short: "o", help: "table, name, yaml or json")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = try ObjectWords(arguments)
    }

    func run(in context: CommandContext) async throws {
        let cluster = try ReleaseSite(context: context).embeddedCluster()
        let kinds = try await cluster.kinds()
        let found = try await objects(in: cluster, kinds, context.namespace)
        let shown = ObjectListing(
            objects: found, kinds: kinds, namesNamespaces: isEverywhere, now: WallClock.now(),
            isSingle: words.objects.count == 1 && words.objects[0].name != nil)
        context.write(try text(of: shown))
    }

    private func text(of listing: ObjectListing) throws(YareError) -> String {
        switch format {
        case .table: listing.table
        case .name: listing.names
        case .yaml: try YAMLWriter.text(of: listing.value)
        case .json: try JSONWriter.text(of: listing.value, escapesHTML: false) + "\n"
        }
    }

    private func objects(
        in cluster: EmbeddedCluster, _ kinds: [APIResource], _ namespace: String
    ) async throws -> [KubernetesObject] {
        let selector = try LabelSelector(parsing: selector)
        if words.objects.contains(where: { $0.name != nil }) {
            var found: [KubernetesObject] = []
            for identifier in try words.identifiers(among: kinds, in: namespace) {
                found.append(try await cluster.object(identifier))
            }
            return found
        }
        let all = try cluster.contents(in: isEverywhere ? nil : namespace)
        guard let word = words.objects.first?.kind else {
            return all.filter { $0.kind.kind != "Event" && selector.matches($0.labels) }
        }
        let resource = try kinds.resource(meantBy: word)
        let candidates = resource.isNamespaced ? all : try cluster.contents()
        return candidates.filter { $0.kind.groupKind == resource.kind.groupKind && selector.matches($0.labels) }
    }
}

/// Objects as `cluster get` shows them.
struct ObjectListing {
    let objects: [KubernetesObject]
    let kinds: [APIResource]
    let namesNamespaces: Bool
    let now: Timestamp
    /// Whether one object was asked for rather than a list.
    let isSingle: Bool

    /// One object, or a `List` of them.
    var value: Value {
        if isSingle, let object = objects.first { return .map(object.content) }
        return [
            "apiVersion": "v1", "kind": "List", "metadata": ["resourceVersion": ""],
            "items": .list(objects.map { .map($0.content) }),
        ]
    }

    /// A line for each object: `deployment.apps/web`.
    var names: String { objects.map { name(of: $0) + "\n" }.joined() }

    var table: String {
        guard !objects.isEmpty else { return "no objects found\n" }
        let namespace = namesNamespaces ? ["NAMESPACE"] : []
        var table = Table(header: namespace + ["NAME", "STATUS", "AGE"])
        for object in objects {
            let status = ReadinessRules(.watcher, waitsForJobs: true).readiness(of: object).reason ?? "ready"
            let cells = [name(of: object), status, age(of: object)]
            table.add(row: (namesNamespaces ? [object.namespace ?? ""] : []) + cells)
        }
        return table.text
    }

    private func name(of object: KubernetesObject) -> String {
        let singular = kinds.first { $0.kind.groupKind == object.kind.groupKind }?.singular
        let group = object.kind.group.isEmpty ? "" : ".\(object.kind.group)"
        return "\(singular ?? object.kind.kind.lowercased())\(group)/\(object.name)"
    }

    private func age(of object: KubernetesObject) -> String {
        guard let creation = object.creationTimestamp else { return "<unknown>" }
        let seconds = max(0, now.seconds - creation.seconds)
        return switch seconds {
        case ..<120: "\(seconds)s"
        case ..<7200: "\(seconds / 60)m"
        case ..<172_800: "\(seconds / 3600)h"
        default: "\(seconds / 86400)d"
        }
    }
}
