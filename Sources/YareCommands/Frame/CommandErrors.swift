import YareBase

extension YareError {
    /// There is no such command (`command-line.unknown-command`); the sentence is that of Helm's command line library.
    static func unknownCommand(
        _ word: String, of path: String, program: String, in group: CommandGroup
    ) -> YareError {
        let meant = group.visibleEntries.map(\.name).filter { name in
            EditDistance.between(word, name) <= 2 || name.hasPrefix(word.lowercased())
        }
        let suggestion = meant.isEmpty ? "" : "\n\nDid you mean this?\n" + meant.map { "\t\($0)\n" }.joined()
        return YareError(
            "command-line.unknown-command",
            "unknown command \(word.debugDescription) for \"\(path)\"\(suggestion)\nRun '\(path) --help' for usage.")
    }

    /// A foreign error that reached the command line (`command.failed`).
    ///
    /// A command that was cancelled is `command.interrupted`.
    static func wrapping(_ error: any Error) -> YareError {
        switch error {
        case let error as YareError: error
        case is CancellationError: YareError("command.interrupted", "interrupted", cause: error)
        default: YareError("command.failed", "\(error)", cause: error)
        }
    }
}
