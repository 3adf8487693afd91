import YareBase

/// The command line of Yare: finds the command, parses its flags, runs it, prints what went wrong.
public struct YareCommandLine: Sendable {
    let environment: CommandLineEnvironment
    let streams: StandardStreams

    public init(environment: CommandLineEnvironment, streams: StandardStreams) {
        self.environment = environment
        self.streams = streams
    }

    /// What came of a command line.
    public enum Outcome: Sendable {
        /// The command ran.
        case finished(ExitStatus)
        /// The command has to wait for others: run this to run it, cancelling it when the process is to end unless the
        /// command looks out for signals itself.
        case waiting(@Sendable () async -> ExitStatus, handlesSignals: Bool)
    }

    /// Runs a command line, apart from what needs Swift's concurrency.
    ///
    /// - Parameter words: the command line without the program.
    public func begin(_ words: [String]) -> Outcome {
        var call = CommandCall(environment: environment)
        do {
            switch try call.prepare(words) {
            case .text(let text):
                streams.output.write(text)
                return .finished(finish(.success))
            case .completion(let words):
                streams.output.write(Completion(words, in: context(of: call)).text)
                return .finished(finish(.success))
            case .synchronous(let command):
                let context = context(of: call)
                let needs = command.remoteNeeds(in: context)
                if !needs.isEmpty {
                    return .waiting({ [call] in await run(command, fetching: needs, call) }, handlesSignals: false)
                }
                try command.run(in: context)
                return .finished(finish(.success))
            case .asynchronous(let command):
                return .waiting(
                    { [call] in await run(command, call) }, handlesSignals: type(of: command).handlesSignals)
            }
        } catch {
            return .finished(finish(report(error, call)))
        }
    }

    /// Runs a command line to its end.
    public func run(_ words: [String]) async -> ExitStatus {
        switch begin(words) {
        case .finished(let status): status
        case .waiting(let rest, _): await rest()
        }
    }

    /// Runs a command that computes and is done, once what it computes from is there.
    private func run(
        _ command: any SynchronousCommand, fetching needs: RemoteNeeds, _ call: CommandCall
    ) async -> ExitStatus {
        do {
            let context = try await context(of: call).fetching(needs)
            try command.run(in: context)
            return finish(.success)
        } catch {
            return finish(report(.wrapping(error), call))
        }
    }

    private func run(_ command: any AsynchronousCommand, _ call: CommandCall) async -> ExitStatus {
        do {
            let context = context(of: call)
            try await command.run(in: context.fetching(command.remoteNeeds(in: context)))
            return finish(.success)
        } catch let status as ExitStatus {
            return finish(status)
        } catch {
            return finish(report(.wrapping(error), call))
        }
    }

    private func context(of call: CommandCall) -> CommandContext {
        CommandContext(
            environment: environment, streams: streams, global: call.global, commandPath: call.commandPath)
    }

    /// The one place that prints an error.
    private func report(_ error: YareError, _ call: CommandCall) -> ExitStatus {
        streams.output.flush()
        let text = context(of: call).diagnosticRenderer.render(error, prefix: call.failurePrefix)
        streams.error.write(text + "\n")
        return .failure
    }

    /// Writes what is left of the output; output that cannot be written is a failure too.
    private func finish(_ status: ExitStatus) -> ExitStatus {
        streams.output.flush()
        streams.error.flush()
        guard status == .success, let failure = streams.output.failure else { return status }
        streams.error.write("Error: \(failure.message)\n")
        return .failure
    }
}
