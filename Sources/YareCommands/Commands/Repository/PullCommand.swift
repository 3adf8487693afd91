import YareArchive
import YareBase
import YareChart
import YareRepository
import YareYAML

/// `yare pull CHART …`
struct PullCommand: AsynchronousCommand {
    private var flags = ChartFlags()
    private var unpacks = false
    private var unpackFolder = "."
    private var destination = "."
    private var keepsProvenance = false
    private var charts: [String] = []

    static let description = CommandDescription(
        summary: "fetch charts from a repository",
        usage: "[chart URL | repo/chartname] [...]",
        arguments: .atLeast(1),
        discussion: """
            Fetches packages and puts them into a folder. A package that was fetched before, by whichever command, is not
            fetched again.

            With --verify a chart is kept only when its signature is right.
            """,
        examples: [
            .init("the newest version of a chart", "pull stable/redis"),
            .init("unpacked, to look into it", "pull stable/redis --version ^10 --untar"),
            .init("from a repository that was not added", "pull redis --repo https://charts.example.com"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&destination, "destination", short: "d", help: "the folder to put the packages into")
        flags.bind(&unpacks, "untar", help: "unpack the charts")
        flags.bind(&unpackFolder, "untardir", help: "the folder to unpack into, beneath the destination")
        flags.bind(&keepsProvenance, "prov", help: "fetch the provenance files too, without checking them")
        self.flags.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        charts = arguments
    }

    func run(in context: CommandContext) async throws {
        let repositories = try context.repositories() ?? RepositoriesFile()
        try await context.withRepositoryClient { client in
            for chart in charts {
                var request = flags.request(for: chart.trimmingSpaces(), in: context)
                request.wantsProvenance = keepsProvenance || flags.verifies
                let fetched = try await client.fetch(request, showingProgressIn: context, repositories)
                try keep(fetched, of: chart, context)
            }
        }
    }

    private func keep(_ chart: FetchedChart, of reference: String, _ context: CommandContext) throws(YareError) {
        let folder = FilePath.absolute(destination, in: context.environment.workingFolder)
        let package = try InputFile.path(chart.path).read()
        if let verifier = flags.verifier(context.environment) { context.write(try verifier.verify(chart).report) }
        if let failure = chart.provenanceFailure, !flags.verifies {
            context.writeLine("WARNING: Verification not found for \(reference): \(failure)")
        }
        if unpacks { return try unpack(package, beneath: FilePath.absolute(unpackFolder, in: folder)) }
        guard OutputFolder.isFolder(folder) else { throw .noDestination(folder) }
        let path = "\(folder)/\(try chart.safeFileName())"
        try OutputFolder.write(bytes: package, to: path)
        if let provenance = chart.provenance { try OutputFolder.write(bytes: provenance, to: path + ".prov") }
    }

    private func unpack(_ package: [UInt8], beneath folder: String) throws(YareError) {
        let members = try ArchiveReader().members(of: package)
        var loader = ChartLoader()
        let name = try loader.load(archive: package).metadata.name
        let target = FilePath.joined(folder, name)
        if OutputFolder.exists(target) { throw .unpackTargetExists(target) }
        let writer = try ChartFolderWriter(folder: target)
        for member in members { try writer.write(member.bytes, to: member.path) }
    }
}

extension FetchedChart {
    /// The name to keep the package under: the one it has where it comes from, if it is the name of a file at all.
    ///
    /// - Throws: `chart.unusable-name`.
    fileprivate func safeFileName() throws(YareError) -> String {
        let isUsable =
            !fileName.isEmpty && !fileName.contains("/") && !fileName.hasPrefix(".") && !fileName.utf8.contains(0)
        guard isUsable else {
            throw YareError("chart.unusable-name", "the URL \(source) does not end with the name of a package")
        }
        return fileName
    }
}

extension YareError {
    /// A chart is to be unpacked where something is already (`pull.target-exists`), in Helm's words.
    fileprivate static func unpackTargetExists(_ path: String) -> YareError {
        YareError(
            "pull.target-exists",
            "failed to untar: a file or directory with the name \(path) already exists",
            hint: "remove it, or unpack elsewhere with \"--untardir\"")
    }

    /// The folder to put packages into is not there (`pull.no-destination`).
    fileprivate static func noDestination(_ path: String) -> YareError {
        YareError("pull.no-destination", "open \(path): no such file or directory", hint: "make the folder first")
    }
}
