public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension YareError {
    /// What is being uploaded is larger than allowed (`upload.too-large`).
    public static func uploadTooLarge(limit: Int) -> YareError {
        YareError(
            "upload.too-large", "the upload is larger than \(limit) bytes",
            hint: "raise the server's --max-upload-size if that is intended")
    }

    /// A call of the system failed on a file of the storage (`storage.full` where the disk is, else `storage.failed`).
    ///
    /// - Parameter number: the system's `errno`.
    static func storageFailed(_ action: String, _ name: String, _ number: CInt) -> YareError {
        if number == ENOSPC || number == EDQUOT {
            return YareError(
                "storage.full", "there is no space left to \(action) \"\(name)\"", hint: "free some space and try again"
            )
        }
        return YareError("storage.failed", "cannot \(action) \"\(name)\": \(String(cString: strerror(number)))")
    }

    /// A name leads out of the storage or to a hidden file (`storage.unsafe-name`).
    static func unsafeStorageName(_ name: String) -> YareError {
        YareError("storage.unsafe-name", "\"\(name)\" is not a name for a stored file")
    }

    /// A stored file became shorter while it was read (`storage.failed`).
    static func storedFileTruncated(_ name: String) -> YareError {
        YareError("storage.failed", "\"\(name)\" ends early: it was changed while it was read")
    }
}
