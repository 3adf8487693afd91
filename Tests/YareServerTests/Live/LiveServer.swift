import YareTestSupport

/// `yare serve` as a process of its own.
struct LiveServer {
    let folder: TemporaryFolder
    let program: RunningProgram
    /// The address it says it serves at.
    let url: String

    /// Starts the server on a free port and waits until it listens.
    ///
    /// - Parameters:
    ///   - path: the folder inside `folder` that is served.
    ///   - variables: what the server's environment has beside the folders.
    init(
        _ flags: [String] = [], in folder: TemporaryFolder, path: String = "packages",
        variables: [String: String] = [:]
    ) async throws {
        self.folder = folder
        program = try TestProgram.yare.start(
            ["serve", folder.path + "/" + path, "--port", "0"] + flags,
            environment: Self.environment(folder).merging(variables) { $1 })
        let line = try await program.line(with: "Serving ")
        url = String(line.split(separator: " ").last ?? "")
    }

    /// Runs the real Helm with its files in the test's folder.
    func helm(_ words: String...) async throws -> TestProgram.Result {
        try await helm(words)
    }

    func helm(_ words: [String]) async throws -> TestProgram.Result {
        try await TestProgram.helm.run(words, environment: Self.environment(folder), in: folder.path)
    }

    /// Runs curl, which prints the body and, on a line of its own, the status.
    func curl(_ words: String...) async throws -> String {
        try await curl(words)
    }

    /// Whether what curl prints ends with a text.
    func curl(_ words: String..., endsWith text: String) async throws -> Bool {
        try await curl(words).hasSuffix(text)
    }

    /// Whether what curl prints holds a text.
    func curl(_ words: String..., containing text: String) async throws -> Bool {
        try await curl(words).contains(text)
    }

    func curl(_ words: [String]) async throws -> String {
        try await TestProgram.named("curl").run(["-sS", "-w", "\n%{http_code}"] + words, in: folder.path).output
    }

    /// Runs a command of Yare.
    static func yare(_ words: [String], in folder: TemporaryFolder, input: String = "") async throws
        -> TestProgram.Result
    {
        try await TestProgram.yare.run(
            words, environment: environment(folder), in: folder.path, input: Array(input.utf8))
    }

    private static func environment(_ folder: TemporaryFolder) -> [String: String] {
        let home = folder.path + "/home"
        return [
            "HOME": home, "HELM_CACHE_HOME": home + "/cache", "HELM_CONFIG_HOME": home + "/config",
            "HELM_DATA_HOME": home + "/data", "GNUPGHOME": folder.path + "/gnupg",
        ]
    }
}
