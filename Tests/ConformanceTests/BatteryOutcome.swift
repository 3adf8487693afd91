import YareBase
import YareCommands
import YareTestSupport

/// What Yare did with a case.
struct BatteryOutcome {
    let succeeded: Bool
    let output: [UInt8]
    let errorText: String
    let files: [String: [UInt8]]

    /// Runs a case's command in a folder of its own.
    init(running battery: BatteryCase) async throws {
        let folder = try TemporaryFolder()
        let given = battery.files
        for (path, content) in given { try folder.write(content, to: "work/" + path) }
        let output = OutputStream.memory()
        let errors = OutputStream.memory()
        let environment = CommandLineEnvironment(
            variables: [
                "HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "KUBECONFIG": folder.path + "/none",
            ],
            programPath: "helm", workingFolder: folder.path + "/work")
        let status = await YareCommandLine(
            environment: environment, streams: StandardStreams(output: output, error: errors)
        ).run(battery.arguments)
        succeeded = status == .success
        self.output = output.contents
        errorText = String(decoding: errors.contents, as: UTF8.self)
        let written = folder.files.compactMap { $0.hasPrefix("work/") ? String($0.dropFirst(5)) : nil }
        files = Dictionary(
            uniqueKeysWithValues: try written.filter { given[$0] == nil }.map { ($0, try folder.read("work/" + $0)) })
    }

    /// What is not as recorded, or `nil`.
    func difference(from recording: BatteryRecording) -> String? {
        guard succeeded == (recording.status == 0) else {
            return succeeded ? "succeeded where Helm fails" : "failed where Helm succeeds: \(errorText)"
        }
        guard succeeded else {
            let message = String(decoding: recording.message ?? [], as: UTF8.self)
            let asked = message.hasSuffix("\n") ? String(message.dropLast()) : message
            return errorText.contains(asked) ? nil : "says \(errorText) where Helm says \(asked)"
        }
        if files != recording.files {
            return "wrote \(files.keys.sorted()) where Helm wrote \(recording.files.keys.sorted())"
        }
        return output == recording.output ? nil : firstDifference(from: recording.output)
    }

    private func firstDifference(from expected: [UInt8]) -> String {
        let wanted = BatteryText(expected).lines
        let printed = BatteryText(output).lines
        for (number, (want, got)) in zip(wanted, printed).enumerated() where want != got {
            return "line \(number + 1): printed \(got.text) where Helm prints \(want.text)"
        }
        return "printed \(printed.count) lines where Helm prints \(wanted.count)"
    }
}
