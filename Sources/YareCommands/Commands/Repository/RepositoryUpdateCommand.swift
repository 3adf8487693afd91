import YareBase
import YareRepository

/// `yare repo update [NAME …]`
struct RepositoryUpdateCommand: AsynchronousCommand {
    private var timeout: Duration = .seconds(120)
    private var failsOnFailure = false
    private var names: [String] = []

    static let description = CommandDescription(
        summary: "fetch the indexes of repositories anew",
        usage: "[NAME1 [NAME2 …]]",
        arguments: .any,
        discussion: """
            Fetches the indexes of all repositories, or of those named, several at a time. What has not changed since the last
            time is not fetched again.
            """,
        examples: [
            .init("all of them", "repo update"),
            .init("one, where a failure is to be noticed", "repo update stable --fail-on-repo-update-fail"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&failsOnFailure, "fail-on-repo-update-fail", help: "fail when one of the updates fails")
        flags.bind(&timeout, "timeout", help: "how long fetching an index may take")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        names = arguments
    }

    static func candidates(after arguments: [String], in context: CommandContext) -> [String] {
        RepositoryNames.candidates(after: arguments, context)
    }

    func run(in context: CommandContext) async throws {
        let entries = try entries(context)
        context.writeLine("Hang tight while we grab the latest from your chart repositories...")
        let failed = try await context.withRepositoryClient { client in await update(entries, client, context) }
        if failsOnFailure, !failed.isEmpty { throw YareError.repositoriesNotUpdated(failed) }
        context.writeLine("Update Complete. ⎈Happy Helming!⎈")
    }

    private func entries(_ context: CommandContext) throws(YareError) -> [RepositoryEntry] {
        guard let file = try context.repositories(), !file.entries.isEmpty else {
            throw .noRepositories("no repositories found. You must add one before updating")
        }
        for name in names where file[name] == nil {
            throw .noRepositoryToUpdate(name, known: file.entries.map(\.name))
        }
        return names.isEmpty ? file.entries : file.entries.filter { names.contains($0.name) }
    }

    /// How many indexes are fetched at a time.
    private static let width = 8

    /// Updates repositories and tells of each as soon as it is done.
    ///
    /// - Returns: the URLs of those that could not be updated.
    private func update(
        _ entries: [RepositoryEntry], _ client: RepositoryClient, _ context: CommandContext
    ) async -> [String] {
        await withTaskGroup(of: (RepositoryEntry, Result<[Diagnostic], any Error>).self) { group in
            var waiting = entries[...]
            var failed: [String] = []
            func begin(_ entry: RepositoryEntry) {
                group.addTask {
                    do {
                        return (entry, .success(try await client.update(entry, timeout: timeout).diagnostics))
                    } catch {
                        return (entry, .failure(error))
                    }
                }
            }
            for _ in 0..<Self.width { waiting.popFirst().map(begin) }
            while let (entry, result) = await group.next() {
                if !tell(entry, result, context) { failed.append(entry.url) }
                waiting.popFirst().map(begin)
            }
            return failed
        }
    }

    /// - Returns: whether the update succeeded.
    private func tell(
        _ entry: RepositoryEntry, _ result: Result<[Diagnostic], any Error>, _ context: CommandContext
    ) -> Bool {
        switch result {
        case .success(let diagnostics):
            context.warn(diagnostics)
            context.writeLine("...Successfully got an update from the \"\(entry.name)\" chart repository")
            return true
        case .failure(let error):
            let reason = (error as? YareError)?.message ?? "\(error)"
            context.writeLine(
                "...Unable to get an update from the \"\(entry.name)\" chart repository (\(entry.url)):\n\t\(reason)")
            return false
        }
    }
}

/// The names of the user's repositories, for completion in a shell.
enum RepositoryNames {
    static func candidates(after arguments: [String], _ context: CommandContext) -> [String] {
        let names = ((try? context.repositories()) ?? nil)?.entries.map(\.name) ?? []
        return names.filter { !arguments.contains($0) }
    }
}
