import CLibArchive
import YareBase

/// Owns one of libarchive's readers, set up for gzipped tar archives and nothing else.
struct ArchiveReadHandle: ~Copyable {
    private let archive: OpaquePointer

    init() throws(YareError) {
        guard let archive = archive_read_new() else { throw .corruptArchive("out of memory") }
        self.archive = archive
        archive_read_support_filter_gzip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_empty(archive)
    }

    deinit {
        archive_read_free(archive)
    }

    /// Begins to read from bytes that stay where they are until the handle is gone.
    func open(_ bytes: UnsafeBufferPointer<UInt8>) throws(YareError) {
        try check(archive_read_open_memory(archive, bytes.baseAddress, bytes.count))
    }

    /// The header of the next member, or `nil` at the end. It is valid until the next call.
    func nextHeader() throws(YareError) -> OpaquePointer? {
        var entry: OpaquePointer?
        let status = archive_read_next_header(archive, &entry)
        if status == ARCHIVE_EOF { return nil }
        try check(status)
        return entry
    }

    /// Reads up to `count` bytes of the current member.
    func read(_ count: Int) throws(YareError) -> [UInt8] {
        var status = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                status = archive_read_data(archive, buffer.baseAddress?.advanced(by: filled), count - filled)
                if status <= 0 { return }
                filled += status
            }
        }
        if status < 0 { try check(CInt(truncatingIfNeeded: status)) }
        if bytes.count < count { throw .truncatedArchive() }
        return bytes
    }

    /// How many bytes have come out of the decompression so far.
    var decompressedBytes: Int {
        Int(archive_filter_bytes(archive, 0))
    }

    /// Libarchive's statuses below a warning are errors.
    private func check(_ status: CInt) throws(YareError) {
        guard status < ARCHIVE_WARN else { return }
        let details = archive_error_string(archive).map { String(cString: $0) } ?? "unreadable data"
        let isTruncated = details.utf8.starts(with: "Truncated".utf8) || details.utf8.starts(with: "truncated".utf8)
        throw isTruncated ? .truncatedArchive() : .corruptArchive(details)
    }
}
