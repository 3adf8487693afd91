import YareBase
import YareEngine
import YareRepository

/// `yare search repo [WORD …]`
struct SearchRepositoriesCommand: SynchronousCommand {
    private var usesPattern = false
    private var listsVersions = false
    private var usesDevelopmentVersions = false
    private var version = ""
    private var listing = SearchListingFlags()
    private var words: [String] = []

    static let description = CommandDescription(
        summary: "search the repositories that were added",
        usage: "[keyword]",
        arguments: .any,
        discussion: """
            Finds charts by name, the beginning of a name, keywords, words of their description or who looks after them; what
            is called that stands first. A slip of the pen does not matter. Without words all charts are listed.

            Nothing is fetched: "yare repo update" does that.
            """,
        examples: [
            .init("by what a chart is called or is good for", "search repo message queue"),
            .init("all versions of one", "search repo stable/redis --versions"),
            .init("by a regular expression", "search repo -r '^stable/.*sql'"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&usesPattern, "regexp", short: "r", help: "take the words for a regular expression")
        flags.bind(&listsVersions, "versions", short: "l", help: "list all versions, not only the newest of each chart")
        flags.bind(&usesDevelopmentVersions, "devel", help: "list prereleases too, as --version '>0.0.0-0'")
        flags.bind(&version, "version", help: "list versions that satisfy a constraint, such as ^2.0.0")
        listing.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = arguments
    }

    func run(in context: CommandContext) throws(YareError) {
        guard let entries = try context.repositories()?.entries, !entries.isEmpty else {
            throw .noRepositories("no repositories configured")
        }
        let search = RepositorySearch(try subject(), choice: try choice(), listsVersions: listsVersions)
        let found = try context.repositoryCache().search(search, in: entries) { entry, error in
            context.note("WARNING: Repo \"\(entry.name)\" is corrupt or missing. Try 'helm repo update'.")
            context.note("WARNING: \(error.message)")
        }
        if found.isEmpty, listing.failsOnNoResult { throw .noResultsFound() }
        let list = SearchResultList(versions: found, widestColumn: listing.widestColumn)
        try context.present(list, as: listing.format)
    }

    private func subject() throws(YareError) -> RepositorySearch.Subject {
        let text = words.joined(separator: " ")
        if words.isEmpty { return .all }
        return usesPattern ? .pattern(try RegularExpressionCache.shared.matcher(of: text)) : .words(text)
    }

    private func choice() throws(YareError) -> VersionChoice {
        do throws(YareError) {
            return try VersionChoice(version.isEmpty ? usesDevelopmentVersions ? ">0.0.0-0" : ">0.0.0" : version)
        } catch {
            throw error.during("an invalid version/constraint format")
        }
    }
}

/// The flags that say how what a search found is shown.
struct SearchListingFlags: Sendable {
    private(set) var failsOnNoResult = false
    private(set) var format: OutputFormat = .table
    private var maximumWidth = 50

    /// The widest a column may get.
    var widestColumn: Int { maximumWidth > 0 ? maximumWidth : .max }

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&maximumWidth, "max-col-width", help: "the widest a column of the table may get; 0 for any")
        flags.bind(&failsOnNoResult, "fail-on-no-result", help: "fail when nothing is found")
        OutputFormat.bind(&format, &flags)
    }
}

/// What `search repo` found.
struct SearchResultList: Presentable {
    let versions: [CachedVersion]
    let widestColumn: Int

    func table() -> String {
        if versions.isEmpty { return "No results found\n" }
        var table = Table(
            header: ["NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION"], widestColumn: widestColumn)
        for version in versions {
            table.add(version.qualifiedName, version.version, version.appVersion, version.description)
        }
        return table.text
    }

    var output: OutputValue {
        .list(
            versions.map { version in
                .record([
                    .init("name", .text(version.qualifiedName)), .init("version", .text(version.version)),
                    .init("app_version", .text(version.appVersion)),
                    .init("description", .text(version.description)),
                ])
            })
    }
}

extension CachedVersion {
    /// The chart behind its repository: `stable/redis`.
    fileprivate var qualifiedName: String { "\(repository)/\(chart)" }
}
