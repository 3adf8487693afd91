import YareBase
import YareRepository

/// What a running command has around it.
struct CommandContext: Sendable {
    let environment: CommandLineEnvironment
    let streams: StandardStreams
    let global: GlobalOptions
    /// The command's words as the user knows them: `yare show values`.
    let commandPath: String
    /// The charts that were fetched for the command.
    var fetchedCharts: [RemoteChart: FetchedChart] = [:]
    /// The values files that were fetched for the command, by their addresses.
    var fetchedFiles: [String: [UInt8]] = [:]

    /// The user's files.
    var files: UserFiles { UserFiles(environment, global) }

    /// The namespace to work in.
    var namespace: String { global.namespace ?? "default" }

    /// Writes to standard output.
    func write(_ text: String) {
        streams.output.write(text)
    }

    /// Writes a line to standard output.
    func writeLine(_ text: String) {
        streams.output.write(text)
        streams.output.write("\n")
    }

    /// Writes a line to standard error.
    func note(_ text: String) {
        streams.error.write(text + "\n")
    }

    /// Writes a line to standard error when `--debug` is given.
    func debug(_ text: @autoclosure () -> String) {
        if global.isDebugging { note("[debug] \(text())") }
    }

    /// Shows findings that do not stop the command.
    func warn(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        note(diagnosticRenderer.render(diagnostics))
    }

    /// Prints diagnostics, in colour where the user wants it.
    var diagnosticRenderer: DiagnosticRenderer {
        DiagnosticRenderer(usesColor: global.color.applies(toTerminal: environment.isErrorTerminal, environment))
    }

    /// Whether what goes to standard output is to be coloured.
    var usesColor: Bool {
        global.color.applies(toTerminal: environment.isOutputTerminal, environment)
    }
}
