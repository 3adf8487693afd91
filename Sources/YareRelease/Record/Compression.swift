import CZlib
import YareBase

/// Bytes packed and unpacked by zlib.
enum Compression {
    /// zlib's container formats, by the bits that its functions take for them.
    private enum Container: CInt {
        case zlib = 15
        case gzip = 31
        /// Told apart by the first bytes.
        case either = 47
    }

    /// Packed bytes with zlib's short header.
    static func deflate(_ bytes: [UInt8], level: CInt) throws(YareError) -> [UInt8] {
        try pack(bytes, level, .zlib)
    }

    /// A gzip file of the bytes.
    static func gzip(_ bytes: [UInt8], level: CInt) throws(YareError) -> [UInt8] {
        try pack(bytes, level, .gzip)
    }

    private static func pack(_ bytes: [UInt8], _ level: CInt, _ container: Container) throws(YareError) -> [UInt8] {
        var stream = z_stream()
        let started = deflateInit2_(
            &stream, level, Z_DEFLATED, container.rawValue, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            CInt(MemoryLayout<z_stream>.size))
        guard started == Z_OK, let count = uInt(exactly: bytes.count) else { throw .unpackable("it is too large") }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(count))))
        let end = run(&stream, bytes, into: &output) { CZlib.deflate(&$0, Z_FINISH) }
        guard end == Z_STREAM_END else { throw .unpackable("zlib answers \(end)") }
        output.removeLast(output.count - Int(stream.total_out))
        return output
    }

    /// The bytes of a zlib or gzip file.
    ///
    /// - Parameter limit: the largest result that is accepted, in bytes.
    /// - Throws: `compression.corrupt`.
    static func inflate(_ bytes: [UInt8], limit: Int) throws(YareError) -> [UInt8] {
        var stream = z_stream()
        let started = inflateInit2_(
            &stream, Container.either.rawValue, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        guard started == Z_OK, uInt(exactly: bytes.count) != nil else { throw .unpackable("it is too large") }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: min(limit, max(4096, bytes.count * 4)))
        var rest = bytes[...]
        while true {
            let before = stream.total_out
            let end = run(&stream, Array(rest), into: &piece) { CZlib.inflate(&$0, Z_NO_FLUSH) }
            rest = bytes[bytes.index(bytes.startIndex, offsetBy: Int(stream.total_in))...]
            output += piece.prefix(Int(stream.total_out - before))
            if end == Z_STREAM_END { return output }
            guard end == Z_OK, stream.total_out > before else { throw .unpackable("its compressed data is damaged") }
            guard output.count < limit else { throw .unpackable("it is larger than \(limit) bytes") }
        }
    }

    /// Lets zlib work once on the rest of its input and a whole buffer of output.
    private static func run(
        _ stream: inout z_stream, _ input: [UInt8], into output: inout [UInt8], _ step: (inout z_stream) -> CInt
    ) -> CInt {
        input.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                return step(&stream)
            }
        }
    }
}

extension YareError {
    fileprivate static func unpackable(_ why: String) -> YareError {
        YareError("compression.corrupt", "packed data cannot be read: \(why)")
    }
}
