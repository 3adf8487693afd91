import YareBase
import YareRepository

/// `yare repo list`
struct RepositoryListCommand: SynchronousCommand {
    private var hidesHeader = false
    private var format: OutputFormat = .table

    static let description = CommandDescription(
        summary: "list chart repositories",
        arguments: .none,
        discussion: "Lists the repositories that were added, with their URLs.",
        examples: [.init("for a script", "repo list -o json")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&hidesHeader, "no-headers", help: "without the header line")
        OutputFormat.bind(&format, &flags)
    }

    func run(in context: CommandContext) throws(YareError) {
        let entries = try context.repositories()?.entries ?? []
        if entries.isEmpty, format == .table { throw .noRepositories("no repositories to show") }
        try context.present(RepositoryList(entries: entries, hidesHeader: hidesHeader), as: format)
    }
}

/// Repositories as `repo list` shows them.
struct RepositoryList: Presentable {
    let entries: [RepositoryEntry]
    let hidesHeader: Bool

    func table() -> String {
        var table = Table(header: hidesHeader ? nil : ["NAME", "URL"])
        for entry in entries { table.add(entry.name, entry.url) }
        return table.text
    }

    var output: OutputValue {
        .list(entries.map { .record([.init("name", .text($0.name)), .init("url", .text($0.url))]) })
    }
}

/// `yare repo remove NAME …`
struct RepositoryRemoveCommand: SynchronousCommand {
    private var names: [String] = []

    static let description = CommandDescription(
        summary: "remove chart repositories",
        usage: "[REPO1 [REPO2 ...]]",
        arguments: .atLeast(1),
        discussion: "Forgets repositories and what was fetched of their indexes.",
        examples: [.init("one", "repo remove stable")])

    mutating func validate(_ arguments: [String]) throws(YareError) {
        names = arguments
    }

    static func candidates(after arguments: [String], in context: CommandContext) -> [String] {
        RepositoryNames.candidates(after: arguments, context)
    }

    func run(in context: CommandContext) throws(YareError) {
        let path = context.files.repositoryConfiguration
        guard try context.repositories()?.entries.isEmpty == false else {
            throw .noRepositories("no repositories configured")
        }
        for name in names {
            try RepositoriesFile.change(path) { (file) throws(YareError) in
                guard file[name] != nil else { throw .noRepository(named: name, known: file.entries.map(\.name)) }
                file.entries.removeAll { $0.name == name }
            }
            try context.repositoryCache().remove(name)
            context.writeLine("\"\(name)\" has been removed from your repositories")
        }
    }
}
