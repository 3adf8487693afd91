public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the file system says about a file.
public struct FileStatus: Sendable {
    private let status: stat

    /// Asks about a path.
    ///
    /// - Throws: `chart.unreadable-file`.
    public init(_ path: String, followsLinks: Bool = true) throws(YareError) {
        var status = stat()
        let result = followsLinks ? stat(path, &status) : lstat(path, &status)
        if result != 0 {
            throw .unreadable(path, doing: followsLinks ? "stat" : "lstat", reason: FileBytes.systemReason())
        }
        self.status = status
    }

    /// Asks about an open file.
    ///
    /// - Throws: `chart.unreadable-file`.
    public init(descriptor: CInt) throws(YareError) {
        var status = stat()
        if fstat(descriptor, &status) != 0 {
            throw .unreadable("file", doing: "stat", reason: FileBytes.systemReason())
        }
        self.status = status
    }

    public var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    public var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
    public var isLink: Bool { status.st_mode & S_IFMT == S_IFLNK }
    /// In bytes.
    public var size: Int { Int(status.st_size) }
    public var device: UInt64 { UInt64(truncatingIfNeeded: status.st_dev) }
    public var inode: UInt64 { UInt64(truncatingIfNeeded: status.st_ino) }

    /// When the content was last changed.
    public var modified: Timestamp {
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
    }
}
