import Crypto
import Synchronization
public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file on its way into a storage: it takes bytes, counts and digests them, and is gone with its last reference unless
/// it was stored.
public final class PackageUpload: Sendable {
    /// Where the bytes are kept meanwhile.
    let path: String
    /// The most bytes that are taken.
    public let limit: Int
    private let state: Mutex<State>

    private struct State {
        var descriptor: CInt?
        var size = 0
        var hash = SHA256()
        var isSynchronized = false
        var isStored = false
    }

    /// What errors call it: where it lies is the server's business.
    private static let name = "upload"

    /// Makes the file that holds the bytes meanwhile.
    ///
    /// - Throws: `storage.full`, `storage.failed`.
    init(at path: String, limit: Int) throws(YareError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw .storageFailed("begin", Self.name, errno) }
        self.path = path
        self.limit = limit
        state = Mutex(State(descriptor: descriptor))
    }

    deinit {
        state.withLock { state in
            if let descriptor = state.descriptor { _ = close(descriptor) }
            if !state.isStored { unlink(path) }
        }
    }

    /// How many bytes have come so far.
    public var size: Int { state.withLock { $0.size } }

    /// The SHA-256 of the bytes so far, in hexadecimal.
    public var digest: String { state.withLock { Hexadecimal.text($0.hash.finalize()) } }

    /// Takes more bytes.
    ///
    /// - Throws: `upload.too-large`, `storage.full`, `storage.failed`.
    public func append(_ bytes: UnsafeRawBufferPointer) throws(YareError) {
        try withState { (state, descriptor) throws(YareError) in
            if bytes.count > limit - state.size { throw .uploadTooLarge(limit: limit) }
            try write(bytes, to: descriptor)
            state.size += bytes.count
            state.isSynchronized = false
            state.hash.update(bufferPointer: bytes)
        }
    }

    /// Takes more bytes.
    public func append(_ bytes: [UInt8]) throws(YareError) {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(YareError) in try append(buffer) }
        }
        try result.get()
    }

    /// All bytes so far.
    ///
    /// - Throws: `storage.failed`.
    public func bytes() throws(YareError) -> [UInt8] {
        try withState { (state, descriptor) throws(YareError) in
            try FileDescriptor.bytes(of: descriptor, in: 0..<state.size, name: Self.name)
        }
    }

    /// Brings the bytes to the disk.
    func synchronize() throws(YareError) {
        try withState { (state, descriptor) throws(YareError) in
            if state.isSynchronized { return }
            if fsync(descriptor) != 0 { throw .storageFailed("write", Self.name, errno) }
            state.isSynchronized = true
        }
    }

    /// Says that the file has got its name, so that it outlives this object.
    func markStored() {
        state.withLock { $0.isStored = true }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) throws(YareError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw .storageFailed("write", Self.name, errno) }
            rest = rest.dropFirst(count)
        }
    }

    private func withState<Outcome: Sendable>(
        _ body: (inout State, CInt) throws(YareError) -> Outcome
    ) throws(YareError) -> Outcome {
        try state.withLock { (state) throws(YareError) in
            guard let descriptor = state.descriptor else { throw .storageFailed("use", Self.name, EBADF) }
            return try body(&state, descriptor)
        }
    }
}

private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
