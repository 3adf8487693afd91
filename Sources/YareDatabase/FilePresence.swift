import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The mark of a process that has a database file open: a shared lock on a file beside it.
///
/// The first to come holds the lock alone for a moment. Only then does a journal that lies beside the database mean
/// that its last user did not close it; otherwise it may be another's who is at work.
final class FilePresence: Sendable {
    /// Whether nobody else had the file open on arrival.
    let isAlone: Bool
    private let descriptor: Mutex<CInt?>

    /// Marks the file as open; `nil` where the mark cannot be made, as on a read-only disk.
    init?(_ path: String) {
        let descriptor = open(path + "-open", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        isAlone = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        // whoever is alone may be looking through the file: wait for it
        if !isAlone { _ = flock(descriptor, LOCK_SH) }
        self.descriptor = Mutex(descriptor)
    }

    /// Lets others in who have waited.
    func admitOthers() {
        descriptor.withLock { descriptor in
            if let descriptor { _ = flock(descriptor, LOCK_SH) }
        }
    }

    /// Takes the mark away.
    func leave() {
        descriptor.withLock { descriptor in
            if let descriptor { _ = Self.closeFile(descriptor) }
            descriptor = nil
        }
    }

    deinit { leave() }

    private static func closeFile(_ descriptor: CInt) -> CInt { close(descriptor) }

    /// Whether a journal with something in it lies beside the database.
    static func hasJournal(_ path: String) -> Bool {
        var information = stat()
        return stat(path + "-wal", &information) == 0 && information.st_size > 0
    }
}
