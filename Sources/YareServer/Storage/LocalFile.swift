import YareBase
import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file of a local storage.
final class LocalFile: StoredContent {
    let file: StoredFile
    private let descriptor: CInt

    /// Opens a file; `nil` when there is no regular file under that name.
    ///
    /// - Throws: `storage.failed`.
    init?(name: String, path: String) throws(YareError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 {
            if errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG { return nil }
            throw .storageFailed("open", name, errno)
        }
        guard let status = try? FileStatus(descriptor: descriptor), let file = Self.file(name, status) else {
            _ = close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.file = file
    }

    deinit {
        _ = close(descriptor)
    }

    func bytes(in range: Range<Int>) throws(YareError) -> [UInt8] {
        try FileDescriptor.bytes(of: descriptor, in: range, name: file.name)
    }

    /// What the file system says about a regular file; `nil` when there is none.
    static func status(name: String, path: String) -> StoredFile? {
        (try? FileStatus(path)).flatMap { file(name, $0) }
    }

    /// Whether a path leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        (try? FileStatus(path))?.isFolder == true
    }

    private static func file(_ name: String, _ status: FileStatus) -> StoredFile? {
        guard status.isRegular else { return nil }
        let modified = status.modified
        let stamp = "\(status.inode)-\(status.size)-\(modified.seconds).\(modified.nanoseconds)"
        return StoredFile(name: name, size: status.size, stamp: stamp, modified: modified)
    }
}
