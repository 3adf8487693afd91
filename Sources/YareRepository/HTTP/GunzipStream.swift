import CZlib
import NIOCore

/// Unpacks gzip as it comes in, a piece of bounded size at a time.
final class GunzipStream {
    /// The data is not gzip, or breaks off.
    struct Damaged: Error {}

    private static let pieceSize = 1 << 16

    /// zlib remembers where its state lies, so the state may not move.
    private let state: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init() throws(Damaged) {
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        let gzip: CInt = 31
        guard inflateInit2_(state, gzip, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
            state.deallocate()
            throw Damaged()
        }
    }

    deinit {
        inflateEnd(state)
        state.deallocate()
    }

    /// Takes packed bytes; the ones before must be used up.
    func feed(_ piece: ByteBuffer) {
        input = Array(piece.readableBytesView)
        position = 0
    }

    /// The next piece of what the bytes hold; `nil` when more of them are needed.
    func next() throws(Damaged) -> ByteBuffer? {
        guard position < input.count, !isAtEnd else { return nil }
        var output = [UInt8](repeating: 0, count: Self.pieceSize)
        let (result, produced) = inflate(into: &output)
        if result == Z_STREAM_END { isAtEnd = true } else if result != Z_OK { throw Damaged() }
        return produced == 0 ? try next() : ByteBuffer(bytes: output.prefix(produced))
    }

    /// Makes sure that the data was whole.
    func finish() throws(Damaged) {
        guard isAtEnd else { throw Damaged() }
    }

    private func inflate(into output: inout [UInt8]) -> (result: CInt, produced: Int) {
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                state.pointee.next_in = input.baseAddress.map { $0 + position }
                state.pointee.avail_in = uInt(input.count - position)
                state.pointee.next_out = output.baseAddress
                state.pointee.avail_out = uInt(output.count)
                let result = CZlib.inflate(state, Z_NO_FLUSH)
                position = input.count - Int(state.pointee.avail_in)
                return (result, output.count - Int(state.pointee.avail_out))
            }
        }
    }
}
