import YareBase

/// The flags about a program that changes manifests: POST.
struct PostRendererFlags: Sendable {
    private var program: String?
    private var arguments: [String] = []

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Post-rendering"
        flags.bind(&program, "post-renderer", help: "a program that reads manifests and writes changed ones")
        flags.bind(
            &arguments, "post-renderer-args", .commaSeparated, help: "an argument for that program; may be repeated")
    }

    /// The program to run, if one is named.
    ///
    /// - Throws: `command-line.invalid-value` when it is not there.
    func postRenderer(_ environment: CommandLineEnvironment) throws(YareError) -> PostRenderer? {
        guard let program, !program.isEmpty else { return nil }
        return try PostRenderer(program, arguments: arguments, searchPath: environment["PATH"] ?? "")
    }
}
