import NIOHTTP1
public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Fetches indexes and packages from chart repositories.
public struct RepositoryClient: Sendable {
    public let transport: HTTPTransport
    public let cache: RepositoryCache
    /// Where packages are kept by their digests.
    let packages: PackageCache

    public init(transport: HTTPTransport, cache: RepositoryCache, contentFolder: String) {
        self.transport = transport
        self.cache = cache
        packages = PackageCache(folder: contentFolder)
    }

    /// The largest index that is taken, in bytes, unpacked.
    private static let largestIndex = 1 << 30

    /// What came of asking for an index.
    public struct IndexUpdate: Sendable {
        /// Whether the index has changed since it was last fetched.
        public var isChanged: Bool
        /// What was left out of it.
        public var diagnostics: [Diagnostic] = []
    }

    /// Fetches the index of a repository when it has changed, and reads it into the cache.
    ///
    /// - Throws: `repository.unreachable`, what reading an index throws.
    public func update(_ entry: RepositoryEntry, timeout: Duration? = nil) async throws -> IndexUpdate {
        try await update(entry, access: entry.access, timeout: timeout)
    }

    func update(
        _ entry: RepositoryEntry, access: HTTPAccess, timeout: Duration? = nil
    ) async throws -> IndexUpdate {
        do {
            return try await fetchIndex(of: entry, access, timeout: timeout)
        } catch let error as YareError where error.code == "url.unsupported-scheme" {
            throw error
        } catch let error where !(error is CancellationError) {
            throw YareError.notARepository(entry.url, error)
        }
    }

    private func fetchIndex(
        of entry: RepositoryEntry, _ access: HTTPAccess, timeout: Duration?
    ) async throws -> IndexUpdate {
        let known = cache.validators(of: entry.name, url: entry.url)
        var request = OutgoingRequest(.GET, try Self.indexURL(of: entry.url), access: access)
        request.acceptsCompression = true
        request.largestAnswer = Self.largestIndex
        request.timeout = timeout
        if let etag = known.etag { request.headers.add(name: "If-None-Match", value: etag) }
        if let modified = known.modified { request.headers.add(name: "If-Modified-Since", value: modified) }
        let arrived = "\(cache.indexPath(of: entry.name)).\(UInt32.random(in: 0 ... .max)).new"
        guard let file = try await transport.downloadIfChanged(FileDownload(request, to: arrived)) else {
            return IndexUpdate(isChanged: false)
        }
        defer { unlink(arrived) }
        let validators = RepositoryCache.Validators(
            etag: file.headers.first(name: "ETag"), modified: file.headers.first(name: "Last-Modified"))
        let imported = try cache.importIndex(arrived, of: entry.name, url: entry.url, validators)
        try cache.writeNames(imported.repository)
        return IndexUpdate(isChanged: true, diagnostics: imported.diagnostics)
    }

    /// Where the index of a repository is; the query of the URL is kept.
    ///
    /// - Throws: `url.unsupported-scheme` in Helm's words.
    private static func indexURL(of url: String) throws(YareError) -> WebURL {
        guard let scheme = URLText.scheme(of: url) else { throw .noProtocolHandler("") }
        guard ["http", "https"].contains(scheme.lowercased()) else { throw .noProtocolHandler(String(scheme)) }
        return try WebURL(url).appending(path: "index.yaml")
    }
}
