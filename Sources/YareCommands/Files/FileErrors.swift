import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension YareError {
    /// The last call to the system failed; the sentence is that of Go's `os.PathError` (`file.unreachable`).
    static func systemCallFailed(_ call: String, path: String) -> YareError {
        let reason = String(cString: strerror(errno))
        return YareError("file.unreachable", "\(call) \(path): \(reason.prefix(1).lowercased() + reason.dropFirst())")
    }

    /// A file is larger than anything that makes sense (`file.too-large`).
    static func fileTooLarge(_ path: String, limit: Int) -> YareError {
        YareError("file.too-large", "\(path) is larger than \(limit >> 20) MiB")
    }

    /// Output could not be written (`file.unwritable`).
    static func unwritableOutput(reason: String) -> YareError {
        YareError("file.unwritable", "writing output: \(reason.prefix(1).lowercased() + reason.dropFirst())")
    }
}
