public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the file system says about a file.
///
/// The system's own `struct stat` stays in this file: modules that import other C libraries see it declared twice.
public struct FileStatus: Sendable {
    /// The kind of file, among the bits of its mode.
    private let kind: mode_t
    /// In bytes.
    public let size: Int
    public let device: UInt64
    public let inode: UInt64
    /// When the content was last changed.
    public let modified: Timestamp

    /// Asks about a path.
    ///
    /// - Throws: `chart.unreadable-file`.
    public init(_ path: String, followsLinks: Bool = true) throws(YareError) {
        var status = stat()
        let result = followsLinks ? stat(path, &status) : lstat(path, &status)
        if result != 0 {
            throw .unreadable(path, doing: followsLinks ? "stat" : "lstat", reason: SystemText.reason())
        }
        self.init(status)
    }

    /// Asks about an open file.
    ///
    /// - Throws: `chart.unreadable-file`.
    public init(descriptor: CInt) throws(YareError) {
        var status = stat()
        if fstat(descriptor, &status) != 0 {
            throw .unreadable("file", doing: "stat", reason: SystemText.reason())
        }
        self.init(status)
    }

    private init(_ status: stat) {
        kind = status.st_mode & S_IFMT
        size = Int(status.st_size)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        modified = Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
    }

    public var isFolder: Bool { kind == S_IFDIR }
    public var isRegular: Bool { kind == S_IFREG }
    public var isLink: Bool { kind == S_IFLNK }
}
