import NIOCore
public import NIOHTTP1
public import YareBase

/// A server's answer: status and headers have come, the body comes as it is read.
///
/// A body that is not read to its end costs the connection, nothing more.
public struct IncomingResponse: Sendable {
    public let status: HTTPResponseStatus
    public let headers: HTTPHeaders
    /// The URL that gave the answer, after all redirects.
    public let url: WebURL
    public let body: IncomingBody

    /// The length of the body as the server says.
    public var announcedLength: Int64? { headers.first(name: "Content-Length").flatMap { Int64($0) } }

    /// The whole body.
    ///
    /// - Throws: `http.too-large` and what breaks off the way.
    public func bytes(upTo limit: Int = 64 << 20) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in body {
            bytes += piece.readableBytesView
            if bytes.count > limit { throw YareError.answerTooLarge(url, limit: limit) }
        }
        return bytes
    }

    /// Makes sure that the server gave what was asked for.
    ///
    /// - Throws: `http.status` in Helm's words.
    public func requireSuccess() throws(YareError) {
        guard (200..<300).contains(status.code) else { throw .unexpectedStatus(status, url) }
    }
}
