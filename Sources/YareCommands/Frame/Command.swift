import YareBase

/// A command: a shell around one call of a library.
///
/// Its flags become properties, its words too, choices are settled once in ``validate(_:)``, and `run` makes the call and
/// writes the result.
protocol Command: Sendable {
    /// What help tells about the command.
    static var description: CommandDescription { get }

    init()

    /// Declares the flags; runs twice, see ``FlagBinder``.
    mutating func bind(_ flags: inout FlagBinder)

    /// Takes the words that are no flags, their number already checked, and settles what the flags mean together.
    mutating func validate(_ arguments: [String]) throws(YareError)

    /// What has to be fetched before the command can run; asking costs no more than looking for a path.
    func remoteNeeds(in context: CommandContext) -> RemoteNeeds

    /// Words that may stand next on the command line, for completion in a shell.
    static func candidates(after arguments: [String], in context: CommandContext) -> [String]
}

extension Command {
    mutating func bind(_ flags: inout FlagBinder) {}
    mutating func validate(_ arguments: [String]) throws(YareError) {}
    func remoteNeeds(in context: CommandContext) -> RemoteNeeds { RemoteNeeds() }
    static func candidates(after arguments: [String], in context: CommandContext) -> [String] { [] }
}

/// A command that computes and is done; it runs without starting Swift's concurrency.
protocol SynchronousCommand: Command {
    func run(in context: CommandContext) throws(YareError)
}

/// A command that waits for a cluster, a network or a server.
protocol AsynchronousCommand: Command {
    /// Whether the command looks out for SIGINT and SIGTERM itself; others are cancelled by the first of them.
    static var handlesSignals: Bool { get }

    func run(in context: CommandContext) async throws
}

extension AsynchronousCommand {
    static var handlesSignals: Bool { false }
}

/// What help tells about a command, and how many words it takes.
struct CommandDescription: Sendable {
    /// One line in lower case, for the list of commands.
    var summary: String
    /// The words after the command in its usage line: `[NAME] [CHART]`.
    var usage: String = ""
    /// How many words the command takes.
    var arguments: ArgumentRule
    /// What stands before the message when the command fails: `INSTALLATION FAILED: `.
    var failurePrefix: String = ""
    /// What the command does, in a few sentences.
    var discussion: String = ""
    /// Command lines that show it, each with a line that says what for.
    var examples: [Example] = []
    /// What stands after the words in the usage line.
    var usageSuffix: String = "[flags]"

    struct Example: Sendable {
        var purpose: String
        /// Without the program's name.
        var line: String

        init(_ purpose: String, _ line: String) {
            self.purpose = purpose
            self.line = line
        }
    }
}

/// How many words beside flags a command takes.
enum ArgumentRule: Sendable {
    case none
    case exactly(Int)
    case atLeast(Int)
    case atMost(Int)
    /// The command says itself what is wrong.
    case any

    /// Makes sure that the number is right.
    ///
    /// - Throws: `command-line.arguments` in Helm's words, with the usage line.
    func check(_ arguments: [String], of command: String, usage: String) throws(YareError) {
        guard let complaint = complaint(about: arguments.count) else { return }
        throw YareError("command-line.arguments", "\"\(command)\" \(complaint)\n\nUsage:  \(usage)")
    }

    private func complaint(about count: Int) -> String? {
        switch self {
        case .none: count == 0 ? nil : "accepts no arguments"
        case .exactly(let number): count == number ? nil : "requires \(Self.arguments(number))"
        case .atLeast(let number): count >= number ? nil : "requires at least \(Self.arguments(number))"
        case .atMost(let number): count <= number ? nil : "accepts at most \(Self.arguments(number))"
        case .any: nil
        }
    }

    private static func arguments(_ number: Int) -> String {
        "\(number) argument\(number == 1 ? "" : "s")"
    }
}
