import YareBase
import YareServer

/// `yare playground-worker`: the process in which a server renders what visitors of its catalogue type in.
struct PlaygroundWorkerCommand: SynchronousCommand {
    /// The word that starts it.
    static let name = "playground-worker"

    static let description = CommandDescription(
        summary: "render one request of a catalogue's playground",
        arguments: .none,
        discussion: """
            Reads a request from standard input, renders it with little memory and time, and writes the outcome to
            standard output. "yare serve" starts it by itself.
            """)

    func run(in context: CommandContext) throws(YareError) {
        PlaygroundWorker.confine()
        context.streams.output.write(PlaygroundWorker.answer(to: try context.streams.readInput()))
    }
}
