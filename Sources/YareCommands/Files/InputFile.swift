import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that a user named on the command line, to be read whole.
enum InputFile {
    case path(String)
    case standardInput

    /// The largest file that is read, in bytes: values beyond it are a mistake, not values.
    private static let largestSize = 256 << 20

    /// The bytes of the file.
    ///
    /// - Parameter folder: where a relative path begins; errors show the path as it was given.
    /// - Throws: `file.unreadable` in Go's words, `file.too-large`.
    func read(in folder: String = "") throws(YareError) -> [UInt8] {
        switch self {
        case .standardInput:
            return try InputFile.readAll(STDIN_FILENO, of: "standard input")
        case .path(let path):
            let descriptor = open(FilePath.absolute(path, in: folder), O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .systemCallFailed("open", path: path) }
            defer { close(descriptor) }
            return try InputFile.readAll(descriptor, of: path)
        }
    }

    private static func readAll(_ descriptor: Int32, of path: String) throws(YareError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw .systemCallFailed("read", path: path) }
                continue
            }
            bytes += chunk.prefix(count)
            if bytes.count > largestSize { throw .fileTooLarge(path, limit: largestSize) }
        }
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
