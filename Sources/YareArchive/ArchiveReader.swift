import CLibArchive
public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads chart archives: tar in gzip, under limits, with Helm's rules for safe paths.
///
/// Folders are skipped, and so are extension headers; links, devices and pipes are refused, for no packaging of charts
/// makes them and a link that silently became an empty file would leave a manifest out.
public struct ArchiveReader: Sendable {
    /// How much is read at most.
    public var limits: ArchiveLimits

    public init(limits: ArchiveLimits = .helm) {
        self.limits = limits
    }

    /// The members of an archive, in the order in which they stand in it.
    ///
    /// - Throws: `archive.*`.
    public func members(of bytes: [UInt8]) throws(YareError) -> [ArchiveMember] {
        guard bytes.starts(with: [0x1F, 0x8B]) else { throw .notGzip(nil) }
        if bytes.count < ArchiveReader.shortestGzip { throw .truncatedArchive() }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(YareError) in
            let handle = try ArchiveReadHandle()
            try handle.open(buffer)
            return try members(from: handle)
        }
    }

    private func members(from handle: borrowing ArchiveReadHandle) throws(YareError) -> [ArchiveMember] {
        var members: [ArchiveMember] = []
        var remaining = limits.totalBytes
        while let entry = try handle.nextHeader() {
            // headers count too: an archive of nothing but empty members must end as well
            if handle.decompressedBytes > limits.totalBytes &* 2 { throw .archiveTooLarge(limit: limits.totalBytes) }
            guard archive_entry_filetype(entry) != ArchiveReader.folder else { continue }
            let member = try read(entry, from: handle, remaining: remaining)
            remaining -= member.bytes.count
            if remaining <= 0 { throw .archiveTooLarge(limit: limits.totalBytes) }
            members.append(member.withoutByteOrderMark())
        }
        if members.isEmpty { throw .emptyArchive() }
        return members
    }

    private func read(
        _ entry: OpaquePointer, from handle: borrowing ArchiveReadHandle, remaining: Int
    ) throws(YareError) -> ArchiveMember {
        let name = ArchiveReader.name(of: entry)
        let path = try MemberPath(archiveName: name)
        if let kind = ArchiveReader.irregularKind(of: entry) { throw .irregularMember(name, kind: kind) }
        let size = archive_entry_size(entry)
        if size > remaining { throw .archiveTooLarge(limit: limits.totalBytes) }
        if size > limits.memberBytes { throw .memberTooLarge(name, limit: limits.memberBytes) }
        return ArchiveMember(path: path.text, bytes: try handle.read(max(0, Int(size))))
    }

    /// A header, an empty block and a trailer.
    private static let shortestGzip = 20

    // The types of libarchive are C macros with casts, which Swift does not import.
    private static let folder: mode_t = 0o040000
    private static let irregularKinds: [mode_t: String] = [
        0o120000: "a symbolic link", 0o020000: "a device", 0o060000: "a device", 0o010000: "a named pipe",
        0o140000: "a socket",
    ]

    /// What a member is when it is not a regular file.
    private static func irregularKind(of entry: OpaquePointer) -> String? {
        archive_entry_hardlink(entry) != nil ? "a hard link" : irregularKinds[archive_entry_filetype(entry)]
    }

    /// The name as it stands in the archive, whatever bytes it holds.
    private static func name(of entry: OpaquePointer) -> String {
        guard let name = archive_entry_pathname(entry) else { return "" }
        return EscapedBytes.string(from: UnsafeRawBufferPointer(start: name, count: strlen(name)))
    }
}

extension ArchiveMember {
    /// The member without the byte-order mark that some editors put in front.
    public func withoutByteOrderMark() -> ArchiveMember {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return self }
        return ArchiveMember(path: path, bytes: Array(bytes.dropFirst(3)))
    }
}
