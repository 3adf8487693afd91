import YareArchive
import YareBase
import YareChart
import YareRepository

/// `yare package PATH…`
struct PackageCommand: SynchronousCommand {
    private var destination = "."
    private var version = ""
    private var appVersion = ""
    private var updatesDependencies = false
    private var signing = SigningFlags()
    private var access = RepositoryAccessFlags()
    private var paths: [String] = []

    static let description = CommandDescription(
        summary: "pack charts into packages",
        usage: "[CHART_PATH] [...]",
        arguments: .any,
        discussion: """
            Packs the charts in folders into packages NAME-VERSION.tgz. The same files always give the same bytes, so a
            package can be made anew and compared by its digest. The files in it bear the time of SOURCE_DATE_EPOCH, or
            none. With --sign, a signature is written beside each package, which "verify" checks.
            """,
        examples: [
            .init("a chart", "package ./charts/web"),
            .init("for a release", "package ./charts/web --version 1.4.0 --app-version 2.1 --destination dist"),
            .init("signed", "package ./charts/web --sign --key ada@example.com --keyring secring.gpg"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&destination, "destination", short: "d", help: "the folder to write packages to")
        flags.bind(&version, "version", help: "the version of the chart, in place of the one in Chart.yaml")
        flags.bind(
            &appVersion, "app-version", help: "the version of the application, in place of the one in Chart.yaml")
        flags.bind(&updatesDependencies, "dependency-update", short: "u", help: "fetch the dependencies first")
        signing.bind(&flags)
        flags.heading = "Repositories of dependencies"
        access.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        if arguments.isEmpty {
            throw YareError("command-line.arguments", "need at least one argument, the path to the chart")
        }
        paths = arguments
        try signing.validate()
    }

    func run(in context: CommandContext) throws(YareError) {
        let signer = try signing.signer(context)
        let time = Int64(context.environment.integer("SOURCE_DATE_EPOCH", or: 0))
        let packager = ChartPackager(writer: ArchiveWriter(modificationTime: time))
        for path in paths {
            let package = try packager.package(try chart(at: path, context))
            let name = package.fileName
            let provenance = try signer?.provenance(ofPackage: package.bytes, named: name)
            let folder = FilePath.absolute(destination, in: context.environment.workingFolder)
            let writer = try ChartFolderWriter(folder: folder)
            try writer.write(package.bytes, to: name)
            if let provenance { try writer.write(provenance, to: name + ".prov") }
            let shown = destination == "." ? context.environment.workingFolder : destination
            context.writeLine("Successfully packaged chart and saved it to: \(FilePath.joined(shown, name))")
        }
    }

    private func chart(at path: String, _ context: CommandContext) throws(YareError) -> Chart {
        let folder = FilePath.absolute(path, in: context.environment.workingFolder)
        guard OutputFolder.exists(folder) else { throw .systemCallFailed("stat", path: path) }
        if updatesDependencies { try updateDependencies(of: folder, context) }
        var loader = ChartLoader()
        defer { context.warn(loader.diagnostics) }
        var chart = try loader.load(folder: folder)
        if !version.isEmpty { chart.metadata.version = try SemanticVersion(version).original }
        if !appVersion.isEmpty { chart.metadata.appVersion = appVersion }
        try chart.requireDependencies()
        return chart
    }

    private func updateDependencies(of folder: String, _ context: CommandContext) throws(YareError) {
        var flags = DependencyFlags()
        flags.access = access
        try BlockingWait.result { [flags] in
            try await flags.withUpdate(of: folder, in: context, report: { line in context.debug(line) }) {
                try await $0.update()
            }
        }
    }
}
