public import YareBase

/// Where the charts come from that a chart depends on. The resolution of dependencies knows nothing of networks, caches
/// and credentials; whoever implements this does.
public protocol DependencySource: Sendable {
    /// The URL of the repository that the user has given a name; `nil` when none bears it.
    func url(ofRepository name: String) throws(YareError) -> String?

    /// The name that the user has given the repository at a URL; `nil` when it bears none.
    func name(ofRepository url: String) throws(YareError) -> String?

    /// Fetches the index of a repository anew.
    func refresh(repository url: String) async throws

    /// The versions of a chart that a repository lists, newest first, by what was fetched last; `nil` when it does not list
    /// the chart.
    ///
    /// - Throws: `repository.no-cache` when nothing was fetched.
    func versions(of chart: String, inRepository url: String) async throws -> [ChartVersionRecord]?

    /// Fetches a package that a repository lists, whole and with the digest that it lists.
    func package(_ record: ChartVersionRecord, fromRepository url: String, withProvenance: Bool) async throws
        -> FetchedPackage

    /// The versions of a chart that a registry has, in any order.
    ///
    /// - Parameter registry: `oci://host/path`, without the chart's name.
    func versions(of chart: String, inRegistry registry: String) async throws -> [String]

    /// Fetches a package from a registry.
    func package(of chart: String, version: String, fromRegistry registry: String, withProvenance: Bool) async throws
        -> FetchedPackage
}

/// A package that was fetched.
public struct FetchedPackage: Sendable {
    /// The last part of the address that it came from: `redis-1.2.0.tgz`.
    public var fileName: String
    public var bytes: [UInt8]
    /// The bytes of the provenance file, when it was asked for.
    public var provenance: [UInt8]?

    public init(fileName: String, bytes: [UInt8], provenance: [UInt8]? = nil) {
        self.fileName = fileName
        self.bytes = bytes
        self.provenance = provenance
    }
}
