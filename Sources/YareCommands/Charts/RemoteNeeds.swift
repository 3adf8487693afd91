import YareBase
import YareRepository

/// A chart to fetch, and how.
struct RemoteFetch: Sendable {
    let chart: RemoteChart
    let flags: ChartFlags
}

/// What has to be fetched before a command can run.
struct RemoteNeeds: Sendable {
    var charts: [RemoteFetch] = []
    /// The addresses of values files.
    var files: [String] = []

    var isEmpty: Bool { charts.isEmpty && files.isEmpty }
}

extension CommandContext {
    /// The same context with charts and values files fetched.
    ///
    /// - Throws: what ``RepositoryClient/fetch(_:repositories:credentials:)`` throws, `http.*`.
    func fetching(_ needs: RemoteNeeds) async throws -> CommandContext {
        var context = self
        if !needs.files.isEmpty { context.fetchedFiles = try await fetch(needs.files) }
        if needs.charts.isEmpty { return context }
        let repositories = try repositories() ?? RepositoriesFile()
        return try await withRepositoryClient { [context] client in
            var context = context
            for fetch in needs.charts {
                let request = fetch.flags.request(for: fetch.chart.reference, in: self)
                let chart = try await client.fetch(request, showingProgressIn: self, repositories)
                if let verifier = fetch.flags.verifier(environment) { _ = try verifier.verify(chart) }
                context.fetchedCharts[fetch.chart] = chart
            }
            return context
        }
    }

    /// The largest values file that is fetched, in bytes.
    private static let largestFile = 64 << 20

    /// Values files by their addresses.
    private func fetch(_ addresses: [String]) async throws -> [String: [UInt8]] {
        try await HTTPTransport.withTransport(environment.httpConfiguration) { transport in
            var files: [String: [UInt8]] = [:]
            for address in addresses where files[address] == nil {
                files[address] = try await transport.contents(of: WebURL(address), upTo: Self.largestFile)
            }
            return files
        }
    }
}
