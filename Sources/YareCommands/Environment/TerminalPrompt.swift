import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Asks somebody at a terminal.
struct TerminalPrompt {
    let context: CommandContext

    /// The line that is answered to a question.
    ///
    /// - Parameter isSecret: whether the answer is not shown.
    /// - Throws: `prompt.no-terminal` when nobody is there to be asked.
    func answer(to question: String, isSecret: Bool) throws(YareError) -> String {
        guard isatty(STDIN_FILENO) == 1 else { throw .nobodyToAsk(question) }
        context.streams.error.write(question + ": ")
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        if isSecret {
            var hidden = shown
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        }
        defer {
            if isSecret {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
                context.note("")
            }
        }
        guard let line = readLine() else { throw .nobodyToAsk(question) }
        return line
    }
}

extension YareError {
    /// Something has to be asked and there is no terminal (`prompt.no-terminal`).
    static func nobodyToAsk(_ question: String) -> YareError {
        YareError(
            "prompt.no-terminal", "\(question.lowercased()) is needed, and there is no terminal to ask for it",
            hint: "give it with --username and --password-stdin")
    }
}
