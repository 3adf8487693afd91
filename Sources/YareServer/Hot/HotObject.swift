import HTTPTypes
import NIOCore

/// An answer that many ask for, made once: a body that all connections share, and heads written out.
struct HotObject: Sendable {
    let body: ByteBuffer
    /// The entity tag, in its quotes.
    let tag: String
    /// The headers of the answer, `Content-Length` among them.
    let headers: HTTPFields
    /// The head of the answer up to what differs from one to the next.
    let head: ByteBuffer
    /// The head of the answer for who has it already.
    let unchangedHead: ByteBuffer

    /// Makes an answer.
    ///
    /// - Parameter headers: those that say what the body is; the entity tag and the length are added.
    init(body: ByteBuffer, tag: String, headers: HTTPFields) {
        var headers = headers
        headers[.eTag] = tag
        unchangedHead = Self.head(
            "304 Not Modified", headers.filter { $0.name != .contentType && $0.name != .contentEncoding })
        headers[.contentLength] = String(body.readableBytes)
        head = Self.head("200 OK", headers)
        self.body = body
        self.tag = tag
        self.headers = headers
    }

    private static func head(_ status: String, _ headers: some Sequence<HTTPField>) -> ByteBuffer {
        var buffer = ByteBuffer(string: "HTTP/1.1 \(status)\r\n")
        for field in headers { buffer.writeString("\(field.name.rawName): \(field.value)\r\n") }
        return buffer
    }
}

/// What lies hot at an address: the answer, packed too where that pays, as it was at a state of the repository.
struct HotEntry: Sendable {
    let tenant: TenantPath
    /// The repository's revision that the entry shows.
    let revision: Int
    let plain: HotObject
    /// The answer for clients that ask for gzip.
    var packed: HotObject?

    var size: Int { plain.body.readableBytes + (packed?.body.readableBytes ?? 0) }

    /// The answer for a client.
    func object(acceptsGzip: Bool) -> HotObject {
        acceptsGzip ? packed ?? plain : plain
    }
}
