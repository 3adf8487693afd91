import YareBase
import YareCluster
import YareDeploy

/// `yare cluster apply -f FILE`
struct ClusterApplyCommand: AsynchronousCommand {
    private var files: [String] = []
    private var manager = "kubectl"
    private var forcesConflicts = false
    private var isDryRun = false

    static let description = CommandDescription(
        summary: "apply manifests to the embedded cluster",
        usage: "-f FILE",
        arguments: .none,
        discussion: """
            Applies objects as "kubectl apply --server-side" does: fields of other managers, such as those of a release,
            are refused unless --force-conflicts takes them over.
            """,
        examples: [
            .init("an object that belongs to no release", "cluster apply -f extra.yaml"),
            .init("what stands in the pipe", "cluster apply -f -"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(
            &files, "filename", short: "f", .commaSeparated,
            help: "a manifest, or - for standard input; may be repeated")
        flags.bind(&manager, "field-manager", help: "in whose name the fields are written")
        flags.bind(&forcesConflicts, "force-conflicts", help: "take fields over that others manage")
        flags.bind(&isDryRun, "dry-run", help: "go all the way but for keeping the result")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        if files.isEmpty { throw .missingManifest() }
    }

    func run(in context: CommandContext) async throws {
        let cluster = try ReleaseSite(context: context).embeddedCluster()
        let options = WriteOptions(fieldManager: manager, isDryRun: isDryRun)
        for file in files {
            let text = EscapedBytes.string(from: try bytes(of: file, context))
            for object in try ManifestObjects.parse(text) {
                let resource = try await cluster.resource(for: object.kind)
                let object = object.placed(by: resource, or: context.namespace)
                _ = try await cluster.apply(object, force: forcesConflicts, options)
                context.writeLine("\(resource.singularName)/\(object.name) applied\(isDryRun ? " (dry run)" : "")")
            }
        }
    }

    private func bytes(of file: String, _ context: CommandContext) throws(YareError) -> [UInt8] {
        file == "-"
            ? try context.streams.readInput()
            : try InputFile.path(file).read(in: context.environment.workingFolder)
    }
}

extension KubernetesObject {
    /// The object in its namespace, or in none where its kind has none.
    fileprivate func placed(by resource: APIResource, or namespace: String) -> KubernetesObject {
        var object = self
        object.namespace = resource.isNamespaced ? object.namespace ?? namespace : nil
        return object
    }
}

extension APIResource {
    /// How kubectl names one object of the kind: `deployment.apps`.
    var singularName: String { kind.group.isEmpty ? singular : "\(singular).\(kind.group)" }
}

extension YareError {
    /// Nothing to apply was named, in kubectl's words (`command-line.manifest`).
    fileprivate static func missingManifest() -> YareError {
        YareError("command-line.manifest", "must specify one of -f and -k", hint: "pass -f FILE")
    }
}
