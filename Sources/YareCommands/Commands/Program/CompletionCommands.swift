import YareBase

extension CommandGroup {
    /// `yare completion …`
    static let completion = CommandGroup(
        summary: "make a shell complete command lines",
        discussion: """
            Writes a script that makes a shell complete commands, flags, and the names of charts and releases. The script
            asks this program, so it stays right when the program is replaced.
            """,
        sections: [
            .init(
                "Shells",
                [
                    .command("bash", CompletionCommand<BashCompletion>.self),
                    .command("fish", CompletionCommand<FishCompletion>.self),
                    .command("powershell", CompletionCommand<PowerShellCompletion>.self),
                    .command("zsh", CompletionCommand<ZshCompletion>.self),
                ])
        ])
}

/// A shell that a script can be written for.
protocol CompletedShell: Sendable {
    static var script: CompletionScript { get }
}

enum BashCompletion: CompletedShell { static let script = CompletionScript.bash }
enum FishCompletion: CompletedShell { static let script = CompletionScript.fish }
enum PowerShellCompletion: CompletedShell { static let script = CompletionScript.powershell }
enum ZshCompletion: CompletedShell { static let script = CompletionScript.zsh }

/// `yare completion SHELL`
struct CompletionCommand<Shell: CompletedShell>: SynchronousCommand {
    private var hidesDescriptions = false

    static var description: CommandDescription {
        CommandDescription(
            summary: "write the script for \(Shell.script.rawValue)",
            arguments: .none,
            discussion: "Writes the completion script for \(Shell.script.rawValue). To use it:\n\n  "
                + Shell.script.instructions)
    }

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&hidesDescriptions, "no-descriptions", help: "show candidates without what they stand for")
    }

    func run(in context: CommandContext) throws(YareError) {
        context.write(
            Shell.script.text(program: context.environment.programName, showsDescriptions: !hidesDescriptions))
    }
}
