import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program run to its end, with what it reads and all that it writes.
struct ChildProcess: Sendable {
    let program: String
    let arguments: [String]

    /// What a program left behind.
    struct Result: Sendable {
        /// The exit status; 128 and the number of the signal when one ended the program.
        var status: Int32
        var output: [UInt8]
        var errorOutput: [UInt8]

        var errorText: String { String(decoding: errorOutput, as: UTF8.self) }
    }

    /// Where a program lies: a name without a slash is looked for in the folders of a search path.
    static func path(of program: String, in searchPath: String) -> String? {
        if program.utf8.contains(UInt8(ascii: "/")) { return access(program, X_OK) == 0 ? program : nil }
        return searchPath.split(separator: ":").lazy.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs the program.
    ///
    /// - Throws: `file.unreachable` when it cannot be started.
    func run(input: [UInt8]) throws(YareError) -> Result {
        try runToEnd(input, deadline: nil).result
    }

    /// Runs the program, and kills it when it takes too long.
    ///
    /// - Returns: what it left behind, or `nil` when the time was up.
    /// - Throws: `file.unreachable` when it cannot be started.
    func run(input: [UInt8], within limit: Duration) throws(YareError) -> Result? {
        let (result, isInTime) = try runToEnd(input, deadline: .now + limit)
        return isInTime ? result : nil
    }

    private func runToEnd(
        _ input: [UInt8], deadline: ContinuousClock.Instant?
    ) throws(YareError) -> (result: Result, isInTime: Bool) {
        let (inputPipe, outputPipe, errorPipe) = (try Pipe(), try Pipe(), try Pipe())
        let process = try spawn(inputPipe, outputPipe, errorPipe)
        inputPipe.reading.close()
        outputPipe.writing.close()
        errorPipe.writing.close()
        var exchange = PipeExchange(input: input)
        let isInTime = exchange.run(
            input: inputPipe.writing, output: outputPipe.reading, error: errorPipe.reading, deadline: deadline)
        if !isInTime { kill(process, SIGKILL) }
        let result = Result(
            status: ChildProcess.wait(for: process), output: exchange.output, errorOutput: exchange.errorOutput)
        return (result, isInTime)
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private func spawn(_ input: Pipe, _ output: Pipe, _ error: Pipe) throws(YareError) -> pid_t {
        var actions = Self.actions(input, output, error)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = Self.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, program, &actions, &attributes, &words, environ)
        if failure != 0 {
            errno = failure
            throw .systemCallFailed("fork/exec", path: program)
        }
        return process
    }

    #if canImport(Darwin)
        private typealias FileActions = posix_spawn_file_actions_t?
        private typealias Attributes = posix_spawnattr_t?
        private static var noActions: FileActions { nil }
        private static var noAttributes: Attributes { nil }
    #else
        private typealias FileActions = posix_spawn_file_actions_t
        private typealias Attributes = posix_spawnattr_t
        private static var noActions: FileActions { FileActions() }
        private static var noAttributes: Attributes { Attributes() }
    #endif

    /// The pipes as the program's standard streams.
    private static func actions(_ input: Pipe, _ output: Pipe, _ error: Pipe) -> FileActions {
        var actions = noActions
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input.reading.number, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing.number, 1)
        posix_spawn_file_actions_adddup2(&actions, error.writing.number, 2)
        return actions
    }

    /// The signals that this process holds back are the program's to take.
    private static func attributes() -> Attributes {
        var attributes = noAttributes
        posix_spawnattr_init(&attributes)
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        return attributes
    }
}
