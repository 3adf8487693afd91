import YareBase
import YareChart

/// `yare create NAME`
struct CreateCommand: SynchronousCommand {
    private var starter = ""
    private var path = ""

    static let description = CommandDescription(
        summary: "make a new chart",
        usage: "NAME",
        arguments: .exactly(1),
        discussion: """
            Makes a folder with a chart that works: a deployment, a service, an optional ingress and autoscaler, a test.
            Change values.yaml and the templates to make it yours.
            """,
        examples: [
            .init("a chart in ./web", "create web"),
            .init("from a chart that serves as a model", "create web --starter ~/starters/company"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&starter, "starter", short: "p", help: "a chart to start from: a path, or a name among the starters")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        path = FilePath.cleaned(arguments.joined())
    }

    func run(in context: CommandContext) throws(YareError) {
        context.writeLine("Creating \(path)")
        let scaffold = try ChartScaffold(name: FilePath.baseName(path))
        let folder = FilePath.absolute(path, in: context.environment.workingFolder)
        if OutputFolder.exists(folder), !OutputFolder.isFolder(folder) { throw .fileInTheWay(folder) }
        let files = try starter.isEmpty ? scaffold.files() : scaffold.files(starter: loadedStarter(context))
        let writer = try ChartFolderWriter(folder: folder)
        for file in files {
            if writer.contains(file.name) {
                context.note(
                    "WARNING: File \(writer.path(of: file.name).debugDescription) already exists. Overwriting.")
            }
            try writer.write(file.bytes, to: file.name)
        }
        try OutputFolder.make(writer.path(of: "charts"))
    }

    private func loadedStarter(_ context: CommandContext) throws(YareError) -> Chart {
        let starters = context.environment.path(of: .data, "starters")
        let path = starter.hasPrefix("/") ? starter : FilePath.joined(starters, starter)
        var loader = ChartLoader()
        do {
            return try loader.load(folder: path)
        } catch {
            throw error.during("could not load \(path)")
        }
    }
}

extension YareError {
    /// Where a chart is to be made there is a file (`chart.file-in-the-way`).
    static func fileInTheWay(_ path: String) -> YareError {
        YareError("chart.file-in-the-way", "file \(path) already exists and is not a directory")
    }
}
