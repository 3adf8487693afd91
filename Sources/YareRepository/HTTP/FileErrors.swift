import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension YareError {
    /// A call to the system failed; the sentence is that of Go's `os.PathError` (`file.unreachable`).
    static func systemCallFailed(_ call: String, _ path: String, _ number: CInt) -> YareError {
        let hint = number == ENOSPC ? "free some space and try again" : nil
        return YareError(
            "file.unreachable", "\(call) \(path): \(SystemText.reason(of: number))", hint: hint)
    }

    /// A file became shorter while it was read (`file.changed`).
    static func fileShrank(_ path: String) -> YareError {
        YareError("file.changed", "\"\(path)\" became shorter while it was read", hint: "try again")
    }
}
