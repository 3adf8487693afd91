import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file of the system, closed when the last reference to it is gone.
final class OpenFile {
    let path: String
    private let descriptor: CInt
    /// The system's number for what went wrong when the file was opened.
    private let openingError: CInt

    init(_ path: String, _ flags: CInt, mode: mode_t = 0o644) {
        self.path = path
        descriptor = open(path, flags | O_CLOEXEC, mode)
        openingError = descriptor < 0 ? errno : 0
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Whether there was no such file to open.
    var isMissing: Bool { openingError == ENOENT || openingError == ENOTDIR }

    /// Makes sure that the file was opened.
    ///
    /// - Throws: `file.unreachable`.
    func requireOpen() throws(YareError) {
        if descriptor < 0 { throw .systemCallFailed("open", path, openingError) }
    }

    /// The size in bytes.
    func size() throws(YareError) -> Int64 {
        try requireOpen()
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .systemCallFailed("stat", path, errno) }
        return Int64(status.st_size)
    }

    /// Up to `count` bytes from an offset on; none at the end of the file.
    func bytes(at offset: Int64, upTo count: Int) throws(YareError) -> [UInt8] {
        try requireOpen()
        var failure: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var number = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            while number < 0, errno == EINTR { number = pread(descriptor, buffer.baseAddress, count, off_t(offset)) }
            if number < 0 { failure = errno }
            filled = max(0, number)
        }
        if failure != 0 { throw .systemCallFailed("read", path, failure) }
        return bytes
    }

    /// Writes bytes at an offset.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(YareError) {
        try requireOpen()
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let number = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
            if number < 0, errno != EINTR { throw .systemCallFailed("write", path, errno) }
            done += max(0, number)
        }
    }

    /// Cuts the file off.
    func truncate(to size: Int64) throws(YareError) {
        try requireOpen()
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw .systemCallFailed("truncate", path, errno) }
    }

    /// Waits until what was written is on the disk.
    func synchronize() throws(YareError) {
        try requireOpen()
        guard fsync(descriptor) == 0 else { throw .systemCallFailed("sync", path, errno) }
    }

    /// Takes the file for this process alone.
    ///
    /// - Parameter waits: whether to wait for others who have it.
    /// - Returns: whether this process has it now.
    func lock(waits: Bool) -> Bool {
        guard descriptor >= 0 else { return false }
        var result = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB))
        while result != 0, errno == EINTR { result = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) }
        return result == 0
    }

    /// Whether the path still leads to this file.
    var isInPlace: Bool {
        var (ours, theirs) = (stat(), stat())
        return fstat(descriptor, &ours) == 0 && stat(path, &theirs) == 0 && ours.st_ino == theirs.st_ino
            && ours.st_dev == theirs.st_dev
    }
}
