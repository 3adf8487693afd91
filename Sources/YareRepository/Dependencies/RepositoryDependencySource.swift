import YareBase
import YareChart

/// The part of an OCI registry that dependencies need.
public protocol DependencyRegistry: Sendable {
    /// The versions of a chart, in any order.
    func versions(of chart: String, inRegistry registry: String) async throws -> [String]

    /// Fetches the package of a version.
    func package(of chart: String, version: String, fromRegistry registry: String, withProvenance: Bool) async throws
        -> FetchedPackage
}

/// Fetches dependencies from chart repositories, those that the user has given names and others, and from registries.
public struct RepositoryDependencySource: DependencySource {
    private let repositories: RepositoriesFile
    /// What repositories without a name have to be shown.
    private let unnamedAccess: HTTPAccess
    private let client: RepositoryClient
    private let registry: any DependencyRegistry

    public init(
        repositories: RepositoriesFile, unnamedAccess: HTTPAccess = HTTPAccess(), client: RepositoryClient,
        registry: any DependencyRegistry
    ) {
        self.repositories = repositories
        self.unnamedAccess = unnamedAccess
        self.client = client
        self.registry = registry
    }

    public func url(ofRepository name: String) -> String? {
        repositories[name]?.url
    }

    public func name(ofRepository url: String) -> String? {
        namedEntry(at: url)?.name
    }

    private func namedEntry(at url: String) -> RepositoryEntry? {
        repositories.entries.first { $0.url.trimmingSlashes == url.trimmingSlashes }
    }

    /// The entry of a repository; one without a name is given the name that Helm keeps its index under.
    private func entry(at url: String) -> RepositoryEntry {
        if let named = namedEntry(at: url) { return named }
        return RepositoryEntry(unnamed: url.trimmingSlashes)
    }

    /// What a repository has to be shown: its own server alone, unless the user says otherwise.
    private func access(to url: String) throws(YareError) -> HTTPAccess {
        var access = namedEntry(at: url)?.access ?? unnamedAccess
        access.origin = try WebURL(url).origin
        return access
    }

    public func refresh(repository url: String) async throws {
        _ = try await client.update(entry(at: url), access: access(to: url))
    }

    public func versions(of chart: String, inRepository url: String) async throws -> [ChartVersionRecord]? {
        try cachedVersions(of: chart, inRepository: url)?.map { version in
            ChartVersionRecord(
                metadata: ChartMetadata(name: chart, version: version.version), urls: version.urls,
                digest: version.digest)
        }
    }

    private func cachedVersions(
        of chart: String, inRepository url: String
    ) throws(YareError) -> [CachedVersion]? {
        do {
            return try client.cache.versions(of: chart, in: entry(at: url))
        } catch {
            guard error.code == "repository.no-cache" else { throw error }
            throw .noCachedIndex(of: name(ofRepository: url) ?? url)
        }
    }

    public func package(
        _ record: ChartVersionRecord, fromRepository url: String, withProvenance: Bool
    ) async throws -> FetchedPackage {
        let location = try location(of: record, in: url)
        var chart = try await client.fetch(location, ChartRequest(record.name))
        if withProvenance { try await client.addProvenance(to: &chart, location) }
        return FetchedPackage(
            fileName: chart.fileName, bytes: try PackageFile(path: chart.path).read().bytes,
            provenance: chart.provenance)
    }

    /// Where a version is: its first URL, by itself or in the folder of the repository, whose query is kept.
    private func location(of record: ChartVersionRecord, in repository: String) throws(YareError) -> PackageLocation {
        guard let reference = record.urls.first else { throw .noDownloadURL(record.name) }
        let base = try WebURL(repository)
        var url = try base.appending(path: "").resolving(reference)
        if url.query == nil, url.origin == base.origin { url.query = base.query }
        return PackageLocation(
            url: url, digest: PackageCache.isDigest(record.digest) ? record.digest : nil,
            access: try access(to: repository))
    }

    public func versions(of chart: String, inRegistry registry: String) async throws -> [String] {
        try await self.registry.versions(of: chart, inRegistry: registry)
    }

    public func package(
        of chart: String, version: String, fromRegistry registry: String, withProvenance: Bool
    ) async throws -> FetchedPackage {
        try await self.registry.package(
            of: chart, version: version, fromRegistry: registry, withProvenance: withProvenance)
    }
}
