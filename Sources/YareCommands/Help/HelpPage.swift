import YareBase

/// Writes help: what a command is for, its usage line, examples, and its flags under headings.
struct HelpPage {
    /// The command's words: `yare show values`.
    let commandPath: String
    let programName: String

    /// The width that lines of help are wrapped at, in characters.
    private static let width = 100

    /// The help of a command.
    func text(of description: CommandDescription, flags: [Flag]) -> String {
        var text = (description.discussion.isEmpty ? description.summary : description.discussion) + "\n"
        text += "\nUsage:\n  \(usageLine(of: description))\n"
        if !description.examples.isEmpty {
            text += "\nExamples:\n"
            for example in description.examples {
                text += "  # \(example.purpose)\n  \(programName) \(example.line)\n\n"
            }
            text.removeLast()
        }
        return text + flagSections(flags)
    }

    /// The help of a group of commands.
    func text(of group: CommandGroup) -> String {
        var text = (group.discussion.isEmpty ? group.summary : group.discussion) + "\n"
        text += "\nUsage:\n  \(commandPath) [command]\n"
        let width = group.visibleEntries.map(\.name.count).max() ?? 0
        for section in group.sections {
            let entries = section.entries.filter { !$0.isHidden }
            guard !entries.isEmpty else { continue }
            text += "\n\(section.heading):\n"
            for entry in entries {
                text += "  \(entry.name.padded(to: width))  \(entry.summary)\n"
            }
        }
        return text + "\nUse \"\(commandPath) [command] --help\" for more about a command.\n"
    }

    /// The line that shows how to call a command: `yare show values [CHART] [flags]`.
    func usageLine(of description: CommandDescription) -> String {
        [commandPath, description.usage, description.usageSuffix].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func flagSections(_ flags: [Flag]) -> String {
        var headings: [String] = []
        for heading in flags.compactMap(\.heading) where !headings.contains(heading) { headings.append(heading) }
        let width = min(34, flags.map { $0.signature.count }.max() ?? 0)
        return headings.map { heading in
            let shown = flags.filter { $0.heading == heading }
            return "\n\(heading):\n" + shown.map { Self.line(of: $0, width: width) }.joined()
        }.joined()
    }

    private static func line(of flag: Flag, width: Int) -> String {
        let signature = flag.signature
        let margin = String(repeating: " ", count: width + 4)
        let help = (flag.help + flag.initialText).wrapped(at: Self.width - width)
        let lead = signature.count > width ? "  \(signature)\n\(margin)" : "  \(signature.padded(to: width))  "
        return lead + help.joined(separator: "\n\(margin)") + "\n"
    }
}

extension Flag {
    /// The flag as help shows it: `-n, --namespace TEXT`.
    fileprivate var signature: String {
        let start = short.map { "-\($0), --\(name)" } ?? "    --\(name)"
        guard let placeholder else { return start }
        return bareValue == nil ? "\(start) \(placeholder)" : "\(start)[=\(placeholder)]"
    }

    private var placeholder: String? {
        switch kind {
        case .bool: nil
        case .integer: "NUMBER"
        case .duration: "DURATION"
        case .text, .texts, .commaSeparated: "TEXT"
        case .pairs: "KEY=VALUE"
        case .choice(let words, _): words.count > 3 ? "WORD" : words.joined(separator: "|")
        }
    }

    /// The value that holds without the flag, in parentheses.
    fileprivate var initialText: String {
        switch initial {
        case .none, .text(""): ""
        case .text(let text): " (default \(text))"
        case .integer(let number): " (default \(number))"
        case .duration(let duration): " (default \(GoSyntax.text(of: duration)))"
        }
    }
}

extension String {
    /// The text with spaces after it up to a width in characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// The text in lines of at most `width` characters, broken between words.
    fileprivate func wrapped(at width: Int) -> [String] {
        var lines = [""]
        for word in split(separator: " ") {
            if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + word.count >= width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines
    }
}
