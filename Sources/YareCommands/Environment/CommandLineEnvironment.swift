import YareBase

/// What the command line takes from the process around it, as a value; tests make their own.
///
/// Only this module looks at variables, home folders and terminals, and hands down what it found.
public struct CommandLineEnvironment: Sendable {
    /// The environment variables.
    public var variables: [String: String]
    /// The path the program was called by.
    public var programPath: String
    /// The folder that relative paths start from; empty for the one that the system takes.
    public var workingFolder: String
    /// Whether standard output is a terminal.
    public var isOutputTerminal: Bool
    /// Whether standard error is a terminal.
    public var isErrorTerminal: Bool

    public init(
        variables: [String: String] = [:], programPath: String = "yare", workingFolder: String = "",
        isOutputTerminal: Bool = false, isErrorTerminal: Bool = false
    ) {
        self.variables = variables
        self.programPath = programPath
        self.workingFolder = workingFolder
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
    }

    /// The name the program was called by, without its folder: it stands in usage lines and some errors.
    var programName: String { FilePath.baseName(programPath) }

    /// The value of a variable, or `nil` when it is not set or empty.
    public subscript(name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The truth of a variable as Go's `strconv.ParseBool` reads it; anything else is `false`.
    func isTrue(_ name: String) -> Bool {
        self[name].flatMap { GoSyntax.bool($0) } ?? false
    }

    /// The whole number in a variable, or `fallback` when there is none.
    func integer(_ name: String, or fallback: Int) -> Int {
        self[name].flatMap { Int($0) } ?? fallback
    }
}
