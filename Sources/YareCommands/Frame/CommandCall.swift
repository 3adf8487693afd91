import YareBase

/// One command line on its way to a command: what was found so far, so that an error can say as much as is known.
struct CommandCall: Sendable {
    private let environment: CommandLineEnvironment
    private(set) var global: GlobalOptions
    private(set) var path: [String] = []
    /// What stands before the message of an error: the command's own prefix once it runs.
    private(set) var failurePrefix = ""

    init(environment: CommandLineEnvironment) {
        self.environment = environment
        global = GlobalOptions(environment)
    }

    /// The command's words as the user knows them.
    var commandPath: String { ([environment.programName] + path).joined(separator: " ") }

    /// What a command line asks for.
    enum Request {
        /// A text to print, such as help.
        case text(String)
        /// What may come behind these words.
        case completion([String])
        case synchronous(any SynchronousCommand)
        case asynchronous(any AsynchronousCommand)
    }

    /// Finds the command, parses its flags and checks its words.
    mutating func prepare(_ words: [String]) throws(YareError) -> Request {
        var declared = FlagBinder()
        var unused = global
        unused.bind(&declared)
        if words.first == Completion.command { return .completion(Array(words.dropFirst())) }
        let finder = CommandFinder(Self.asked(words), in: .root, globalFlags: declared.flags)
        path = finder.path
        switch finder.content {
        case .group(let group):
            return .text(try helpText(of: group, for: finder.rest))
        case .synchronous(let type):
            var command: any SynchronousCommand = type.init()
            return try fill(&command, with: finder.rest) ?? .synchronous(command)
        case .asynchronous(let type):
            var command: any AsynchronousCommand = type.init()
            return try fill(&command, with: finder.rest) ?? .asynchronous(command)
        }
    }

    /// A command line that asks for help as a command line with the flag: `help show values` is `show values --help`.
    private static func asked(_ words: [String]) -> [String] {
        words.first == "help" ? Array(words.dropFirst()) + ["--help"] : words
    }

    /// Gives a command its flags and words, or answers with its help.
    private mutating func fill(_ command: inout some Command, with words: [String]) throws(YareError) -> Request? {
        let arguments = try parse(words) { (flags) in command.bind(&flags) }
        let description = type(of: command).description
        if global.wantsHelp { return .text(helpPage.text(of: description, flags: declaredFlags(of: command))) }
        try description.arguments.check(arguments, of: commandPath, usage: helpPage.usageLine(of: description))
        failurePrefix = description.failurePrefix
        try command.validate(arguments)
        return nil
    }

    /// Parses flags, stores them, and returns the words that are none.
    private mutating func parse(
        _ words: [String], bindingOwn: (inout FlagBinder) -> Void = { _ in }
    ) throws(YareError) -> [String] {
        var binder = FlagBinder()
        bindingOwn(&binder)
        global.bind(&binder)
        var parser = FlagParser(binder.flags)
        try parser.parse(words)
        binder = FlagBinder(storing: parser.given)
        bindingOwn(&binder)
        global.bind(&binder)
        return parser.arguments
    }

    private func declaredFlags(of command: some Command) -> [Flag] {
        var binder = FlagBinder()
        var (command, global) = (type(of: command).init(), GlobalOptions())
        command.bind(&binder)
        global.bind(&binder)
        return binder.flags
    }

    private var helpPage: HelpPage { HelpPage(commandPath: commandPath, programName: environment.programName) }

    /// The help of a group, unless the words name something that it does not have.
    private mutating func helpText(of group: CommandGroup, for words: [String]) throws(YareError) -> String {
        let arguments = try parse(words)
        if let word = arguments.first {
            throw .unknownCommand(word, of: commandPath, program: environment.programName, in: group)
        }
        return helpPage.text(of: group)
    }
}
