import CZlib
import YareBase

/// Bytes packed as a gzip file, for clients that ask for it.
enum Gzip {
    private static let level: CInt = 6
    /// zlib's number for the gzip format with the largest window.
    private static let format: CInt = 15 + 16

    /// A gzip file of the bytes; `nil` where zlib refuses, as for more than 4 GiB.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let started = deflateInit2_(
            &stream, level, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        guard started == Z_OK, let count = uInt(exactly: bytes.count) else { return nil }
        defer { deflateEnd(&stream) }
        let capacity = Int(deflateBound(&stream, uLong(count)))
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, written in
            bytes.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = count
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(clamping: output.count)
                isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
                written = Int(stream.total_out)
            }
        }
        return isDone ? output : nil
    }
}
