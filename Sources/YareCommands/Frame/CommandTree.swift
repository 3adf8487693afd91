/// A word of the command line that names a command or a group of commands.
struct CommandEntry: Sendable {
    let name: String
    let aliases: [String]
    let content: Content
    /// Whether help leaves the command out.
    let isHidden: Bool
    /// Whether the command is named by the beginning of a word that it takes itself.
    private(set) var isPlace = false

    enum Content: Sendable {
        case synchronous(any SynchronousCommand.Type)
        case asynchronous(any AsynchronousCommand.Type)
        case group(CommandGroup)
    }

    /// A command that needs no concurrency.
    static func command(
        _ name: String, aliases: [String] = [], _ type: any SynchronousCommand.Type, isHidden: Bool = false
    ) -> CommandEntry {
        CommandEntry(name: name, aliases: aliases, content: .synchronous(type), isHidden: isHidden)
    }

    /// A command that waits for others.
    static func command(
        _ name: String, aliases: [String] = [], waiting type: any AsynchronousCommand.Type
    ) -> CommandEntry {
        CommandEntry(name: name, aliases: aliases, content: .asynchronous(type), isHidden: false)
    }

    /// A command that is meant where a word begins so; the word is the command's first.
    static func place(_ beginning: String, waiting type: any AsynchronousCommand.Type) -> CommandEntry {
        var entry = CommandEntry.command(beginning, waiting: type)
        entry.isPlace = true
        return entry
    }

    static func group(_ name: String, aliases: [String] = [], _ group: CommandGroup) -> CommandEntry {
        CommandEntry(name: name, aliases: aliases, content: .group(group), isHidden: false)
    }

    /// Whether a word of the command line names the command.
    func isNamed(_ word: String) -> Bool {
        isPlace ? word.hasPrefix(name) : word == name || aliases.contains(word)
    }

    /// The line about the command in the list of its group.
    var summary: String {
        switch content {
        case .synchronous(let type): type.description.summary
        case .asynchronous(let type): type.description.summary
        case .group(let group): group.summary
        }
    }
}

/// Commands that share a word, such as `show`, or all commands of the program.
struct CommandGroup: Sendable {
    /// One line in lower case.
    let summary: String
    /// What the commands are for, in a few sentences.
    let discussion: String
    let sections: [Section]
    /// What runs when the words name none of the commands.
    let ownCommand: (any AsynchronousCommand.Type)?

    /// Commands that help shows under one heading.
    struct Section: Sendable {
        let heading: String
        let entries: [CommandEntry]

        init(_ heading: String, _ entries: [CommandEntry]) {
            self.heading = heading
            self.entries = entries
        }
    }

    init(
        summary: String, discussion: String = "", sections: [Section],
        ownCommand: (any AsynchronousCommand.Type)? = nil
    ) {
        self.ownCommand = ownCommand
        self.summary = summary
        self.discussion = discussion
        self.sections = sections
    }

    /// The command with a name or an alias.
    subscript(name: String) -> CommandEntry? {
        for section in sections {
            if let entry = section.entries.first(where: { $0.isNamed(name) }) {
                return entry
            }
        }
        return nil
    }

    /// The commands that people see.
    var visibleEntries: [CommandEntry] {
        sections.flatMap(\.entries).filter { !$0.isHidden }
    }
}
