import YareBase
import YareRepository

/// A chart that a command needs and that is not in a folder of the user's: it is fetched before the command runs.
struct RemoteChart: Sendable, Hashable {
    /// What the user calls it.
    let reference: String
    let version: String
    let repository: String?

    init(_ reference: String, _ flags: ChartFlags) {
        self.reference = reference.trimmingSpaces()
        version = flags.constraint
        repository = flags.repository
    }
}

extension ChartFlags {
    /// The chart that a reference means, when it has to be fetched; none when it is a path, or can be nothing at all.
    ///
    /// A path wins over everything else, as in Helm, so a folder `stable/redis` hides the chart `redis` of `stable`.
    func remoteCharts(_ reference: String, in context: CommandContext) -> [RemoteFetch] {
        let chart = RemoteChart(reference, self)
        let path = FilePath.absolute(chart.reference, in: context.environment.workingFolder)
        if OutputFolder.exists(path) || chart.reference.hasPrefix("/") || chart.reference.hasPrefix(".") { return [] }
        if repository == nil, !chart.reference.contains("/") { return [] }
        return [RemoteFetch(chart: chart, flags: self)]
    }

    /// What is to be fetched.
    func request(for reference: String, in context: CommandContext) -> ChartRequest {
        var request = ChartRequest(reference, version: constraint, repositoryURL: repository)
        request.access = access.access
        request.usesPlainHTTP = access.usesPlainHTTP
        request.wantsProvenance = verifies
        return request
    }
}

/// A chart to fetch, and how.
struct RemoteFetch: Sendable {
    let chart: RemoteChart
    let flags: ChartFlags
}

extension CommandContext {
    /// The same context with charts fetched.
    ///
    /// - Throws: what ``RepositoryClient/fetch(_:repositories:registry:)`` throws.
    func fetching(_ fetches: [RemoteFetch]) async throws -> CommandContext {
        if fetches.isEmpty { return self }
        let repositories = try repositories() ?? RepositoriesFile()
        return try await withRepositoryClient { client in
            var context = self
            for fetch in fetches {
                let request = fetch.flags.request(for: fetch.chart.reference, in: self)
                context.fetchedCharts[fetch.chart] = try await client.fetch(
                    request, showingProgressIn: self, repositories)
            }
            return context
        }
    }
}

extension RepositoryClient {
    /// Fetches a chart and shows how far it has come, on a terminal.
    func fetch(
        _ request: ChartRequest, showingProgressIn context: CommandContext, _ repositories: RepositoriesFile
    ) async throws -> FetchedChart {
        let bar = context.environment.isErrorTerminal ? ProgressBar(context.streams.error) : nil
        defer { bar?.clear() }
        var request = request
        if let bar { request.reportProgress = { bar.show($0) } }
        return try await fetch(request, repositories: repositories, registry: nil)
    }
}
