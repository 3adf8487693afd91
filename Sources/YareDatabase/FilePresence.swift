import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The mark of a process that has a database file open: a shared lock on a file beside it, which says whether someone
/// is in the middle of work.
///
/// The first to come holds the lock alone for a moment. Only then does the word `busy` in the file mean that its last
/// user did not close it; otherwise it may be another's who is at work.
final class FilePresence: Sendable {
    /// Whether nobody has the file open and the last who had did not close it.
    let wasLeftInTheMiddle: Bool
    private let state: Mutex<State>

    private struct State {
        var descriptor: CInt?
        var isWorking = false
    }

    private static let busy = UInt8(ascii: "b")
    private static let closed = UInt8(ascii: "c")

    /// Marks the file as open; `nil` where the mark cannot be made, as on a read-only disk.
    init?(_ path: String) {
        let descriptor = open(path + "-open", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        let isAlone = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        // whoever is alone may be looking through the file: wait for it
        if !isAlone { _ = flock(descriptor, LOCK_SH) }
        wasLeftInTheMiddle = isAlone && Self.word(in: descriptor) == Self.busy
        state = Mutex(State(descriptor: descriptor))
    }

    /// Lets others in who have waited, after the file was found whole.
    func admitOthers() {
        state.withLock { state in
            guard let descriptor = state.descriptor else { return }
            if wasLeftInTheMiddle { Self.write(Self.closed, to: descriptor) }
            _ = flock(descriptor, LOCK_SH)
        }
    }

    /// Says that from now on the file may be found in the middle of work.
    func beginWork() {
        state.withLock { state in
            guard let descriptor = state.descriptor, !state.isWorking else { return }
            state.isWorking = true
            Self.write(Self.busy, to: descriptor)
        }
    }

    /// Takes the mark away; the last one out says that the file was closed.
    func leave() {
        state.withLock { state in
            guard let descriptor = state.descriptor else { return }
            if state.isWorking, flock(descriptor, LOCK_EX | LOCK_NB) == 0 { Self.write(Self.closed, to: descriptor) }
            Self.closeFile(descriptor)
            state.descriptor = nil
        }
    }

    deinit {
        state.withLock { state in
            if let descriptor = state.descriptor { Self.closeFile(descriptor) }
        }
    }

    /// Makes the file, where it is not there, for its owner's eyes only: it holds values and Secrets. Journals take its
    /// mode over.
    static func makePrivate(_ path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { closeFile(descriptor) }
    }

    private static func closeFile(_ descriptor: CInt) { close(descriptor) }

    private static func word(in descriptor: CInt) -> UInt8? {
        var byte: UInt8 = 0
        return pread(descriptor, &byte, 1, 0) == 1 ? byte : nil
    }

    private static func write(_ word: UInt8, to descriptor: CInt) {
        var byte = word
        _ = pwrite(descriptor, &byte, 1, 0)
    }
}
