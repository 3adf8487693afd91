import YareBase
import YareChart
import YareDeploy
import YareRelease
import YareYAML

extension CommandGroup {
    /// `yare get …`
    static let get = CommandGroup(
        summary: "show what is recorded of a release",
        discussion:
            "Shows parts of the record of a release: its values, manifest, hooks, notes, and where it came from.",
        sections: [
            .init(
                "Commands",
                [
                    .command("all", waiting: GetAllCommand.self),
                    .command("evidence", waiting: GetEvidenceCommand.self),
                    .command("hooks", waiting: GetCommand<RecordedHooks>.self),
                    .command("manifest", waiting: GetCommand<RecordedManifest>.self),
                    .command("metadata", waiting: GetMetadataCommand.self),
                    .command("notes", waiting: GetCommand<RecordedNotes>.self),
                    .command("values", waiting: GetValuesCommand.self),
                ])
        ])
}

/// A part of a release's record that `yare get` shows as it is.
protocol RecordedPart: Sendable {
    static var description: CommandDescription { get }
    /// The body that is needed for it.
    static var parts: ReleaseParts { get }
    static func text(of release: Release) -> String
}

/// `yare get manifest|hooks|notes RELEASE`
struct GetCommand<Part: RecordedPart>: AsynchronousCommand {
    private var revision = 0
    private var name = ""

    static var description: CommandDescription { Part.description }

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&revision, "revision", help: "a revision; 0 for the newest")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let release = try await ReleaseSite(context: context).release(name, revision: revision, Part.parts)
        context.write(Part.text(of: release))
    }
}

enum RecordedManifest: RecordedPart {
    static let parts = ReleaseParts.manifest
    static let description = CommandDescription(
        summary: "show the manifest of a release", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: "Shows the objects of a release as they were rendered, hooks left out.",
        examples: [.init("as an earlier revision had it", "get manifest web --revision 2")])

    static func text(of release: Release) -> String { release.manifest + "\n" }
}

enum RecordedHooks: RecordedPart {
    static let parts = ReleaseParts.hooks
    static let description = CommandDescription(
        summary: "show the hooks of a release", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: "Shows the hooks of a release as they were rendered.",
        examples: [.init("of the newest revision", "get hooks web")])

    static func text(of release: Release) -> String { ReleaseReport.hooksText(release.hooks) }
}

enum RecordedNotes: RecordedPart {
    static let parts = ReleaseParts.notes
    static let description = CommandDescription(
        summary: "show the notes of a release", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: "Shows the notes that the chart has for its user.",
        examples: [.init("of the newest revision", "get notes web")])

    static func text(of release: Release) -> String {
        release.info.notes.isEmpty ? "" : "NOTES:\n\(release.info.notes)\n"
    }
}

/// `yare get values RELEASE`
struct GetValuesCommand: AsynchronousCommand {
    private var revision = 0
    private var showsAll = false
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show the values of a release", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: "Shows the values that the user gave, or with --all those that the templates saw.",
        examples: [.init("to go on from", "get values web -o yaml > web.yaml")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&revision, "revision", help: "a revision; 0 for the newest")
        flags.bind(&showsAll, "all", short: "a", help: "show the chart's values too")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let release = try await ReleaseSite(context: context).release(
            name, revision: revision, showsAll ? [.config, .chart] : .config)
        let values = showsAll ? try release.computedValues() : release.config
        let title = showsAll ? "COMPUTED VALUES" : "USER-SUPPLIED VALUES"
        try context.present(ShownValues(title: title, values: values), as: format)
    }
}

/// Values under a heading; none are `null`, as Go writes an empty map that was never made.
struct ShownValues: Presentable {
    let title: String
    let values: ValueMap

    private var value: Value { values.isEmpty ? .null : .map(values) }

    func table() throws(YareError) -> String { "\(title):\n" + (try YAMLWriter.text(of: value)) }
    var output: OutputValue { .value(value) }
}

/// `yare get all RELEASE`
struct GetAllCommand: AsynchronousCommand {
    private var revision = 0
    private var template = ""
    private var name = ""

    static let description = CommandDescription(
        summary: "show everything about a release", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: "Shows the values, hooks, manifest and notes of a release.",
        examples: [.init("a part of it", "get all web --template '{{.Release.Chart.Metadata.Version}}'")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&revision, "revision", help: "a revision; 0 for the newest")
        flags.bind(&template, "template", help: "a Go template for the release, as in {{.Release.Name}}")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let release = try await ReleaseSite(context: context).release(name, revision: revision)
        if template.isEmpty {
            let report = ReleaseReport(
                release: release, details: [.chart, .everything], computedValues: try release.computedValues())
            context.write(try report.table())
        } else {
            let data = Value.map(ValueMap([("Release", ReleaseTemplateData(release: release).value)]))
            context.write(try TextTemplate(template, named: "_").rendered(with: data))
        }
    }
}

extension Release {
    /// The values that the templates saw, as far as the record tells: it leaves out subcharts.
    func computedValues() throws(YareError) -> ValueMap {
        var coalescer = ValuesCoalescer()
        let metadata = ChartMetadata(name: chart.name, version: chart.version)
        return try coalescer.coalesce(Chart(metadata: metadata, values: chart.values), with: config)
    }
}
