import YareBase
import YareChart
import YareEngine

/// `yare lint PATH…`
struct LintCommand: SynchronousCommand {
    private var values = ValuesFlags()
    private var isStrict = false
    private var isQuiet = false
    private var includesSubcharts = false
    private var skipsSchemaValidation = false
    private var kubeVersion = ""
    private var paths: [String] = []

    static let description = CommandDescription(
        summary: "examine a chart for mistakes",
        usage: "PATH",
        arguments: .any,
        discussion: """
            Examines charts in folders and packages by Helm's rules: what Chart.yaml says, values and their schema, whether
            the templates render, and whether the manifests are such that Kubernetes would take them.

            An [ERROR] would keep the chart from being installed; a [WARNING] breaks a convention. The command fails when
            there is an error, with --strict also when there is a warning.
            """,
        examples: [
            .init("the chart in this folder", "lint"),
            .init("charts with the values of production", "lint ./charts/* -f production.yaml --strict"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&isStrict, "strict", help: "fail on warnings too")
        flags.bind(&isQuiet, "quiet", help: "show warnings and errors only")
        flags.bind(&includesSubcharts, "with-subcharts", help: "examine the charts under charts/ too")
        flags.bind(&kubeVersion, "kube-version", help: "the Kubernetes version to render for")
        flags.bind(&skipsSchemaValidation, "skip-schema-validation", help: "do not check values against the schema")
        values.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        paths = arguments.isEmpty ? ["."] : arguments
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        RemoteNeeds(files: values.remoteFiles)
    }

    func run(in context: CommandContext) throws(YareError) {
        let examination = ChartExamination(
            values: try values.values(context), namespace: context.namespace,
            capabilities: try Capabilities(kubeVersion: kubeVersion), checksSchema: !skipsSchemaValidation)
        let paths = includesSubcharts ? self.paths.flatMap { [$0] + SubchartFolders.paths(in: $0) } : self.paths
        let results = paths.map { (path: $0, result: examination.examine($0, in: context)) }
        for (path, result) in results where !isQuiet || result.isRemarkable {
            context.write(text(of: result, path))
        }
        let failures = results.count { $0.result.fails(strict: isStrict) }
        let summary = "\(results.count) chart(s) linted, \(failures) chart(s) failed"
        if failures > 0 { throw YareError("lint.failed", summary) }
        if !isQuiet || results.contains(where: \.result.isRemarkable) { context.writeLine(summary) }
    }

    private func text(of result: ChartExamination.Result, _ path: String) -> String {
        let lines =
            switch result {
            case .unreadable(let error): ["Error \(error.message)"]
            case .messages(let messages):
                messages.filter { !isQuiet || $0.severity > .information }.map(\.text)
            }
        return (["==> Linting \(path)"] + lines).joined(separator: "\n") + "\n\n"
    }
}
