import Crypto
import NIOHTTP1
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

/// Fetches dependencies over HTTP from chart repositories, and from registries. Indexes are kept where Helm keeps them,
/// as `NAME-index.yaml` in the cache folder.
public struct RepositoryDependencySource: DependencySource {
    private let repositories: [NamedRepository]
    /// What repositories without a name have to be shown.
    private let unnamedAccess: HTTPAccess
    private let cacheFolder: String
    private let transport: HTTPTransport
    private let registry: (any DependencyRegistry)?

    public init(
        repositories: [NamedRepository], unnamedAccess: HTTPAccess = HTTPAccess(), cacheFolder: String,
        transport: HTTPTransport, registry: (any DependencyRegistry)?
    ) {
        self.repositories = repositories
        self.unnamedAccess = unnamedAccess
        self.cacheFolder = cacheFolder
        self.transport = transport
        self.registry = registry
    }

    public func url(ofRepository name: String) -> String? {
        repositories.first { $0.name == name }?.url
    }

    public func name(ofRepository url: String) -> String? {
        repository(at: url)?.name
    }

    private func repository(at url: String) -> NamedRepository? {
        repositories.first { $0.url.trimmingSlashes == url.trimmingSlashes }
    }

    // MARK: indexes

    /// How large an index may be.
    private static let largestIndex = 512 << 20

    public func refresh(repository url: String) async throws {
        var request = OutgoingRequest(.GET, try WebURL(url).appending(path: "index.yaml"), access: try access(to: url))
        request.acceptsCompression = true
        request.largestAnswer = Self.largestIndex
        _ = try ChartFolderWriter(folder: cacheFolder)
        _ = try await transport.download(FileDownload(request, to: indexPath(of: url)))
    }

    public func versions(of chart: String, inRepository url: String) async throws -> [ChartVersionRecord]? {
        let path = indexPath(of: url)
        guard case .file = FilePresence(path) else {
            throw YareError.noCachedIndex(of: name(ofRepository: url) ?? url)
        }
        let file = OpenFile(path, 0)
        try file.requireOpen()
        var offset: Int64 = 0
        return try IndexExcerpt.versions(of: chart) { buffer in
            guard let bytes = try? file.bytes(at: offset, upTo: buffer.count), !bytes.isEmpty else { return 0 }
            buffer.copyBytes(from: bytes)
            offset += Int64(bytes.count)
            return bytes.count
        }
    }

    private func indexPath(of url: String) -> String {
        let name =
            name(ofRepository: url) ?? "helm-manager-" + Base16.text(SHA256.hash(data: Array(url.trimmingSlashes.utf8)))
        return "\(cacheFolder)/\(name)-index.yaml"
    }

    /// What a repository has to be shown: its own server alone, unless the user says otherwise.
    private func access(to url: String) throws(YareError) -> HTTPAccess {
        var access = repository(at: url)?.access ?? unnamedAccess
        access.origin = try WebURL(url).origin
        return access
    }

    // MARK: packages

    private static let largestPackage = Int(PackageFile.largestSize)

    public func package(
        _ record: ChartVersionRecord, fromRepository url: String, withProvenance: Bool
    ) async throws -> FetchedPackage {
        guard let reference = record.urls.first else { throw YareError.noPackageAddress(record.name, record.version) }
        let base = try WebURL(url)
        var address = try base.appending(path: "").resolving(reference)
        if address.query == nil, address.origin == base.origin { address.query = base.query }
        let access = try access(to: url)
        let bytes = try await bytes(at: address, access)
        let digest = Base16.text(SHA256.hash(data: bytes))
        let expected = record.digest.hasPrefix("sha256:") ? String(record.digest.dropFirst(7)) : record.digest
        if !expected.isEmpty, expected.lowercased() != digest {
            throw YareError.digestMismatch(address.fileName, promised: "sha256:" + expected, found: "sha256:" + digest)
        }
        var package = FetchedPackage(fileName: address.fileName, bytes: bytes)
        if withProvenance {
            address.path += ".prov"
            package.provenance = try? await self.bytes(at: address, access)
        }
        return package
    }

    private func bytes(at address: WebURL, _ access: HTTPAccess) async throws -> [UInt8] {
        var request = OutgoingRequest(.GET, address, access: access)
        request.largestAnswer = Self.largestPackage
        let response = try await transport.send(request)
        try response.requireSuccess()
        return try await response.bytes(upTo: Self.largestPackage)
    }

    public func versions(of chart: String, inRegistry registry: String) async throws -> [String] {
        try await requireRegistry(registry).versions(of: chart, inRegistry: registry)
    }

    public func package(
        of chart: String, version: String, fromRegistry registry: String, withProvenance: Bool
    ) async throws -> FetchedPackage {
        try await requireRegistry(registry).package(
            of: chart, version: version, fromRegistry: registry, withProvenance: withProvenance)
    }

    private func requireRegistry(_ url: String) throws(YareError) -> any DependencyRegistry {
        guard let registry else { throw .noProtocolHandler("oci") }
        return registry
    }
}

extension YareError {
    /// The repository lists a version and does not say where its package is (`dependency.no-address`).
    fileprivate static func noPackageAddress(_ name: String, _ version: String) -> YareError {
        YareError("dependency.no-address", "chart \(name.debugDescription) version \(version) has no downloadable URLs")
    }
}
