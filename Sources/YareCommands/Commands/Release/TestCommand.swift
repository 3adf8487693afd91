import YareBase
import YareDeploy

/// `yare test RELEASE`
struct TestCommand: AsynchronousCommand {
    private var filters: [String] = []
    private var showsLogs = false
    private var hidesNotes = false
    private var timeout: Duration = .seconds(300)
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "run the tests of a release",
        usage: "[RELEASE]",
        arguments: .exactly(1),
        discussion: "Runs the hooks of a release that are annotated as tests, and fails when one of them does.",
        examples: [
            .init("with what they print", "test web --logs"),
            .init("all but one", "test web --filter '!name=web-slow-test'"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&filters, "filter", .commaSeparated, help: "which tests: name=TEST, or !name=TEST for the others")
        flags.bind(&showsLogs, "logs", help: "show what the tests print")
        flags.bind(&hidesNotes, "hide-notes", help: "do not show the chart's notes")
        flags.bind(&timeout, "timeout", help: "how long to wait for any single test")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let runner = TestRunner(try ReleaseSite(context: context).target())
        let filter = TestFilter(arguments: filters)
        let result = try await runner.run(
            TestRequest(name: name, namespace: context.namespace, timeout: timeout, filter: filter))
        var report = ReleaseReport(release: result.release, details: hidesNotes ? .noNotes : [])
        if context.global.isDebugging {
            report.details.insert(.everything)
            report.computedValues = try result.release.computedValues()
        }
        try context.present(report, as: format)
        if showsLogs {
            context.writeLine("")
            for log in try await runner.logs(of: result.release, filter) {
                context.write("POD LOGS: \(log.test)\n\(log.text)\n")
            }
        }
        if let failure = result.failure { throw failure }
    }
}
