#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that a test takes away.
enum TestFile {
    static func remove(_ path: String) {
        unlink(path)
    }
}
