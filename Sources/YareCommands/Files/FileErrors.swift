import YareBase

extension YareError {
    /// The last call to the system failed; the sentence is that of Go's `os.PathError` (`file.unreachable`).
    static func systemCallFailed(_ call: String, path: String) -> YareError {
        YareError("file.unreachable", "\(call) \(path): \(SystemText.reason())")
    }

    /// A file is larger than anything that makes sense (`file.too-large`).
    static func fileTooLarge(_ path: String, limit: Int) -> YareError {
        YareError("file.too-large", "\(path) is larger than \(limit >> 20) MiB")
    }

    /// Output could not be written (`file.unwritable`).
    static func unwritableOutput(_ number: CInt) -> YareError {
        YareError("file.unwritable", "writing output: \(SystemText.reason(of: number))")
    }
}
