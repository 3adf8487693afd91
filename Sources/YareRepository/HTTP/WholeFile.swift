import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that are whole at every moment: written beside their place and then moved into it.
enum WholeFile {
    /// Writes a file.
    ///
    /// - Throws: `file.unreachable`; then the place holds what it held before.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(YareError) {
        let beside = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).new"
        let file = OpenFile(beside, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
        do throws(YareError) {
            try bytes.withUnsafeBytes { bytes in
                Result { () throws(YareError) in try file.write(bytes, at: 0) }
            }.get()
            try file.synchronize()
            guard rename(beside, path) == 0 else { throw .systemCallFailed("rename", path, errno) }
        } catch {
            unlink(beside)
            throw error
        }
    }
}

/// Folders that are made as they are needed.
enum FileFolder {
    /// Makes a folder and those above it.
    ///
    /// - Throws: `file.unreachable`.
    static func make(_ path: String) throws(YareError) {
        guard !path.isEmpty, access(path, F_OK) != 0 else { return }
        try make(above: path)
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw .systemCallFailed("mkdir", path, errno) }
    }

    /// Makes the folder that a file is to lie in.
    static func make(above path: String) throws(YareError) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        try make(String(path[..<slash]))
    }
}
