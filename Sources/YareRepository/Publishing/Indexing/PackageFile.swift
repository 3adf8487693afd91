import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A package in a folder: its stamp, and its bytes when they are asked for.
struct PackageFile {
    let path: String

    /// No package is larger: what Helm unpacks at most is smaller, and gzip does not make data much larger.
    static let largestSize: Int64 = 128 << 20

    /// The stamp of a regular file, or `nil` for anything else.
    func stamp() -> PackageStamp? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return PackageStamp(status)
    }

    /// The bytes, and the stamp of the file that they were read from.
    ///
    /// - Throws: `repository.unreadable-package`.
    func read(limit: Int64 = largestSize) throws(YareError) -> (bytes: [UInt8], stamp: PackageStamp) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadablePackage(path, SystemText.reason()) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadablePackage(path, "not a regular file")
        }
        if Int64(status.st_size) > limit { throw .unreadablePackage(path, "file too large") }
        guard let bytes = PackageFile.bytes(of: descriptor, count: Int(status.st_size)) else {
            throw .unreadablePackage(path, SystemText.reason())
        }
        return (bytes, PackageStamp(status))
    }

    /// Reads up to `count` bytes; fewer where the file became shorter meanwhile.
    private static func bytes(of descriptor: CInt, count: Int) -> [UInt8]? {
        var hasFailed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let status = readSome(
                    descriptor,
                    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]))
                if status < 0, errno == EINTR { continue }
                hasFailed = status < 0
                if status <= 0 { return }
                filled += status
            }
        }
        return hasFailed ? nil : bytes
    }
}

private func readSome(_ descriptor: CInt, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
