import YareBase

/// The command that a command line names, and the words that are left for it.
struct CommandFinder {
    /// The names of the groups and the command, without aliases: `["show", "values"]`.
    private(set) var path: [String] = []
    /// What was found.
    private(set) var content: CommandEntry.Content
    /// The words that do not name the command, in their order.
    private(set) var rest: [String]

    private let globalFlags: [Flag]

    /// Walks down the tree as far as the words lead.
    init(_ words: [String], in root: CommandGroup, globalFlags: [Flag]) {
        content = .group(root)
        rest = words
        self.globalFlags = globalFlags
        while case .group(let group) = content, let index = indexOfFirstArgument, let entry = group[rest[index]] {
            if !entry.isPlace { rest.remove(at: index) }
            path.append(entry.name)
            content = entry.content
        }
        if case .group(let group) = content, let own = group.ownCommand { content = .asynchronous(own) }
    }

    /// The first word that is neither a flag nor the value of one.
    ///
    /// As in Helm's command line library, an unknown flag is taken for one that takes a value.
    var indexOfFirstArgument: Int? {
        var index = 0
        while index < rest.count {
            let word = rest[index]
            if word == "--" { return nil }
            if !word.hasPrefix("-") || word == "-" { return index }
            index += takesNextWord(word) ? 2 : 1
        }
        return nil
    }

    private func takesNextWord(_ word: String) -> Bool {
        guard !word.utf8.contains(UInt8(ascii: "=")) else { return false }
        if word.hasPrefix("--") {
            return globalFlags.first { $0.name == word.dropFirst(2) }.map { $0.bareValue == nil } ?? true
        }
        let letters = word.unicodeScalars.dropFirst()
        guard letters.count == 1 else { return false }
        return globalFlags.first { $0.short == letters.first }.map { $0.bareValue == nil } ?? true
    }
}
