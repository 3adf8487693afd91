import Crypto
import NIOHTTP1
import YareBase

/// Where a package can be had.
struct PackageLocation: Sendable {
    var url: WebURL
    /// The SHA-256 that the index lists; `nil` where none is known.
    var digest: String?
    var access: HTTPAccess

    init(url: WebURL, digest: String? = nil, access: HTTPAccess) {
        self.url = url
        self.digest = digest
        self.access = access
    }
}

extension RepositoryClient {
    /// Fetches a chart, or finds it among those fetched before.
    ///
    /// - Parameter credentials: what the user keeps for registries.
    /// - Throws: `chart.unknown-repository`, `chart.unknown-reference`, `chart.not-in-index`, `repository.*`, `http.*`,
    ///   `oci.*`.
    public func fetch(
        _ request: ChartRequest, repositories: RepositoriesFile, credentials: RegistryCredentials?
    ) async throws -> FetchedChart {
        if OCIReference.isReference(request.reference), request.repositoryURL == nil {
            return try await fetch(request, fromRegistryWith: credentials)
        }
        let location = try await location(of: request, repositories)
        var chart = try await fetch(location, request)
        if request.wantsProvenance { try await addProvenance(to: &chart, location) }
        return chart
    }

    /// Finds out where the package of a chart is.
    private func location(of request: ChartRequest, _ repositories: RepositoriesFile) async throws -> PackageLocation {
        if let url = request.repositoryURL { return try await location(of: request, inRepositoryAt: url) }
        if URLText.scheme(of: request.reference) != nil, request.reference.contains("://") {
            return try location(ofURL: request, repositories)
        }
        let parts = request.reference.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { throw YareError.notAChartReference(request.reference) }
        guard let entry = repositories[String(parts[0])] else {
            throw YareError.unknownRepository(String(parts[0]), known: repositories.entries.map(\.name))
        }
        let chart = String(parts[1])
        let versions = try cache.versions(of: chart, in: entry)
        func missing(_ reason: String) -> YareError {
            .notInIndex(chart, version: request.version, repository: entry.name, reason)
        }
        guard let versions else { throw missing("no chart name found") }
        let choice: VersionChoice
        do throws(YareError) {
            choice = try VersionChoice(request.version)
        } catch {
            throw missing(error.message)
        }
        guard let version = choice.choose(among: versions) else {
            throw missing("no chart version found for \(chart)-\(request.version)")
        }
        return try location(of: version, entry.url, request.access.isEmpty ? entry.access : request.access)
    }

    private func location(
        of request: ChartRequest, inRepositoryAt url: String
    ) async throws -> PackageLocation {
        let entry = RepositoryEntry(unnamed: url)
        var access = request.access
        access.origin = (try? WebURL(url))?.origin
        _ = try await update(entry, access: access)
        let versions = try cache.versions(of: request.reference, in: entry)
        guard let version = try VersionChoice(request.version).choose(among: versions ?? []) else {
            throw YareError.notInRepository(request.reference, version: request.version, url: url)
        }
        return try location(of: version, url, access)
    }

    /// Where a version is: its first URL, by itself or in the folder of the repository, whose query is kept.
    private func location(
        of version: CachedVersion, _ repository: String, _ access: HTTPAccess
    ) throws(YareError) -> PackageLocation {
        guard let reference = version.urls.first else { throw .noDownloadURL(version.chart) }
        var base = try WebURL(repository)
        if !base.path.hasSuffix("/") { base.path += "/" }
        var url = try base.resolving(reference)
        if url.query == nil, url.origin == base.origin { url.query = base.query }
        var access = access
        access.origin = access.origin ?? base.origin
        return PackageLocation(
            url: url, digest: PackageCache.isDigest(version.digest) ? version.digest : nil, access: access)
    }

    /// Where the package at a URL is, with what the repository is to be shown that the URL belongs to.
    private func location(ofURL request: ChartRequest, _ repositories: RepositoriesFile) throws -> PackageLocation {
        let url = try WebURL(request.reference)
        let owner = repositories.entries.first { entry in
            guard let home = try? WebURL(entry.url) else { return false }
            let folder = home.path.hasSuffix("/") ? home.path : home.path + "/"
            return home.origin == url.origin && url.path.hasPrefix(folder)
        }
        let access = request.access.isEmpty ? owner?.access ?? request.access : request.access
        return PackageLocation(url: url, access: access)
    }

    /// Fetches a package, or finds it among those fetched before.
    func fetch(_ location: PackageLocation, _ request: ChartRequest) async throws -> FetchedChart {
        let source = location.url.maskedText
        if let digest = location.digest, packages.contains(digest) {
            return FetchedChart(
                path: packages.path(of: digest), fileName: location.url.fileName, digest: digest, source: source)
        }
        let message = OutgoingRequest(.GET, location.url, access: location.access)
        let path = location.digest.map(packages.path) ?? packages.temporaryPath
        try FileFolder.make(above: path)
        var download = FileDownload(message, to: path, digest: location.digest)
        download.reportProgress = request.reportProgress
        let file = try await transport.download(download)
        let kept = location.digest == nil ? try packages.adopt(file) : path
        return FetchedChart(path: kept, fileName: location.url.fileName, digest: file.digest, source: source)
    }

    /// The largest provenance file that is taken, in bytes.
    private static let largestProvenance = 16 << 20

    /// Fetches the provenance file of a package.
    func addProvenance(to chart: inout FetchedChart, _ location: PackageLocation) async throws {
        var url = location.url
        url.path += ".prov"
        do {
            let response = try await transport.send(OutgoingRequest(.GET, url, access: location.access))
            try response.requireSuccess()
            chart.provenance = try await response.bytes(upTo: Self.largestProvenance)
        } catch let error as YareError {
            chart.provenanceFailure = error.message
        }
    }
}

extension PackageCache {
    /// A path for a package whose digest nobody knows yet.
    fileprivate var temporaryPath: String { "\(folder)/arriving-\(UInt32.random(in: 0 ... .max))" }

    /// Keeps the bytes of a package.
    func keep(_ package: [UInt8], named name: String, source: String) throws(YareError) -> FetchedChart {
        let digest = Hexadecimal.text(SHA256.hash(data: package))
        let path = path(of: digest)
        try FileFolder.make(above: path)
        try WholeFile.write(package, to: path)
        return FetchedChart(path: path, fileName: name, digest: digest, source: source)
    }
}
