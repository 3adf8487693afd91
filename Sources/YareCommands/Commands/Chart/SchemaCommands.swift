import YareBase
import YareChart

extension CommandGroup {
    /// `yare schema …`
    static let schema = CommandGroup(
        summary: "work with the schemas of values",
        discussion:
            "A chart's values.schema.json says which values it takes; install, upgrade, template and lint obey it.",
        sections: [.init("Commands", [.command("infer", SchemaInferCommand.self)])])
}

/// `yare schema infer CHART`
struct SchemaInferCommand: SynchronousCommand {
    private var refusesUnknownKeys = false
    private var writes = false
    private var chart = ""

    static let description = CommandDescription(
        summary: "make a schema out of a chart's values",
        usage: "CHART",
        arguments: .exactly(1),
        discussion: """
            Writes a values.schema.json that says of each default value of a chart what kind it is. It is a start: the
            defaults do not show which other values a chart takes, so read it before you publish it.
            """,
        examples: [
            .init("look at it", "schema infer ./charts/web"),
            .init("put it into the chart, unknown keys refused", "schema infer ./charts/web --closed --write"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&refusesUnknownKeys, "closed", help: "refuse keys that the defaults do not have")
        flags.bind(&writes, "write", help: "write values.schema.json into the chart's folder, unless there is one")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        chart = arguments.joined()
    }

    func run(in context: CommandContext) throws(YareError) {
        let source = try ChartSource(chart, ChartFlags(), in: context)
        let schema = try SchemaInference(refusesUnknownKeys: refusesUnknownKeys).schema(of: source.chart)
        guard writes else { return context.write(schema) }
        guard OutputFolder.isFolder(source.path) else { throw .schemaNeedsFolder(chart) }
        if source.chart.schema != nil { throw .schemaExists(chart) }
        try ChartFolderWriter(folder: source.path).write(Array(schema.utf8), to: "values.schema.json")
    }
}

extension YareError {
    /// A schema can be written into a folder only (`schema.not-a-folder`).
    fileprivate static func schemaNeedsFolder(_ chart: String) -> YareError {
        YareError("schema.not-a-folder", "\(chart) is no folder to write a schema into", hint: "leave out --write")
    }

    /// What somebody wrote is not overwritten (`schema.exists`).
    fileprivate static func schemaExists(_ chart: String) -> YareError {
        YareError(
            "schema.exists", "\(FilePath.joined(chart, "values.schema.json")) is there already",
            hint: "remove it first, or leave out --write")
    }
}
