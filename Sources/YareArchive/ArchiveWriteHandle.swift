import CLibArchive
import YareBase

/// Owns one of libarchive's writers and the bytes that it has produced.
struct ArchiveWriteHandle: ~Copyable {
    private let archive: OpaquePointer
    private let output: Output

    /// Where the bytes go; libarchive holds it by reference.
    private final class Output {
        var bytes: [UInt8] = []
    }

    init() throws(YareError) {
        guard let archive = archive_write_new() else { throw .unwritableArchive("out of memory") }
        self.archive = archive
        output = Output()
    }

    deinit {
        archive_write_free(archive)
    }

    /// Sets the format up and begins the archive.
    ///
    /// - Parameter level: how hard gzip tries, 1 to 9.
    func open(level: Int) throws(YareError) {
        try check(archive_write_add_filter_gzip(archive))
        try check(archive_write_set_format_pax_restricted(archive))
        try check(archive_write_set_options(archive, "gzip:!timestamp,gzip:compression-level=\(level)"))
        try check(archive_write_set_bytes_in_last_block(archive, 1))
        // the handle outlives every call of the closure, and owns the output
        let context = Unmanaged.passUnretained(output).toOpaque()
        let status = archive_write_open2(
            archive, context, nil,
            { _, context, buffer, count in
                guard let context, let buffer else { return -1 }
                let output = Unmanaged<Output>.fromOpaque(context).takeUnretainedValue()
                output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: count))
                return count
            }, nil, nil)
        try check(status)
    }

    /// Adds a member as a regular file that its owner may write and all may read.
    func write(_ member: ArchiveMember, base: String, modificationTime: Int64) throws(YareError) {
        guard let entry = archive_entry_new() else { throw .unwritableArchive("out of memory") }
        defer { archive_entry_free(entry) }
        let name = EscapedBytes.bytes(of: base + "/" + member.path) + [0]
        name.withUnsafeBytes { archive_entry_set_pathname(entry, $0.assumingMemoryBound(to: CChar.self).baseAddress) }
        archive_entry_set_mode(entry, 0o100644)
        archive_entry_set_size(entry, Int64(member.bytes.count))
        archive_entry_set_mtime(entry, Int(modificationTime), 0)
        try check(archive_write_header(archive, entry))
        let written = member.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        if written != member.bytes.count { try check(ARCHIVE_FATAL) }
    }

    /// Ends the archive and returns its bytes.
    func finish() throws(YareError) -> [UInt8] {
        try check(archive_write_close(archive))
        return output.bytes
    }

    private func check(_ status: CInt) throws(YareError) {
        guard status < ARCHIVE_WARN else { return }
        throw .unwritableArchive(archive_error_string(archive).map { String(cString: $0) } ?? "unknown reason")
    }
}
