#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The signals that ask a process to end: SIGINT (Ctrl-C) and SIGTERM.
///
/// A command that waits is cancelled by the first, so that it can record how far it came and give back what it holds; the
/// second ends the process at once. No code runs in a signal handler: the main thread waits for the signals, which are
/// blocked in all threads.
enum EndingSignals {
    /// Holds the signals back; to be called before any thread is started, which takes this over.
    static func block() {
        var signals = set
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits for one of the signals, whose number it returns.
    static func wait() -> Int32 {
        var signals = set
        var number: Int32 = 0
        while sigwait(&signals, &number) != 0 {}
        return number
    }

    /// Ends the process as a signal does that nobody looks out for.
    static func die(of number: Int32) -> Never {
        signal(number, SIG_DFL)
        var signals = set
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
        exit(128 + number)
    }

    private static var set: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        return signals
    }
}
