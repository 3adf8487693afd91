import NIOCore
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A part of a file in pieces, read as they are asked for.
struct FilePieces: AsyncSequence, Sendable {
    let path: String
    let offset: Int64
    let length: Int64

    private static let pieceSize = 1 << 17

    func makeAsyncIterator() -> Iterator {
        Iterator(path: path, offset: offset, remaining: length)
    }

    struct Iterator: AsyncIteratorProtocol {
        private let file: OpenFile
        private var offset: Int64
        private var remaining: Int64

        init(path: String, offset: Int64, remaining: Int64) {
            file = OpenFile(path, O_RDONLY)
            self.offset = offset
            self.remaining = remaining
        }

        mutating func next() async throws -> ByteBuffer? {
            guard remaining > 0 else { return nil }
            let piece = try file.bytes(at: offset, upTo: Int(Swift.min(remaining, Int64(pieceSize))))
            guard !piece.isEmpty else { throw YareError.fileShrank(file.path) }
            offset += Int64(piece.count)
            remaining -= Int64(piece.count)
            return ByteBuffer(bytes: piece)
        }
    }
}
