public import YareBase
public import YareChart

/// One version of a chart as a repository lists it: a record of `index.yaml`, a row of a server, a row of a search index.
///
/// What `Chart.yaml` says, and where the package is (Helm's `pkg/repo/v1/index.go`, `ChartVersion`).
public struct ChartVersionRecord: Sendable, Hashable {
    public var metadata: ChartMetadata
    /// Where the package can be had, absolute or relative to the repository; the first is tried first.
    public var urls: [String]
    /// When the record was made; `nil` where the index does not say.
    public var created: Timestamp?
    /// The SHA-256 of the package in hexadecimal, without a prefix; empty where the index does not say.
    public var digest: String
    /// Whether the repository has taken the version back.
    public var isRemoved: Bool
    /// What Helm 2 wrote (`checksum`, `engine`, `tillerVersion`, `url`): read, kept, and written again.
    public var legacyFields: SortedMap<String>

    public init(
        metadata: ChartMetadata, urls: [String], created: Timestamp? = nil, digest: String = "", isRemoved: Bool = false
    ) {
        self.metadata = metadata
        self.urls = urls
        self.created = created
        self.digest = digest
        self.isRemoved = isRemoved
        legacyFields = SortedMap()
    }

    public var name: String { metadata.name }
    public var version: String { metadata.version }
}
