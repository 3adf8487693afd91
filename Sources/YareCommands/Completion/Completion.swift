import YareBase

/// What may stand at the end of a command line: the answer to a shell that completes one.
///
/// The shells' scripts call `yare __complete WORD…` with the words so far, the last of them begun or empty. The answer has
/// a line for each candidate, `word` or `word<tab>description`, and a last line `:files` or `:none` that says whether paths
/// fit too.
struct Completion {
    /// The word that asks for completion instead of a command.
    static let command = "__complete"

    private let previous: [String]
    private let current: String
    private let context: CommandContext

    init(_ words: [String], in context: CommandContext) {
        previous = words.dropLast()
        current = words.last ?? ""
        self.context = context
    }

    /// A word that fits, and what it stands for.
    struct Candidate: Hashable {
        var word: String
        var summary = ""
    }

    /// The answer as the shells' scripts read it.
    var text: String {
        let (candidates, fitsPaths) = answer
        let lines = candidates.filter { $0.word.hasPrefix(current) }.map { candidate in
            candidate.summary.isEmpty ? candidate.word : "\(candidate.word)\t\(candidate.summary)"
        }
        return (lines + [fitsPaths ? ":files" : ":none"]).joined(separator: "\n") + "\n"
    }

    private var answer: (candidates: [Candidate], fitsPaths: Bool) {
        let finder = CommandFinder(previous, in: .root, globalFlags: Self.flags())
        switch finder.content {
        case .group(let group):
            if current.hasPrefix("-") { return (Self.candidates(Self.flags()), false) }
            return (group.visibleEntries.map { Candidate(word: $0.name, summary: $0.summary) }, false)
        case .synchronous(let type):
            return answer(for: type, finder.rest)
        case .asynchronous(let type):
            return answer(for: type, finder.rest)
        }
    }

    private func answer(for type: any Command.Type, _ words: [String]) -> (candidates: [Candidate], fitsPaths: Bool) {
        let flags = Self.flags(of: type)
        if let flag = Self.flag(among: flags, waitingBehind: words) {
            return (Self.values(of: flag).map { Candidate(word: $0) }, Self.values(of: flag).isEmpty)
        }
        if current.hasPrefix("--"), let equals = current.firstIndex(of: "="),
            let flag = flags.first(where: { $0.name == current[..<equals].dropFirst(2) })
        {
            return (Self.values(of: flag).map { Candidate(word: "--\(flag.name)=\($0)") }, false)
        }
        if current.hasPrefix("-") { return (Self.candidates(flags), false) }
        var parser = FlagParser(flags)
        try? parser.parse(words)
        let words = type.candidates(after: parser.arguments, in: context)
        return (words.map { Candidate(word: $0) }, words.isEmpty)
    }

    /// The flag whose value comes next, if the last word before is one that takes the next word.
    private static func flag(among flags: [Flag], waitingBehind words: [String]) -> Flag? {
        guard let last = words.last, last.hasPrefix("-"), last != "--", !last.utf8.contains(UInt8(ascii: "=")) else {
            return nil
        }
        let flag =
            last.hasPrefix("--")
            ? flags.first { $0.name == last.dropFirst(2) }
            : flags.first { $0.short == last.unicodeScalars.last }
        return flag.flatMap { $0.bareValue == nil ? $0 : nil }
    }

    private static func values(of flag: Flag) -> [String] {
        switch flag.kind {
        case .bool: ["true", "false"]
        case .choice(let words, _): words.filter { GoSyntax.bool($0) == nil || words.count <= 3 }
        case .integer, .duration, .text, .texts, .commaSeparated, .pairs: []
        }
    }

    private static func candidates(_ flags: [Flag]) -> [Candidate] {
        flags.filter { $0.heading != nil }.map { Candidate(word: "--\($0.name)", summary: $0.help) }
    }

    /// The flags of a command and the global ones, or the global ones alone.
    private static func flags(of type: (any Command.Type)? = nil) -> [Flag] {
        var binder = FlagBinder()
        var global = GlobalOptions()
        if let type {
            var command: any Command = type.init()
            command.bind(&binder)
        }
        global.bind(&binder)
        return binder.flags
    }
}
