#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What tells that a file is the one that was read before: place on the disk, size, times of its last changes.
///
/// The time of the last change of status is the system's own and cannot be set back, so that a change which keeps size and
/// time of modification is noticed too.
struct PackageStamp: Sendable, Hashable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    /// Nanoseconds since 1970.
    let modified: Int64
    let statusChanged: Int64

    init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, statusChanged: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.statusChanged = statusChanged
    }

    init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
            modified = PackageStamp.nanoseconds(status.st_mtimespec)
            statusChanged = PackageStamp.nanoseconds(status.st_ctimespec)
        #else
            modified = PackageStamp.nanoseconds(status.st_mtim)
            statusChanged = PackageStamp.nanoseconds(status.st_ctim)
        #endif
    }

    /// Whether the file has been left alone for long enough that a later change cannot bear the same times: file systems
    /// count in steps of up to two seconds.
    func isSettled(at now: Int64) -> Bool {
        max(modified, statusChanged) < now - 2_500_000_000
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
