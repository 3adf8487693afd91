/// How a server behaves towards its clients.
public struct ServerOptions: Sendable {
    /// How many parts the name of a repository has.
    public enum Depth: Sendable, Hashable {
        case exactly(Int)
        /// As many as a request says.
        case dynamic
    }

    public var depth: Depth = .exactly(0)
    /// What stands before all paths, such as `/charts-server`; empty for nothing.
    public var contextPath = ""
    /// The most bytes of an upload.
    public var uploadLimit = 20 << 20
    /// Whether an upload may replace a version without asking for it.
    public var allowsOverwrite = false
    /// Whether `?force` is heeded.
    public var allowsForce = true
    /// Whether the API under `/api` is there.
    public var hasAPI = true
    /// Whether the API deletes.
    public var allowsDeletion = true
    /// Whether `/metrics` is there.
    public var hasMetrics = true
    /// The origin that browsers may call from, `*` for any; `nil` for none.
    public var corsOrigin: String?
    /// How long a client may keep the server waiting, in seconds.
    public var readTimeout = 30
    /// How long a client may take nothing of an answer, in seconds.
    public var writeTimeout = 30
    /// How long a connection is kept without a request, in seconds.
    public var idleTimeout = 75
    /// Whether requests are logged.
    public var logsRequests = true
    /// The field of a form that holds the package, and the one that holds the provenance file.
    public var packageField = "chart"
    public var provenanceField = "prov"
    /// The identifier that Artifact Hub has given the repository.
    public var hubIdentifier: String?
    /// The version of the program, for `/info`.
    public var version = ""

    public init() {}
}
