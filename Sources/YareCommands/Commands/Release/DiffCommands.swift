import YareBase
import YareChart
import YareDeploy
import YareRelease

extension CommandGroup {
    /// `yare diff …`
    static let diff = CommandGroup(
        summary: "show what a change would change",
        discussion: """
            Shows, object by object, how manifests differ: those of a release and of what an upgrade or a rollback would
            make of it, of two revisions, or of two releases. What Secrets hold is not shown unless asked for.
            """,
        sections: [
            .init(
                "Commands",
                [
                    .command("upgrade", waiting: DiffUpgradeCommand.self),
                    .command("rollback", waiting: DiffRollbackCommand.self),
                    .command("revision", waiting: DiffRevisionCommand.self),
                    .command("release", waiting: DiffReleaseCommand.self),
                ])
        ])
}

/// `yare diff upgrade RELEASE CHART`
struct DiffUpgradeCommand: AsynchronousCommand {
    private var install = InstallFlags()
    private var reuse = ValuesReuseFlags()
    private var allowsMissing = false
    private var diff = DiffFlags()
    private var name = ""
    private var chart = ""

    static let description = CommandDescription(
        summary: "show what an upgrade would change",
        usage: "[RELEASE] [CHART]",
        arguments: .exactly(2),
        discussion: """
            Renders a chart as an upgrade would, and shows how the manifest and the hooks differ from those of the release.

            With --explain it says behind a line why it changes: the key of a value, the line of a template, a field of
            Chart.yaml, the revision's number, or that it is another at every rendering. It finds out by taking back one
            thing at a time and rendering again; where that shows nothing, it says nothing.
            """,
        examples: [
            .init("why each line changes", "diff upgrade web ./charts/web -f production.yaml --explain"),
            .init("before another image", "diff upgrade web ./charts/web --reuse-values --set image.tag=1.27"),
            .init("in a script", "diff upgrade web ./charts/web --detailed-exitcode"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        diff.bind(&flags, ownsHooks: false)
        flags.heading = "Upgrade"
        flags.bind(&allowsMissing, "install", short: "i", help: "a release that is missing counts as empty")
        flags.bindOldSpellings { old in old.bind(&allowsMissing, "allow-unreleased", help: "") }
        reuse.bind(&flags)
        install.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        (name, chart) = (arguments[0], arguments[1])
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        install.remoteNeeds(of: chart, in: context)
    }

    func run(in context: CommandContext) async throws {
        let target = try ReleaseSite(context: context).target()
        let layers = try install.values.layers(context)
        let deployment = try await install.deployment(of: chart, with: layers, in: context)
        var options = ChangeOptions(install)
        options.dryRun = install.dryRun == .server ? .server : .client
        if allowsMissing, try await Upgrader(target).needsInstall(name, in: context.namespace) {
            let request = InstallRequest(
                name: name, namespace: context.namespace, deployment: deployment, options: options)
            let result = try await Installer(target).run(request)
            let scope = diff.scope(leavingOutHooks: install.skipsHooks)
            return try diff.present(
                ReleaseDiff(from: nil, to: result.release, scope), from: nil, to: result.release, in: context)
        }
        let request = UpgradeRequest(
            name: name, namespace: context.namespace, deployment: deployment, reuse: reuse.reuse, options: options)
        let origins = diff.explains ? try Self.origins(of: deployment.chart, layers, context) : [:]
        try await present(try await Upgrader(target).run(request), origins, target, context)
    }

    /// Who set each value, by its key.
    private static func origins(
        of chart: Chart, _ layers: [ValuesLayer], _ context: CommandContext
    ) throws(YareError) -> [String: String] {
        let explanation = try ValuesExplanation(
            chart, layers: layers, composition: ValuesFlags.composition(context))
        let origins = explanation.values.compactMap { value in
            value.origin.map { (value.path.description, $0.description) }
        }
        return Dictionary(origins, uniquingKeysWith: { $1 })
    }

    private func present(
        _ result: ChangeResult, _ origins: [String: String], _ target: DeployTarget, _ context: CommandContext
    ) async throws {
        let current = try await target.store.latest(name, in: context.namespace)
        var rendering: ExplainableRendering?
        if diff.explains, let deployment = result.deployment {
            rendering = try await ExplainableRendering(deployment, of: result.release, on: target.cluster)
        }
        let difference = try ReleaseDiff(
            from: current, to: result.release, diff.scope(leavingOutHooks: install.skipsHooks),
            explainedBy: rendering)
        try diff.present(difference, from: current, to: result.release, origins: origins, in: context)
    }
}

/// `yare diff rollback RELEASE [REVISION]`
struct DiffRollbackCommand: AsynchronousCommand {
    private var diff = DiffFlags()
    private var name = ""
    private var revision = 0

    static let description = CommandDescription(
        summary: "show what a rollback would change",
        usage: "<RELEASE> [REVISION]",
        arguments: .atLeast(1),
        discussion: "Shows how the manifest of an earlier revision differs from that of the newest one.",
        examples: [.init("before undoing the last upgrade", "diff rollback web")])

    mutating func bind(_ flags: inout FlagBinder) {
        diff.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments[0]
        if arguments.count > 1 { revision = try ReleaseRevision.parse(arguments[1]) }
    }

    func run(in context: CommandContext) async throws {
        let target = try ReleaseSite(context: context).target()
        let request = RollbackRequest(
            name: name, namespace: context.namespace, revision: revision, options: ChangeOptions(dryRun: .client))
        let result = try await RollbackOperation(target).run(request)
        let current = try await target.store.latest(name, in: context.namespace)
        try await diff.present(from: current, to: result.release, in: context)
    }
}

/// `yare diff revision RELEASE REVISION [REVISION]`
struct DiffRevisionCommand: AsynchronousCommand {
    private var diff = DiffFlags()
    private var name = ""
    private var revisions: [Int] = []

    static let description = CommandDescription(
        summary: "show how two revisions of a release differ",
        usage: "<RELEASE> REVISION [REVISION]",
        arguments: .atLeast(2),
        discussion: """
            Shows how the manifest and hooks of a second revision, the newest unless named, differ from those of the first;
            with --show-values, how the values that the user gave differ too.
            """,
        examples: [
            .init("what has changed since revision 2", "diff revision web 2"),
            .init("with the values, and why", "diff revision web 2 3 --show-values --explain"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        diff.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments[0]
        revisions = try arguments.dropFirst().prefix(2).map { (text) throws(YareError) in
            try ReleaseRevision.parse(text)
        }
    }

    func run(in context: CommandContext) async throws {
        let site = ReleaseSite(context: context)
        let old = try await site.release(name, revision: revisions[0])
        let new = try await site.release(name, revision: revisions.count > 1 ? revisions[1] : 0)
        try await diff.present(from: old, to: new, in: context)
    }
}

/// `yare diff release RELEASE RELEASE`
struct DiffReleaseCommand: AsynchronousCommand {
    private var diff = DiffFlags()
    private var names: [String] = []

    static let description = CommandDescription(
        summary: "show how two releases differ",
        usage: "<RELEASE> <RELEASE>",
        arguments: .exactly(2),
        discussion: "Shows how the manifest of the second release differs from that of the first.",
        examples: [.init("two releases of one chart", "diff release web-blue web-green")])

    mutating func bind(_ flags: inout FlagBinder) {
        diff.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        names = arguments
    }

    func run(in context: CommandContext) async throws {
        let site = ReleaseSite(context: context)
        let old = try await site.release(names[0], revision: 0)
        let new = try await site.release(names[1], revision: 0)
        try await diff.present(from: old, to: new, in: context)
    }
}
