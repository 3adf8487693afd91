import YareBase
import YareChart
import YareRepository

/// `yare dependency list CHART`
struct DependencyListCommand: SynchronousCommand {
    private var widestColumn = 80
    private var path = ""

    static let description = CommandDescription(
        summary: "show how the dependencies of a chart stand",
        usage: "CHART",
        arguments: .atMost(1),
        discussion: """
            Shows the dependencies that Chart.yaml lists, and whether what lies in charts/ is what is wanted: ok, unpacked,
            missing, wrong version, invalid version, corrupt, misnamed, too many matches or bad pattern.
            """,
        examples: [.init("a chart in a folder", "dependency list ./charts/web")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&widestColumn, "max-col-width", help: "the widest a column of the table may get")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        path = arguments.first ?? "."
    }

    func run(in context: CommandContext) throws(YareError) {
        let folder = FilePath.absolute(path, in: context.environment.workingFolder)
        guard OutputFolder.exists(folder) else { throw .systemCallFailed("stat", path: path) }
        var loader = ChartLoader()
        let chart = try loader.load(path: folder)
        context.warn(loader.diagnostics)
        let listing = DependencyListing(of: chart, path: folder, called: path)
        if listing.rows.isEmpty {
            return context.writeLine("WARNING: no dependencies at \(FilePath.joined(path, "charts"))")
        }
        var table = Table(header: ["NAME", "VERSION", "REPOSITORY", "STATUS"], widestColumn: widestColumn)
        for row in listing.rows {
            let dependency = row.dependency
            table.add(dependency.name, dependency.version, dependency.repository, row.status.rawValue)
        }
        context.write(table.text + "\n")
        for warning in listing.warnings { context.writeLine(warning) }
    }
}
