import Foundation

/// A program that a test runs as a process of its own: Yare itself, the real Helm, a server beside it.
public struct TestProgram: Sendable {
    /// The absolute path of the program.
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// The program is not on this machine; `make test` installs all that the tests run.
    public struct NotInstalled: Error {
        let name: String
    }

    /// The Yare that was built with the tests: it lies beside their bundle.
    public static let yare = TestProgram(path: buildFolder + "/yare")

    /// The real Helm 3.17.3, which `Scripts/install-test-tools` puts into `.venv`.
    public static var helm: TestProgram {
        get throws { try named("helm") }
    }

    /// A program of `.venv` in the source folder, else of the system's folders.
    public static func named(_ name: String) throws -> TestProgram {
        let folders = [
            sourceFolder + "/.venv/bin", "/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin",
        ]
        guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") })
        else { throw NotInstalled(name: name) }
        return TestProgram(path: "\(folder)/\(name)")
    }

    /// The root of the source tree.
    public static let sourceFolder = String(#filePath.dropLast("/Sources/YareTestSupport/TestProgram.swift".count))

    private static var buildFolder: String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path
    }

    /// What a process left behind.
    public struct Result: Sendable {
        /// The exit status; the negated signal number where a signal ended the process.
        public let status: Int32
        public let outputBytes: [UInt8]
        public let error: String

        public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - environment: all the variables that the process sees besides `PATH`.
    ///   - folder: the working folder.
    ///   - input: what the process reads from standard input.
    ///   - timeout: the seconds after which the process is killed, which shows as status -9.
    public func run(
        _ words: [String], environment: [String: String] = [:], in folder: String = "/", input: [UInt8] = [],
        timeout: Double = 120
    ) async throws -> Result {
        try await start(words, environment: environment, in: folder, input: input).result(timeout: timeout)
    }

    /// Starts the program and goes on; the process is killed when the last reference to it is gone.
    public func start(
        _ words: [String], environment: [String: String] = [:], in folder: String = "/", input: [UInt8] = []
    ) throws -> RunningProgram {
        try RunningProgram(self, words, environment: environment, folder: folder, input: input)
    }
}
