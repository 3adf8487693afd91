import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reading of an open file at any place.
enum FileDescriptor {
    /// Some of a file's bytes.
    ///
    /// - Throws: `storage.failed`, also when the file ends before.
    static func bytes(of descriptor: CInt, in range: Range<Int>, name: String) throws(YareError) -> [UInt8] {
        var failure: CInt?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                let start = buffer.baseAddress?.advanced(by: count)
                let read = pread(descriptor, start, range.count - count, off_t(range.lowerBound + count))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                if read <= 0 { return }
                count += read
            }
        }
        if let failure { throw .storageFailed("read", name, failure) }
        if bytes.count < range.count { throw .storedFileTruncated(name) }
        return bytes
    }
}
