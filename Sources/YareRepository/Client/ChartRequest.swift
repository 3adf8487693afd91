/// A chart that is to be fetched from somewhere else than the user's folders.
public struct ChartRequest: Sendable {
    /// `repository/name`, the URL of a package, an `oci://` reference, or the name of a chart in ``repositoryURL``.
    public var reference: String
    /// The URL of the repository, where the user names it instead of one from the list.
    public var repositoryURL: String?
    /// A version or constraint; empty for the newest release.
    public var version: String
    /// What the user gave to be let in with, and how.
    public var access = HTTPAccess()
    /// Whether HTTP is spoken to registries.
    public var usesPlainHTTP = false
    /// Whether the provenance file is wanted too.
    public var wantsProvenance = false
    public var reportProgress: (@Sendable (DownloadProgress) -> Void)?

    public init(_ reference: String, version: String = "", repositoryURL: String? = nil) {
        self.reference = reference
        self.version = version
        self.repositoryURL = repositoryURL
    }
}

/// A package that lies in the user's folder of packages now.
public struct FetchedChart: Sendable {
    /// Where it lies.
    public var path: String
    /// The name that it has where it comes from: `redis-1.2.0.tgz`.
    public var fileName: String
    /// The SHA-256 in hexadecimal.
    public var digest: String
    /// Where it comes from, for records and messages; no password is in it.
    public var source: String
    /// The bytes of the provenance file, where it was wanted and there is one.
    public var provenance: [UInt8]?
    /// Why there is no provenance file, where it was wanted.
    public var provenanceFailure: String?
    /// What was pulled, where it comes from a registry.
    public var pulled: PulledReference?

    public init(path: String, fileName: String, digest: String, source: String) {
        self.path = path
        self.fileName = fileName
        self.digest = digest
        self.source = source
    }
}

/// What was pulled from a registry: the reference with the tag that a constraint led to, and the manifest's digest.
public struct PulledReference: Sendable, Hashable {
    public var reference: OCIReference
    public var digest: OCIDigest
}
