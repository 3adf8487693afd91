import YareBase

/// How content goes over the network.
public struct BlobTransferSizes: Sendable, Hashable {
    /// The largest content that is fetched, in bytes.
    public var largestBlob = 256 << 20
    /// What is larger goes up in pieces, so that a broken connection costs one piece.
    public var largestWhole = 16 << 20
    /// The size of a piece.
    public var piece = 8 << 20
    /// What is at least so large is first looked for in the registry's other repositories.
    public var leastMounted = 1 << 20
    /// How often a transfer that broke off is taken up.
    public var attempts = 4

    public init() {}

    /// Whether the network ended a transfer, so that it can be taken up.
    static func brokeOff(_ error: YareError) -> Bool {
        ["http.unreachable", "http.interrupted", "http.timeout"].contains(error.code)
    }
}
