import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Yare as a process: the words, environment and streams of this one, and its exit status.
public enum YareProcess {
    /// Where this program lies, to start it once more; on Linux also after its file was replaced.
    static var executablePath: String {
        #if os(Linux)
            "/proc/self/exe"
        #else
            CommandLine.arguments[0]
        #endif
    }

    /// Runs the command line of this process and ends it.
    ///
    /// Swift's concurrency is started only for commands that wait for others. They are cancelled by a signal to end, see
    /// ``EndingSignals``.
    public static func run() -> Never {
        let words = CommandLine.arguments
        let commandLine = YareCommandLine(
            environment: .ofProcess(program: words.first ?? "yare"), streams: .ofProcess())
        switch commandLine.begin(Array(words.dropFirst())) {
        case .finished(let status):
            exit(status.code)
        case .waiting(let rest, let handlesSignals):
            if !handlesSignals { EndingSignals.block() }
            let command = Task { exit(await rest().code) }
            if handlesSignals { while true { pause() } }
            _ = EndingSignals.wait()
            command.cancel()
            EndingSignals.die(of: EndingSignals.wait())
        }
    }
}
