import YareBase
import YareChart
import YareYAML

/// `yare values CHART`
struct ValuesCommand: SynchronousCommand {
    private var values = ValuesFlags()
    private var chart = ChartFlags()
    private var explains = false
    private var format: OutputFormat = .table
    private var reference = ""

    static let description = CommandDescription(
        summary: "show the values that a chart is rendered with",
        usage: "[CHART]",
        arguments: .exactly(1),
        discussion: """
            Shows the values that the templates of a chart see: its defaults and those of its subcharts, with values files
            and flags laid over them, imported and global values handed on. No cluster is asked.

            With --explain it shows for each key who set it: a flag, a line of a values file, of a parent chart or of the
            chart's own values.yaml, an import, a global. A list that one layer set is shown whole. Keys that null has
            removed come last.
            """,
        examples: [
            .init("what a production install will see", "values ./charts/web -f production.yaml"),
            .init("who set the tag", "values ./charts/web -f production.yaml --set image.tag=1.27 --explain"),
            .init("for a program", "values ./charts/web --explain -o json"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Output"
        flags.bind(&explains, "explain", help: "show who set each key")
        OutputFormat.bind(&format, &flags)
        values.bind(&flags)
        chart.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        reference = arguments.joined()
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        RemoteNeeds(charts: chart.remoteCharts(reference, in: context), files: values.remoteFiles)
    }

    func run(in context: CommandContext) throws(YareError) {
        let source = try ChartSource(reference, chart, in: context)
        let layers = try values.layers(context)
        let composition = ValuesFlags.composition(context)
        if explains {
            let explanation = try ValuesExplanation(source.chart, layers: layers, composition: composition)
            context.warn(explanation.prepared.diagnostics)
            try context.present(ShownExplanation(explanation: explanation), as: format)
        } else {
            let prepared = try PreparedChart(source.chart, values: try composition.compose(layers))
            context.warn(prepared.diagnostics)
            try context.present(MergedValues(values: prepared.values), as: format)
        }
    }
}

/// Values without a heading.
struct MergedValues: Presentable {
    let values: ValueMap

    func table() throws(YareError) -> String { try YAMLWriter.text(of: .map(values)) }
    var output: OutputValue { .map(values) }
}

/// Who set each value.
struct ShownExplanation: Presentable {
    let explanation: ValuesExplanation

    func table() throws(YareError) -> String {
        var table = Table(header: ["KEY", "VALUE", "SET BY"], widestColumn: 60)
        for value in explanation.values {
            table.add(
                value.path.description, try Self.text(value.value), value.origin?.description ?? "unknown")
        }
        for value in explanation.removals {
            table.add(
                value.path.description, "(removed)", "\(value.origin), over \(value.removed)")
        }
        return table.text
    }

    var output: OutputValue {
        .list(explanation.values.map(Self.record) + explanation.removals.map(Self.record))
    }

    private static func text(_ value: Value) throws(YareError) -> String {
        try JSONWriter.text(of: value, escapesHTML: false)
    }

    private static func record(_ value: ExplainedValue) -> OutputValue {
        .record([
            .init("key", .text(value.path.description)), .init("value", .value(value.value)),
            .init("set_by", value.origin.map(record)),
        ])
    }

    private static func record(_ value: RemovedValue) -> OutputValue {
        .record([
            .init("key", .text(value.path.description)), .init("removed", .value(true)),
            .init("set_by", record(value.origin)), .init("over", record(value.removed)),
        ])
    }

    /// An origin for programs: its kind, and what is known of flag, argument, file, line, chart and key there.
    static func record(_ origin: ValueOrigin) -> OutputValue {
        let place = origin.location
        let head: [OutputValue.Field] =
            switch origin.layer {
            case .option(let name, let argument): [.init("flag", .text(name)), .init("argument", .text(argument))]
            case .file(let name): [.init("file", .text(name))]
            case .chart(let path): [.init("file", .text("\(path)/values.yaml")), .init("chart", .text(path))]
            }
        return .record(
            [.init("kind", .text(origin.kind))] + head + [
                .init("line", place?.line.map { .integer($0) }),
                .init("column", place?.column.map { .integer($0) }),
                .init("key", origin.path.isEmpty ? nil : .text(ValuePath(origin.path).description)),
            ])
    }
}
