import AsyncHTTPClient
public import NIOCore
import NIOHTTP1
import YareBase

/// The body of an answer in pieces, unpacked where the server has compressed it for the way.
public struct IncomingBody: AsyncSequence, Sendable {
    let pieces: HTTPClientResponse.Body
    let url: WebURL
    /// The most bytes that are taken, counted as they come out.
    let limit: Int
    let deadline: ContinuousClock.Instant?
    let isCompressed: Bool

    public func makeAsyncIterator() -> Iterator {
        Iterator(body: self, pieces: pieces.makeAsyncIterator(), unpacking: isCompressed ? try? GunzipStream() : nil)
    }

    public struct Iterator: AsyncIteratorProtocol {
        let body: IncomingBody
        var pieces: HTTPClientResponse.Body.AsyncIterator
        let unpacking: GunzipStream?
        var received = 0

        /// - Throws: `http.too-large`, `http.timeout`, `http.interrupted`, `http.damaged`.
        public mutating func next() async throws -> ByteBuffer? {
            guard let piece = try await nextUnpacked() else { return nil }
            received += piece.readableBytes
            if received > body.limit { throw YareError.answerTooLarge(body.url, limit: body.limit) }
            return piece
        }

        private mutating func nextUnpacked() async throws -> ByteBuffer? {
            guard let unpacking else { return try await nextReceived() }
            do {
                while true {
                    if let piece = try unpacking.next() { return piece }
                    guard let packed = try await nextReceived() else { break }
                    unpacking.feed(packed)
                }
                try unpacking.finish()
                return nil
            } catch is GunzipStream.Damaged {
                throw YareError.damagedAnswer(body.url)
            }
        }

        private mutating func nextReceived() async throws -> ByteBuffer? {
            let piece: ByteBuffer?
            do {
                piece = try await pieces.next(isolation: #isolation)
            } catch {
                throw TransportFailure(error, .GET, body.url).error(whileReading: body.url)
            }
            if let deadline = body.deadline, ContinuousClock.now > deadline {
                throw YareError.requestTimedOut(.GET, body.url)
            }
            return piece
        }
    }
}
