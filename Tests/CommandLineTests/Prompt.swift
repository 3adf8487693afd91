import YareTestSupport

@testable import YareCommands

/// A user at a prompt: runs command lines in this process, with an environment and folders of their own.
final class Prompt: Sendable {
    /// Holds the user's folders and the files of the test.
    let folder: TemporaryFolder
    private let variables: [String: String]
    private let input: String
    private let programPath: String

    /// - Parameters:
    ///   - files: files of the test, by their paths in its folder.
    ///   - variables: environment variables besides those that lead to the test's own folders.
    init(
        _ files: [String: String] = [:], variables: [String: String] = [:], input: String = "",
        programPath: String = "/usr/bin/yare"
    ) throws {
        folder = try TemporaryFolder(files)
        self.input = input
        self.programPath = programPath
        self.variables = [
            "HOME": folder.path + "/home", "PATH": "/usr/bin:/bin", "YARE_TARGET": "embedded", "USER": "tester",
        ].merging(variables) { $1 }
    }

    /// What a command line left behind.
    struct Result: Equatable {
        var status: Int32
        var output: String
        var error: String
    }

    /// Runs a command line; the word `@` in front of a path stands for the test's folder.
    func run(_ words: [String]) async -> Result {
        let streams = StandardStreams(
            output: .memory(), error: .memory(), readInput: { [input] in Array(input.utf8) })
        let commandLine = YareCommandLine(
            environment: CommandLineEnvironment(
                variables: variables, programPath: programPath, workingFolder: folder.path),
            streams: streams)
        let status = await commandLine.run(words.map(located))
        return Result(
            status: status.code, output: relative(streams.output.contents), error: relative(streams.error.contents))
    }

    /// Runs a command line written as in a shell without quotes.
    func run(_ line: String) async -> Result {
        await run(line.split(separator: " ").map(String.init))
    }

    private func located(_ word: String) -> String {
        word.split(separator: "@/", omittingEmptySubsequences: false).joined(separator: folder.path + "/")
    }

    private func relative(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
            .split(separator: folder.path + "/", omittingEmptySubsequences: false).joined(separator: "@/")
    }
}
