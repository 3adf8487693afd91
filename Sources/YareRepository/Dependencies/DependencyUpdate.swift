public import YareBase
public import YareChart
import YareYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Brings the dependencies of a chart into its folder `charts/` and notes their versions in a lock file.
public struct DependencyUpdate: Sendable {
    private let chart: ChartFolder
    private let source: any DependencySource
    /// Whether indexes are taken as they were fetched last.
    public var skipsRefresh = false
    /// Checks the signatures of packages, where they are to be checked.
    public var verifier: ProvenanceVerifier?
    /// Packs charts that lie in folders.
    public var packager = ChartPackager()
    /// The time that a lock file gets.
    public var now: Timestamp
    /// Takes the lines that tell what is done.
    public var report: @Sendable (String) -> Void

    public init(
        of chart: ChartFolder, from source: any DependencySource, now: Timestamp,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.chart = chart
        self.source = source
        self.now = now
        self.report = report
    }

    /// Resolves the dependencies anew, fetches them, and writes the lock file when it has changed.
    ///
    /// - Throws: `dependency.*`, `chart.*` and what the source throws.
    public func update() async throws {
        let loaded = try load()
        let dependencies = loaded.metadata.listedDependencies
        if dependencies.isEmpty { return }
        let placed = try PlacedDependency.placing(dependencies, of: chart, source)
        try await refresh(placed)
        let resolved = try await DependencyResolver(chart: chart, source: source).resolve(placed)
        let locked = try await fetcher.fetch(resolved)
        // the repositories' URLs count, not the names that the user has given them
        let digest = try DependencyDigest.digest(of: placed.map(\.dependency), locked: locked)
        if loaded.lock?.digest == digest { return }
        let lock = ChartLock(generated: now.text(), digest: digest, dependencies: locked)
        try write(lock, isLegacy: loaded.metadata.apiVersion == "v1")
    }

    /// Fetches what the lock file says; without one, as ``update()``.
    ///
    /// - Throws: `dependency.*`, `chart.*` and what the source throws.
    public func build() async throws {
        let loaded = try load()
        guard let lock = loaded.lock else { return try await update() }
        let placed = try PlacedDependency.placing(loaded.metadata.listedDependencies, of: chart, source)
        try require(lock, toFit: placed, loaded.metadata)
        let locked = try PlacedDependency.placing(lock.dependencies.compactMap(\.self), of: chart, source)
        try await refresh(locked)
        _ = try await fetcher.fetch(
            locked.map { DependencyResolver.Resolved($0.dependency, version: $0.dependency.version, $0.place) })
    }

    private var fetcher: DependencyFetcher {
        DependencyFetcher(chart: chart, source: source, verifier: verifier, packager: packager, report: report)
    }

    private func load() throws(YareError) -> Chart {
        var diagnostics: [Diagnostic] = []
        defer { for diagnostic in diagnostics { report(diagnostic.message) } }
        return try chart.load(&diagnostics)
    }

    /// Makes sure that the lock file is one of these dependencies.
    ///
    /// - Throws: `dependency.lock-out-of-sync`.
    private func require(
        _ lock: ChartLock, toFit placed: [PlacedDependency], _ metadata: ChartMetadata
    ) throws(YareError) {
        let locked = lock.dependencies.compactMap(\.self)
        if try DependencyDigest.digest(of: placed.map(\.dependency), locked: locked) == lock.digest { return }
        let isLegacy = metadata.apiVersion == "v1"
        if isLegacy, try DependencyDigest.legacyDigest(of: metadata.listedDependencies) == lock.digest { return }
        throw .lockOutOfSync(isLegacy: isLegacy)
    }

    /// Fetches the indexes of the repositories that the chart names, and of no others, all at the same time.
    private func refresh(_ dependencies: [PlacedDependency]) async throws {
        if skipsRefresh { return }
        var repositories: [(url: String, name: String?)] = []
        for case .repository(let url) in dependencies.map(\.place)
        where !repositories.contains(where: { $0.url.trimmingSlashes == url.trimmingSlashes }) {
            repositories.append((url, try source.name(ofRepository: url)))
        }
        let unnamed = repositories.filter { $0.name == nil }
        if !unnamed.isEmpty {
            report("Getting updates for unmanaged Helm repositories...")
            await refresh(unnamed)
        }
        let named = repositories.filter { $0.name != nil }
        if !named.isEmpty {
            report("Hang tight while we grab the latest from your chart repositories...")
            await refresh(named)
            report("Update Complete. ⎈Happy Helming!⎈")
        }
    }

    /// A repository that cannot be reached is told; what was fetched from it before may do.
    private func refresh(_ repositories: [(url: String, name: String?)]) async {
        let outcomes = await ConcurrentWork.map(repositories.map(\.url)) { [source] url in
            await Result(catching: { () async throws in try await source.refresh(repository: url) })
        }
        for ((url, name), outcome) in zip(repositories, outcomes) {
            switch outcome {
            case .success:
                report("...Successfully got an update from the \((name ?? url).debugDescription) chart repository")
            case .failure(let error):
                let place =
                    name.map { "\($0.debugDescription) chart repository (\(url))" }
                    ?? "\(url.debugDescription) chart repository"
                report("...Unable to get an update from the \(place):\n\t\(YareError.wrappingForeign(error).message)")
            }
        }
    }

    /// Writes the lock file where a reader never sees half of it.
    private func write(_ lock: ChartLock, isLegacy: Bool) throws(YareError) {
        let name = isLegacy ? "requirements.lock" : "Chart.lock"
        var status = stat()
        if lstat("\(chart.path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
            throw .lockFileIsLink(name)
        }
        try ChartFolderWriter(folder: chart.path).write(try lock.lockFile(), to: name)
    }
}
