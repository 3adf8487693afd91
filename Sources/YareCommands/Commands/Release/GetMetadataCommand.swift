import YareBase
import YareRelease

/// `yare get metadata RELEASE`
struct GetMetadataCommand: AsynchronousCommand {
    private var revision = 0
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show what a release is made of", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: "Shows the chart, version, namespace, status and dependencies of a release.",
        examples: [.init("for a program", "get metadata web -o json")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&revision, "revision", help: "a revision; 0 for the newest")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let release = try await ReleaseSite(context: context).release(name, revision: revision, [])
        try context.present(ReleaseMetadata(release: release), as: format)
    }
}

/// What a release is made of, as `helm get metadata` shows it.
struct ReleaseMetadata: Presentable {
    let release: Release

    private var annotations: ValueMap { release.chart.metadata["annotations"]?.mapValue ?? ValueMap() }
    private var dependencies: [Value] { release.chart.metadata["dependencies"]?.listValue ?? [] }
    private var deployedAt: String { release.info.lastDeployed.text(.seconds) }

    func table() -> String {
        let annotations = annotations.map { "\($0.key)=\($0.value.stringValue ?? "")" }.joined(separator: ",")
        let dependencies = dependencies.compactMap { $0["name"]?.stringValue }.sorted().joined(separator: ",")
        return """
            NAME: \(release.name)
            CHART: \(release.chart.name)
            VERSION: \(release.chart.version)
            APP_VERSION: \(release.chart.appVersion)
            ANNOTATIONS: \(annotations)
            DEPENDENCIES: \(dependencies)
            NAMESPACE: \(release.namespace)
            REVISION: \(release.revision)
            STATUS: \(release.info.status.rawValue)
            DEPLOYED_AT: \(deployedAt)

            """
    }

    var output: OutputValue {
        .record([
            .init("name", .text(release.name)),
            .init("chart", .text(release.chart.name)),
            .init("version", .text(release.chart.version)),
            .init("appVersion", .text(release.chart.appVersion)),
            .init("annotations", annotations.isEmpty ? nil : .map(annotations)),
            .init("dependencies", dependencies.isEmpty ? nil : .list(dependencies.map(Self.dependency))),
            .init("namespace", .text(release.namespace)),
            .init("revision", .integer(release.revision)),
            .init("status", .text(release.info.status.rawValue)),
            .init("deployedAt", .text(deployedAt)),
        ])
    }

    /// The order of the fields of Helm's `chart.Dependency`.
    private static let dependencyFields = [
        "name", "version", "repository", "condition", "tags", "enabled", "import-values", "alias",
    ]

    private static func dependency(_ dependency: Value) -> OutputValue {
        .record(
            dependencyFields.map { field in
                if let value = dependency[field] { return OutputValue.Field(field, .value(value)) }
                let isAlwaysThere = field == "name" || field == "repository"
                return OutputValue.Field(field, isAlwaysThere ? .text("") : nil)
            })
    }
}
