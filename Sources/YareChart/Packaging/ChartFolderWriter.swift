public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes packages and chart folders so that a reader never sees half a file: under a temporary name, flushed, renamed.
public struct ChartFolderWriter: Sendable {
    /// The folder that everything lies in.
    public let folder: String

    /// Makes a writer for a folder, and the folder when it is not there.
    ///
    /// - Throws: `chart.unwritable-file`.
    public init(folder: String) throws(YareError) {
        self.folder = folder.isEmpty ? "." : folder
        try ChartFolderWriter.makeFolder(self.folder)
    }

    /// Where a file of the folder lies.
    public func path(of name: String) -> String {
        folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// Whether a file is there already.
    public func contains(_ name: String) -> Bool {
        access(path(of: name), F_OK) == 0
    }

    /// Writes a file, making the folders that its name leads through.
    ///
    /// - Parameter waitsForDisk: whether the file has to be whole after a power cut.
    /// - Throws: `chart.unwritable-file`.
    public func write(_ bytes: [UInt8], to name: String, waitsForDisk: Bool = true) throws(YareError) {
        let target = path(of: name)
        if let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")), slash > target.startIndex {
            try ChartFolderWriter.makeFolder(String(target[..<slash]))
        }
        let temporary = "\(target).\(getpid()).tmp"
        do {
            try ChartFolderWriter.write(bytes, toFile: temporary, waitsForDisk: waitsForDisk)
            try ChartFolderWriter.move(temporary, to: target)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func move(_ source: String, to target: String) throws(YareError) {
        if rename(source, target) != 0 { throw .unwritable(target, SystemText.reason()) }
    }

    private static func write(_ bytes: [UInt8], toFile path: String, waitsForDisk: Bool) throws(YareError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw .unwritable(path, SystemText.reason()) }
        defer { _ = close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                writeSome(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
            }
            if count < 0, errno != EINTR { throw .unwritable(path, SystemText.reason()) }
            written += max(0, count)
        }
        if waitsForDisk, fsync(descriptor) != 0 { throw .unwritable(path, SystemText.reason()) }
    }

    /// Makes a folder and those above it.
    private static func makeFolder(_ path: String) throws(YareError) {
        var end = path.startIndex
        while end < path.endIndex {
            let next = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            let part = String(path[..<next])
            if mkdir(part, 0o755) != 0, errno != EEXIST, errno != EISDIR {
                throw .unwritable(part, SystemText.reason())
            }
            end = next
        }
        guard let status = try? FileStatus(path), status.isFolder else { throw .notAFolder(path) }
    }
}

/// The system's `write`, whose name the method above hides.
private func writeSome(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
