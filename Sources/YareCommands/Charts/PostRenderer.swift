import YareBase

/// A program that reads rendered manifests and writes the manifests to use.
///
/// Source: Helm 3's `postrender.NewExec`.
struct PostRenderer: Sendable {
    private let program: String
    private let arguments: [String]

    /// Looks a program up: a name without a slash in `PATH`.
    ///
    /// - Throws: `command-line.invalid-value` when there is none.
    init(_ program: String, arguments: [String], searchPath: String) throws(YareError) {
        guard let path = ChildProcess.path(of: program, in: searchPath) else { throw .noPostRenderer(program) }
        self.program = path
        self.arguments = arguments
    }

    /// What the program makes of manifests.
    ///
    /// - Throws: `post-renderer.failed` when it cannot be run or ends with a failure.
    func run(_ manifests: String) throws(YareError) -> String {
        let result: ChildProcess.Result
        do {
            result = try ChildProcess(program: program, arguments: arguments)
                .run(input: EscapedBytes.bytes(of: manifests))
        } catch {
            throw .postRendererFailed(program, error.message, standardError: "")
        }
        guard result.status == 0 else {
            throw .postRendererFailed(program, "exit status \(result.status)", standardError: result.errorText)
        }
        return EscapedBytes.string(from: result.output)
    }
}

extension YareError {
    /// The program for post-rendering is not there (`command-line.invalid-value`).
    static func noPostRenderer(_ program: String) -> YareError {
        let name = program.debugDescription
        let reason =
            program.utf8.contains(UInt8(ascii: "/"))
            ? "stat \(program): no such file or directory" : "executable file not found in $PATH"
        return YareError(
            "command-line.invalid-value",
            "invalid argument \(name) for \"--post-renderer\" flag: unable to find binary at \(program): "
                + "exec: \(name): \(reason)")
    }

    /// A post-renderer could not be run or ended with a failure (`post-renderer.failed`).
    static func postRendererFailed(_ program: String, _ reason: String, standardError: String) -> YareError {
        YareError(
            "post-renderer.failed",
            "error while running post render on files: error while running command \(program). error output:\n"
                + "\(standardError): \(reason)")
    }
}
