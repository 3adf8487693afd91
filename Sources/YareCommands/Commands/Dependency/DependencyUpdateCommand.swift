import YareBase
import YareRepository

/// `yare dependency update CHART`
struct DependencyUpdateCommand: AsynchronousCommand {
    private var flags = DependencyFlags()
    private var path = ""

    static let description = CommandDescription(
        summary: "fetch the newest dependencies that fit into charts/",
        usage: "CHART",
        arguments: .atMost(1),
        discussion: """
            Finds the newest version of each dependency that satisfies Chart.yaml, fetches it into charts/, removes packages
            that are needed no more, and writes Chart.lock when something has changed. Only the repositories that Chart.yaml
            names are asked, all at the same time; charts/ is changed when everything has come.
            """,
        examples: [.init("a chart in a folder", "dependency update ./charts/web")])

    mutating func bind(_ flags: inout FlagBinder) {
        self.flags.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        path = arguments.first ?? "."
    }

    func run(in context: CommandContext) async throws {
        try await flags.withUpdate(of: path, in: context, report: { context.writeLine($0) }) { try await $0.update() }
    }
}

/// `yare dependency build CHART`
struct DependencyBuildCommand: AsynchronousCommand {
    private var flags = DependencyFlags()
    private var path = ""

    static let description = CommandDescription(
        summary: "fetch the dependencies of Chart.lock into charts/",
        usage: "CHART",
        arguments: .atMost(1),
        discussion: """
            Fetches the very versions that Chart.lock holds, after making sure that it is one of the dependencies in
            Chart.yaml. Without a lock file it does what "update" does.
            """,
        examples: [.init("a chart in a folder", "dependency build ./charts/web")])

    mutating func bind(_ flags: inout FlagBinder) {
        self.flags.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        path = arguments.first ?? "."
    }

    func run(in context: CommandContext) async throws {
        try await flags.withUpdate(of: path, in: context, report: { context.writeLine($0) }) { try await $0.build() }
    }
}
