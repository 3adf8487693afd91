import YareBase
import YareChart
import YareCluster
import YareYAML

/// `yare cluster patch KIND NAME`
struct ClusterPatchCommand: AsynchronousCommand {
    private var patch = ""
    private var typed: [String] = []
    private var texts: [String] = []
    private var manager = "kubectl-patch"
    private var words = ObjectWords()

    static let description = CommandDescription(
        summary: "change fields of objects of the embedded cluster",
        usage: "KIND NAME",
        arguments: .atLeast(1),
        discussion: """
            Changes an object behind the back of the release that it belongs to. --set takes paths as it does for values;
            --patch takes a merge patch in JSON or YAML.
            """,
        examples: [
            .init("so that \"yare drift web\" finds something", "cluster patch deployment web --set spec.replicas=7"),
            .init("a field away", #"cluster patch cm web --patch '{"data":{"key":null}}'"#),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&patch, "patch", short: "p", help: "a merge patch in JSON or YAML")
        flags.bind(&typed, "set", help: "set fields, as in spec.template.spec.containers[0].image=nginx:2")
        flags.bind(&texts, "set-string", help: "set fields to texts, whatever they look like")
        flags.bind(&manager, "field-manager", help: "in whose name the fields are written")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = try ObjectWords(arguments)
        if patch.isEmpty, typed.isEmpty, texts.isEmpty { throw .missingPatch() }
    }

    func run(in context: CommandContext) async throws {
        let cluster = try ReleaseSite(context: context).embeddedCluster()
        let kinds = try await cluster.kinds()
        for identifier in try words.identifiers(among: kinds, in: context.namespace) {
            let before = try await cluster.object(identifier)
            let after = try await cluster.replace(try changed(before), WriteOptions(fieldManager: manager))
            let name = try await cluster.resource(for: identifier.kind).singularName
            let isChanged = after.resourceVersion != before.resourceVersion
            context.writeLine("\(name)/\(identifier.name) patched\(isChanged ? "" : " (no change)")")
        }
    }

    /// The object with the patch and the fields laid over it.
    private func changed(_ object: KubernetesObject) throws(YareError) -> KubernetesObject {
        var content = object.content
        if !patch.isEmpty {
            let change = try YAMLReader(numbers: .exact).read(patch)
            content = MergePatch.applying(change, to: .map(content)).mapValue ?? content
        }
        let composition = ValuesComposition { (path) throws(YareError) in try InputFile.path(path).read() }
        let layers =
            typed.map { ValuesLayer(name: "--set", content: .typed($0)) }
            + texts.map { ValuesLayer(name: "--set-string", content: .text($0)) }
        for layer in layers { try composition.apply(layer, to: &content) }
        return KubernetesObject(content)
    }
}

extension YareError {
    /// Nothing to change was named (`command-line.patch`).
    fileprivate static func missingPatch() -> YareError {
        YareError("command-line.patch", "no change is given", hint: "pass --set PATH=VALUE or --patch PATCH")
    }
}
