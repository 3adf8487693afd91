import YareBase
import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that a command writes beneath a folder, which is made when it is missing.
enum OutputFolder {
    /// Writes a file, or adds to one, and makes the folders above it.
    ///
    /// - Throws: `file.unwritable` in Go's words.
    static func write(_ text: String, to path: String, appending: Bool = false) throws(YareError) {
        try make(parentOf: path)
        let mode = appending ? O_APPEND : O_TRUNC
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o644)
        guard descriptor >= 0 else { throw .systemCallFailed("open", path: path) }
        defer { close(descriptor) }
        let stream = OutputStream.descriptor(descriptor, capacity: 0)
        stream.write(text)
        if let failure = stream.failure { throw failure }
    }

    /// Writes a file of any bytes, and makes the folders above it.
    ///
    /// - Throws: `file.unwritable` in Go's words.
    static func write(bytes: [UInt8], to path: String) throws(YareError) {
        try make(parentOf: path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw .systemCallFailed("open", path: path) }
        defer { close(descriptor) }
        let stream = OutputStream.descriptor(descriptor, capacity: 0)
        stream.write(bytes)
        if let failure = stream.failure { throw failure }
    }

    /// Makes a folder and those above it.
    static func make(_ path: String) throws(YareError) {
        guard !path.isEmpty, !isFolder(path) else { return }
        try make(parentOf: path)
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw .systemCallFailed("mkdir", path: path) }
    }

    private static func make(parentOf path: String) throws(YareError) {
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            try make(String(path[..<slash]))
        }
    }

    /// Whether a path leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        (try? FileStatus(path))?.isFolder == true
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool {
        (try? FileStatus(path)) != nil
    }
}
