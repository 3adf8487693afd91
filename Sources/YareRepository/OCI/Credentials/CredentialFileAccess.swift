import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads and replaces a file that holds secrets.
enum CredentialFileAccess {
    /// The bytes of a file, or `nil` when there is none.
    ///
    /// - Throws: `file.unreachable`, `credentials.invalid` when it is too large.
    static func contents(of path: String, upTo limit: Int) throws(YareError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .credentialFileUnreachable("open", path, errno)
        }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while bytes.count <= limit {
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0, errno != EINTR { throw .credentialFileUnreachable("read", path, errno) }
            bytes += chunk.prefix(max(0, count))
        }
        throw .invalidCredentialFile(path, "it is larger than \(limit) bytes")
    }

    /// Puts bytes in the place of a file at once, so that nobody reads half of it; a link stays and its target changes.
    ///
    /// - Throws: `file.unreachable`.
    static func replace(_ path: String, with bytes: [UInt8]) throws(YareError) {
        let target = realPath(path) ?? path
        makeFolders(above: target)
        var template = Array("\(target).XXXXXX".utf8CString)
        // made readable and writable for its owner only
        let descriptor = mkstemp(&template)
        if descriptor < 0 { throw .credentialFileUnreachable("create", target, errno) }
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let failure = write(bytes, to: descriptor)
        _ = close(descriptor)
        if failure == 0, rename(temporary, target) == 0 { return }
        let number = failure == 0 ? errno : failure
        unlink(temporary)
        throw .credentialFileUnreachable("write", target, number)
    }

    private static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return errno }
            rest = rest.dropFirst(max(0, count))
        }
        return fsync(descriptor) == 0 ? 0 : errno
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func makeFolders(above path: String) {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            if part.isEmpty { continue }
            _ = mkdir(folder, 0o700)
        }
    }
}

private func systemRead(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: CInt, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}

extension YareError {
    /// A file with credentials cannot be reached (`file.unreachable`).
    static func credentialFileUnreachable(_ action: String, _ path: String, _ number: CInt) -> YareError {
        YareError("file.unreachable", "\(action) \(path): \(String(cString: strerror(number)).lowercased())")
    }
}
