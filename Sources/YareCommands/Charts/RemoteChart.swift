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
        request.access = access.httpAccess(in: context.environment)
        request.usesPlainHTTP = access.usesPlainHTTP
        request.wantsProvenance = verifies
        return request
    }
}

extension ChartFlags {
    /// What checks signatures, where they are to be checked.
    func verifier(_ environment: CommandLineEnvironment) -> ProvenanceVerifier? {
        guard verifies else { return nil }
        let keyring = FilePath.absolute(keyring ?? environment.defaultKeyring, in: environment.workingFolder)
        return ProvenanceVerifier(keyring: keyring, programs: environment.gnuPG)
    }
}

extension ProvenanceVerifier {
    /// Verifies a chart that was fetched.
    ///
    /// - Throws: `provenance.*`.
    func verify(_ chart: FetchedChart) throws(YareError) -> Verification {
        guard let provenance = chart.provenance else {
            throw YareError(
                "provenance.missing", "failed to fetch provenance \((chart.source + ".prov").debugDescription)")
        }
        let package = try InputFile.path(chart.path).read()
        return try verify(package: package, named: chart.fileName, provenance: provenance)
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
        let chart = try await fetch(
            request, repositories: repositories, credentials: context.registryCredentials)
        if let pulled = chart.pulled {
            bar?.clear()
            context.noteTransfer("Pulled", pulled.reference, pulled.digest)
        }
        return chart
    }
}
