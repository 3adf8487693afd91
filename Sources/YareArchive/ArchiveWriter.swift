import CLibArchive
public import YareBase

/// Writes chart archives whose bytes depend on nothing but their members and the settings here.
///
/// Owner, group, mode and time are the same for all members, and gzip's own time stamp is left out.
public struct ArchiveWriter: Sendable {
    /// How hard gzip tries.
    public enum Level: Int, Sendable {
        case fast = 1
        /// What gzip and Helm use.
        case standard = 6
        case small = 9
    }

    /// The time that every member gets, in seconds since 1970; `SOURCE_DATE_EPOCH` belongs here.
    public var modificationTime: Int64

    public var level: Level

    public init(modificationTime: Int64 = 0, level: Level = .standard) {
        self.modificationTime = modificationTime
        self.level = level
    }

    /// The bytes of an archive with the given members, in the given order.
    ///
    /// - Parameter base: the folder that all members lie in, usually the chart's name.
    /// - Throws: `archive.unwritable`.
    public func archive(_ members: [ArchiveMember], base: String) throws(YareError) -> [UInt8] {
        let handle = try ArchiveWriteHandle()
        try handle.open(level: level.rawValue)
        for member in members {
            try handle.write(member, base: base, modificationTime: modificationTime)
        }
        return try handle.finish()
    }
}
