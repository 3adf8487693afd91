import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is at a path.
enum FilePresence {
    case file
    case folder
    /// Nothing that can be looked at, and what the system says.
    case missing(reason: String)

    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self = .missing(reason: SystemText.reason())
            return
        }
        self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }
}
