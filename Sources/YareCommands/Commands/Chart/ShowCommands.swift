import YareBase
import YareChart
import YareYAML

extension CommandGroup {
    /// `yare show …`
    static let show = CommandGroup(
        summary: "show a chart's description, values, README or CRDs",
        discussion: "Shows parts of a chart as they are, without rendering anything.",
        sections: [
            .init(
                "Commands",
                [
                    .command("all", ShowCommand<ShowEverything>.self),
                    .command("chart", ShowCommand<ShowChartFile>.self),
                    .command("crds", ShowCommand<ShowCRDs>.self),
                    .command("readme", ShowCommand<ShowReadme>.self),
                    .command("values", ShowValuesCommand.self),
                ])
        ])
}

/// A part of a chart that `yare show` shows.
protocol ShownPart: Sendable {
    static var description: CommandDescription { get }
    static var parts: [ChartExhibition.Part] { get }
}

/// `yare show all|chart|crds|readme CHART`
struct ShowCommand<Shown: ShownPart>: SynchronousCommand {
    private var flags = ChartFlags()
    private var chart = ""

    static var description: CommandDescription { Shown.description }

    mutating func bind(_ flags: inout FlagBinder) {
        self.flags.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        chart = arguments.joined()
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        RemoteNeeds(charts: flags.remoteCharts(chart, in: context))
    }

    func run(in context: CommandContext) throws(YareError) {
        let source = try ChartSource(chart, flags, in: context)
        context.write(try ChartExhibition(chart: source.chart).text(of: Shown.parts))
    }
}

enum ShowEverything: ShownPart {
    static let parts: [ChartExhibition.Part] = [.metadata, .values, .readme, .crds]
    static let description = CommandDescription(
        summary: "show everything about a chart", usage: "[CHART]", arguments: .exactly(1),
        discussion: "Shows Chart.yaml, the default values, the README and the custom resource definitions.",
        examples: [.init("a package", "show all web-1.2.3.tgz")])
}

enum ShowChartFile: ShownPart {
    static let parts: [ChartExhibition.Part] = [.metadata]
    static let description = CommandDescription(
        summary: "show a chart's Chart.yaml", usage: "[CHART]", arguments: .exactly(1),
        discussion: "Shows what the chart says about itself: its name, version, dependencies and maintainers.",
        examples: [.init("a folder", "show chart ./charts/web")])
}

enum ShowReadme: ShownPart {
    static let parts: [ChartExhibition.Part] = [.readme]
    static let description = CommandDescription(
        summary: "show a chart's README", usage: "[CHART]", arguments: .exactly(1),
        discussion: "Shows the README of the chart, if it has one.",
        examples: [.init("page by page", "show readme ./charts/web | less")])
}

enum ShowCRDs: ShownPart {
    static let parts: [ChartExhibition.Part] = [.crds]
    static let description = CommandDescription(
        summary: "show a chart's custom resource definitions", usage: "[CHART]", arguments: .exactly(1),
        discussion: "Shows the files under crds/ of the chart and its subcharts, to be applied before the chart.",
        examples: [.init("on their way to a cluster", "show crds ./charts/web | kubectl apply -f -")])
}

/// `yare show values CHART`
struct ShowValuesCommand: SynchronousCommand {
    private var flags = ChartFlags()
    private var path = ""
    private var chart = ""

    static let description = CommandDescription(
        summary: "show a chart's default values", usage: "[CHART]", arguments: .exactly(1),
        discussion: "Shows values.yaml with its comments, or what a JSONPath finds in it.",
        examples: [
            .init("a start for your own values", "show values ./charts/web > production.yaml"),
            .init("one value", "show values ./charts/web --jsonpath '{.image.tag}'"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&path, "jsonpath", help: "a JSONPath in kubectl's form that says what to show")
        self.flags.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        chart = arguments.joined()
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        RemoteNeeds(charts: flags.remoteCharts(chart, in: context))
    }

    func run(in context: CommandContext) throws(YareError) {
        let source = try ChartSource(chart, flags, in: context)
        if path.isEmpty || source.chart.rawValues == nil {
            context.write(try ChartExhibition(chart: source.chart).text(of: [.values]))
        } else {
            context.write(try JSONPath(path).text(of: .map(source.chart.values)))
        }
    }
}
