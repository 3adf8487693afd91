import YareBase
import YareChart

/// `yare package PATH…`
struct PackageCommand: SynchronousCommand {
    private var destination = "."
    private var version = ""
    private var appVersion = ""
    private var paths: [String] = []

    static let description = CommandDescription(
        summary: "pack charts into packages",
        usage: "[CHART_PATH] [...]",
        arguments: .any,
        discussion: """
            Packs the charts in folders into packages NAME-VERSION.tgz. The same files always give the same bytes, so a
            package can be made anew and compared by its digest.
            """,
        examples: [
            .init("a chart", "package ./charts/web"),
            .init("for a release", "package ./charts/web --version 1.4.0 --app-version 2.1 --destination dist"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&destination, "destination", short: "d", help: "the folder to write packages to")
        flags.bind(&version, "version", help: "the version of the chart, in place of the one in Chart.yaml")
        flags.bind(
            &appVersion, "app-version", help: "the version of the application, in place of the one in Chart.yaml")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        if arguments.isEmpty {
            throw YareError("command-line.arguments", "need at least one argument, the path to the chart")
        }
        paths = arguments
    }

    func run(in context: CommandContext) throws(YareError) {
        for path in paths {
            let package = try ChartPackager().package(try chart(at: path, context))
            let folder = destination == "." ? context.environment.workingFolder : destination
            try ChartFolderWriter(folder: folder).write(package.bytes, to: package.fileName)
            let target = FilePath.joined(folder, package.fileName)
            context.writeLine("Successfully packaged chart and saved it to: \(target)")
        }
    }

    private func chart(at path: String, _ context: CommandContext) throws(YareError) -> Chart {
        let folder = FilePath.absolute(path, in: context.environment.workingFolder)
        guard OutputFolder.exists(folder) else { throw .systemCallFailed("stat", path: path) }
        var loader = ChartLoader()
        defer { context.warn(loader.diagnostics) }
        var chart = try loader.load(folder: folder)
        if !version.isEmpty { chart.metadata.version = try SemanticVersion(version).original }
        if !appVersion.isEmpty { chart.metadata.appVersion = appVersion }
        try chart.requireDependencies()
        return chart
    }
}
