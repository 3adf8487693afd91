import NIOPosix
import Synchronization
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Renders for the playground.
public protocol PlaygroundRenderer: Sendable {
    /// What comes of a request; never takes longer than a few seconds.
    func outcome(of request: PlaygroundRequest) async -> PlaygroundOutcome
}

/// Renders each request in a process of its own, which is killed when it takes too long.
public struct PlaygroundProcess: PlaygroundRenderer {
    private let program: String
    private let arguments: [String]
    private let longestWait: Int
    private let places: PlaygroundPlaces

    private static let largestAnswer = 32 << 20

    /// - Parameters:
    ///   - program: the path of a program that does what ``PlaygroundWorker`` does.
    ///   - width: how many may render at once.
    ///   - longestWait: the time from start to answer, in milliseconds.
    public init(program: String, arguments: [String], width: Int = 2, longestWait: Int = 5_000) {
        self.program = program
        self.arguments = arguments
        self.longestWait = longestWait
        places = PlaygroundPlaces(width: width)
    }

    public func outcome(of request: PlaygroundRequest) async -> PlaygroundOutcome {
        guard await places.take() else { return PlaygroundOutcome(.playgroundBusy()) }
        let outcome = await answer(to: request)
        await places.giveBack()
        return outcome
    }

    private func answer(to request: PlaygroundRequest) async -> PlaygroundOutcome {
        do {
            return try await NIOThreadPool.singleton.runIfActive {
                let answer = try exchange(PlaygroundMessage.bytes(of: request))
                return try PlaygroundMessage.outcome(answer)
            }
        } catch let error as YareError {
            return PlaygroundOutcome(error)
        } catch {
            return PlaygroundOutcome(.playgroundUnavailable("\(error)"))
        }
    }

    private func exchange(_ request: [UInt8]) throws(YareError) -> [UInt8] {
        let (input, output) = (try ProcessPipe(), try ProcessPipe())
        let process = try spawn(input, output)
        input.closeReading()
        output.closeWriting()
        var exchange = ProcessExchange(request, limit: Self.largestAnswer)
        let isComplete = exchange.run(input, output, milliseconds: longestWait)
        if !isComplete { kill(process, SIGKILL) }
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard isComplete, status == 0 else { throw .playgroundExhausted() }
        return exchange.answer
    }

    /// Starts the process without any environment: templates must not learn what the server knows.
    private func spawn(_ input: ProcessPipe, _ output: ProcessPipe) throws(YareError) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let failure = posix_spawn(&process, program, &actions, nil, &words, &environment)
        if failure != 0 { throw .playgroundUnavailable(String(cString: strerror(failure))) }
        return process
    }
}

/// How many may render at once, and how many may wait for that.
private actor PlaygroundPlaces {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private static let mostWaiting = 16

    init(width: Int) {
        free = width
    }

    /// Takes a place, or returns false where too many wait for one.
    func take() async -> Bool {
        if free > 0 {
            free -= 1
            return true
        }
        guard waiting.count < Self.mostWaiting else { return false }
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
