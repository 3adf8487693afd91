public import NIOHTTP1
import YareBase

/// How far a download has come.
public struct DownloadProgress: Sendable {
    public let url: WebURL
    public let received: Int64
    /// The size of the whole; `nil` where the server does not say.
    public let total: Int64?
}

/// What a download has left.
public struct DownloadedFile: Sendable {
    public let path: String
    public let size: Int64
    /// The SHA-256 of the file in hexadecimal.
    public let digest: String
    /// The headers of the last answer.
    public let headers: HTTPHeaders
}

/// A file to fetch: into a file beside it first, which takes its name when all is there and on the disk.
public struct FileDownload: Sendable {
    public var request: OutgoingRequest
    public var path: String
    /// The SHA-256 that the file must have, in hexadecimal. With it, what an earlier attempt has left is gone on with.
    public var digest: String?
    public var reportProgress: (@Sendable (DownloadProgress) -> Void)?

    public init(_ request: OutgoingRequest, to path: String, digest: String? = nil) {
        self.request = request
        self.path = path
        self.digest = digest
    }
}
