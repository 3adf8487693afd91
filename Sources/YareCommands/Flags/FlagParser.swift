import YareBase

/// Parts a command line into flags and arguments by the rules of Go's `pflag`, which scripts written for Helm rely on.
///
/// Flags may stand anywhere before `--`. A value follows after `=` or as the next word, unless the flag means something
/// without one: then only `=` attaches a value. Short flags may be joined (`-qA`) and the last of them may carry its value
/// (`-nweb`, `-n=web`).
struct FlagParser {
    private let flags: [Flag]
    /// What was given for each flag, in the order of the flags.
    private(set) var given: [[String]]
    /// The words that are no flags.
    private(set) var arguments: [String] = []
    private var rest: ArraySlice<String> = []

    init(_ flags: [Flag]) {
        self.flags = flags
        given = Array(repeating: [], count: flags.count)
    }

    /// Parses the words of a command line.
    ///
    /// - Throws: `command-line.*` in the words of `pflag`.
    mutating func parse(_ words: some Sequence<String>) throws(YareError) {
        rest = ArraySlice(words)
        while let word = rest.popFirst() {
            if word == "--" {
                arguments += rest
                return
            }
            if word.hasPrefix("--") {
                try parseLong(word)
            } else if word.hasPrefix("-"), word != "-" {
                try parseShort(word)
            } else {
                arguments.append(word)
            }
        }
    }

    private mutating func parseLong(_ word: String) throws(YareError) {
        let body = word.dropFirst(2)
        let name = body.prefix { $0 != "=" }
        if name.isEmpty || name.hasPrefix("-") { throw .badFlagSyntax(word) }
        guard let index = flags.firstIndex(where: { $0.name == name }) else {
            throw .unknownFlag(String(name), among: flags)
        }
        if name.endIndex != body.endIndex {
            try store(String(body[body.index(after: name.endIndex)...]), at: index)
        } else if let bare = flags[index].bareValue {
            try store(bare, at: index)
        } else if let next = rest.popFirst() {
            try store(next, at: index)
        } else {
            throw .flagNeedsArgument(word)
        }
    }

    private mutating func parseShort(_ word: String) throws(YareError) {
        var letters = word.unicodeScalars.dropFirst()
        while let letter = letters.popFirst() {
            guard let index = flags.firstIndex(where: { $0.short == letter }) else {
                throw .unknownShortFlag(letter, in: word)
            }
            if letters.first == "=" {
                return try store(String(letters.dropFirst()), at: index)
            } else if let bare = flags[index].bareValue {
                try store(bare, at: index)
            } else if !letters.isEmpty {
                return try store(String(letters), at: index)
            } else if let next = rest.popFirst() {
                return try store(next, at: index)
            } else {
                throw .shortFlagNeedsArgument(letter, in: word)
            }
        }
    }

    private mutating func store(_ value: String, at index: Int) throws(YareError) {
        do {
            try flags[index].kind.check(value)
        } catch {
            throw .invalidFlagValue(value, of: flags[index], because: error.message)
        }
        given[index].append(value)
    }
}

extension Flag.Kind {
    /// Makes sure that a word is a value of this kind.
    ///
    /// - Throws: the reason in Go's words.
    func check(_ word: String) throws(YareError) {
        switch self {
        case .bool: if GoSyntax.bool(word) == nil { throw .invalidBool(word) }
        case .integer: _ = try GoSyntax.integer(word)
        case .duration: _ = try GoSyntax.duration(word)
        case .commaSeparated: _ = try GoSyntax.commaSeparated(word)
        case .pairs: _ = try GoSyntax.pairs(word)
        case .choice(let words, let complaint):
            if !words.contains(word) { throw YareError("command-line.invalid-value", complaint) }
        case .text, .texts: break
        }
    }
}
