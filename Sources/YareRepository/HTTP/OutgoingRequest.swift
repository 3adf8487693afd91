public import NIOHTTP1

/// A request to a server, and what is to be made of its answer.
public struct OutgoingRequest: Sendable {
    public var method: HTTPMethod
    public var url: WebURL
    public var headers = HTTPHeaders()
    public var body: OutgoingBody = .none
    public var access = HTTPAccess()
    /// How long everything may take, attempts and body included; `nil` for as long as the server keeps sending.
    public var timeout: Duration?
    /// The largest body of an answer that is taken, in bytes.
    public var largestAnswer = 1 << 30
    /// Whether the server may compress its answer for the way. Packages are compressed already, and some servers call
    /// them compressed for the way by mistake.
    public var acceptsCompression = false
    /// Whether the request may be sent again when nobody knows whether the server has seen it.
    public var isRepeatable: Bool

    public init(_ method: HTTPMethod = .GET, _ url: WebURL, access: HTTPAccess = HTTPAccess()) {
        self.method = method
        self.url = url
        self.access = access
        isRepeatable = [.GET, .HEAD, .OPTIONS, .PUT, .DELETE].contains(method)
    }
}

/// What a request carries; it can be sent again, as after a redirect.
public enum OutgoingBody: Sendable {
    case none
    case bytes([UInt8])
    /// A part of a file, read as it is sent.
    case file(path: String, offset: Int64 = 0, length: Int64)
}
