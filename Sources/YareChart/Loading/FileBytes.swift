import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of a file, read whole.
struct FileBytes {
    let bytes: [UInt8]

    /// Reads a file.
    ///
    /// - Throws: `chart.unreadable-file`.
    init(_ path: String) throws(YareError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .unreadable(path, doing: "open", reason: SystemText.reason()) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadable(path, doing: "stat", reason: SystemText.reason())
        }
        guard let bytes = FileBytes.readAll(descriptor, expected: max(0, Int(status.st_size))) else {
            throw .unreadable(path, doing: "read", reason: SystemText.reason())
        }
        self.bytes = bytes
    }

    /// A file's bytes, or `nil` when it does not exist or cannot be read.
    static func contents(of path: String) -> [UInt8]? {
        (try? FileBytes(path))?.bytes
    }

    /// Reads to the end; files that are being written may hold more or less than expected.
    private static func readAll(_ descriptor: CInt, expected: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var hasFailed = false
        var chunk = expected + 1
        while true {
            let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                let status = read(descriptor, buffer.baseAddress, buffer.count)
                hasFailed = status < 0
                count = max(0, status)
            }
            if hasFailed { return nil }
            if part.isEmpty { return bytes }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if part.count < chunk, bytes.count == expected { return bytes }
            chunk = 1 << 16
        }
    }

    /// The names in a folder in the order of their bytes, without `.` and `..`.
    ///
    /// - Throws: `chart.unreadable-file`.
    static func names(in path: String) throws(YareError) -> [String] {
        guard let folder = opendir(path) else { throw .unreadable(path, doing: "open", reason: SystemText.reason()) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { EscapedBytes.string(from: $0.prefix { $0 != 0 }) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
