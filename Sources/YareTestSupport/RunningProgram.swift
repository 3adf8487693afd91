import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A process that a test has started. It is killed when the last reference to it is gone.
public final class RunningProgram: Sendable {
    /// Standard input, output and error are files in here, so that no pipe can fill up and block the process.
    private let folder: TemporaryFolder
    private let process: Process
    private let end: AsyncStream<Void>

    init(
        _ program: TestProgram, _ words: [String], environment: [String: String], folder workingFolder: String,
        input: [UInt8]
    ) throws {
        folder = try TemporaryFolder(["output": "", "error": ""])
        try folder.write(input, to: "input")
        process = Process()
        process.executableURL = URL(fileURLWithPath: program.path)
        process.arguments = words
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"].merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
        process.standardInput = FileHandle(forReadingAtPath: folder.path + "/input")
        process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
        process.standardError = FileHandle(forWritingAtPath: folder.path + "/error")
        let (end, continuation) = AsyncStream<Void>.makeStream()
        self.end = end
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// The system's number of the process.
    public var identifier: Int32 { process.processIdentifier }

    public var isRunning: Bool { process.isRunning }

    /// What the process has written to standard output so far.
    public var output: String { text("output") }

    /// What the process has written to standard error so far.
    public var error: String { text("error") }

    /// Sends a signal.
    public func signal(_ number: Int32) {
        if process.isRunning { kill(process.processIdentifier, number) }
    }

    /// Waits for the end of the process, and kills it when that takes longer than `timeout` seconds.
    public func result(timeout: Double = 120) async throws -> TestProgram.Result {
        let killer = Task {
            try await Task.sleep(for: .seconds(timeout))
            signal(SIGKILL)
        }
        for await _ in end {}
        killer.cancel()
        let wasSignalled = process.terminationReason == .uncaughtSignal
        return TestProgram.Result(
            status: wasSignalled ? -process.terminationStatus : process.terminationStatus,
            outputBytes: try folder.read("output"), error: error)
    }

    /// The process ended, or the time was up, before what was waited for had come.
    public struct NotSeen: Error {
        let text: String
        let output: String
        let error: String
    }

    /// Waits until the process has written `text` to standard output or standard error.
    ///
    /// The time limit is for a machine that has much else to do, not for the process.
    ///
    /// - Returns: the line that holds it.
    public func line(with text: String, timeout: Double = 180) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(timeout)
        while true {
            let isLast = !isRunning || ContinuousClock.now >= deadline
            for line in (output + "\n" + error).split(separator: "\n") where line.contains(text) { return String(line) }
            if isLast { throw NotSeen(text: text, output: output, error: error) }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func text(_ name: String) -> String {
        (try? folder.read(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
