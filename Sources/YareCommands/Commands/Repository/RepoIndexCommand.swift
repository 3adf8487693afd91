import YareBase
import YareChart
import YareRepository

/// `yare repo index DIR`
struct RepoIndexCommand: SynchronousCommand {
    private var url = ""
    private var mergeFile = ""
    private var isJSON = false
    private var folder = ""

    static let description = CommandDescription(
        summary: "write the index of a folder of packages",
        usage: "[DIR]",
        arguments: .exactly(1),
        discussion: """
            Writes index.yaml into a folder, about the packages in it and those one level below, so that any server for
            files can serve the folder as a chart repository.

            What was found in a package is kept in the cache, and only packages that changed since are read again. With
            --merge, the versions of another index are added that the folder has no package for.
            """,
        examples: [
            .init("a folder with packages", "repo index ./dist --url https://charts.example.com"),
            .init("add to what is published", "repo index ./dist --merge published/index.yaml"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&url, "url", help: "the URL of the repository, for absolute addresses of packages")
        flags.bind(&mergeFile, "merge", help: "an index whose versions are added; made when it is missing")
        flags.bind(&isJSON, "json", help: "write JSON")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        folder = arguments.joined()
    }

    func run(in context: CommandContext) throws(YareError) {
        let path = FilePath.absolute(folder, in: context.environment.workingFolder)
        let target = FilePath.joined(path, "index.yaml")
        guard OutputFolder.isFolder(path) else { throw .systemCallFailed("open", path: target) }
        let cache = DigestCache(
            in: context.environment.path(of: .cache, "index"), of: path, writer: YareVersion.current)
        var indexer = FolderIndexer(folder: path, cache: cache)
        let now = context.environment.now
        var index = try indexer.index(baseURL: url, now: now)
        context.debug("\(indexer.readCount) packages were read, the others taken from the cache")
        context.warn(indexer.diagnostics.filter { $0.severity > .information })
        if !mergeFile.isEmpty { index.merge(try indexToMerge(context, now)) }
        try write(try isJSON ? index.json() : index.yaml(), to: target)
    }

    /// The other index; an empty one is made where there is none, as Helm does.
    private func indexToMerge(_ context: CommandContext, _ now: Timestamp) throws(YareError) -> RepositoryIndex {
        let path = FilePath.absolute(mergeFile, in: context.environment.workingFolder)
        guard OutputFolder.exists(path) else {
            let empty = RepositoryIndex(generated: now)
            try write(try isJSON ? empty.json() : empty.yaml(), to: path)
            return empty
        }
        var reader = RepositoryIndexReader(source: mergeFile)
        do {
            let bytes = try InputFile.path(mergeFile).read(in: context.environment.workingFolder)
            let index = try reader.read(bytes)
            context.warn(reader.diagnostics)
            return index
        } catch {
            throw error.during("merge failed: error loading \(mergeFile)")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(YareError) {
        let name = FilePath.baseName(path)
        try ChartFolderWriter(folder: String(path.dropLast(name.count + 1))).write(bytes, to: name)
    }
}
