import YareBase
import YareDeploy

/// `yare upgrade RELEASE CHART`
struct UpgradeCommand: AsynchronousCommand {
    private var install = InstallFlags()
    private var reuse = ValuesReuseFlags()
    private var installsWhenMissing = false
    private var cleansUpOnFailure = false
    private var historyLimit: Int?
    private var format: OutputFormat = .table
    private var name = ""
    private var chart = ""

    static let description = CommandDescription(
        summary: "upgrade a release to another chart or other values",
        usage: "[RELEASE] [CHART]",
        arguments: .exactly(2),
        failurePrefix: "UPGRADE FAILED: ",
        discussion: """
            Renders a chart, changes the objects of a release to what it says, removes those that it says no more, and
            records a new revision.

            Without any values the ones of the last revision stay. With some, they start from the chart's defaults
            unless --reuse-values or --reset-then-reuse-values says otherwise.
            """,
        examples: [
            .init("another image", "upgrade web ./charts/web --reuse-values --set image.tag=1.27"),
            .init("install it when it is not there", "upgrade web ./charts/web --install -f production.yaml"),
            .init("see what would change", "upgrade web ./charts/web --dry-run=server"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Upgrade"
        flags.bind(&installsWhenMissing, "install", short: "i", help: "install the release when it is missing")
        reuse.bind(&flags)
        flags.bind(&cleansUpOnFailure, "cleanup-on-fail", help: "when it fails, delete what this upgrade created")
        flags.bind(&historyLimit, "history-max", help: "how many revisions to keep; 0 keeps all (default 10)")
        install.bind(&flags)
        flags.heading = "Output"
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        (name, chart) = (arguments[0], arguments[1])
        try install.validate()
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        install.remoteNeeds(of: chart, in: context)
    }

    func run(in context: CommandContext) async throws {
        let target = try ReleaseSite(context: context).target()
        if installsWhenMissing, try await Upgrader(target).needsInstall(name, in: context.namespace) {
            return try await installInstead(target, context)
        }
        let request = UpgradeRequest(
            name: name, namespace: context.namespace, deployment: try await install.deployment(of: chart, in: context),
            reuse: reuse.reuse, options: options(context))
        let result = try await Upgrader(target).run(request)
        if format == .table { context.writeLine("Release \"\(name)\" has been upgraded. Happy Helming!") }
        try install.present(result, as: format, in: context)
    }

    private func installInstead(_ target: DeployTarget, _ context: CommandContext) async throws {
        if format == .table {
            context.writeLine("Release \"\(name)\" does not exist. Installing it now.")
        }
        let request = InstallRequest(
            name: name, namespace: context.namespace, deployment: try await install.deployment(of: chart, in: context),
            options: options(context), createsNamespace: install.createsNamespace, replacesName: true,
            skipsCRDs: install.skipsCRDs)
        let result = try await Installer(target).run(request)
        try install.present(result, as: format, in: context)
    }

    private func options(_ context: CommandContext) -> ChangeOptions {
        var options = ChangeOptions(install)
        options.cleansUpOnFailure = cleansUpOnFailure
        options.historyLimit = historyLimit ?? context.defaultHistoryLimit
        return options
    }
}

/// The flags about the values of the revision before.
struct ValuesReuseFlags: Sendable {
    private var resets = false
    private var reuses = false
    private var resetsThenReuses = false

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&resets, "reset-values", help: "start from the chart's defaults")
        flags.bind(&reuses, "reuse-values", help: "start from the values of the last revision")
        flags.bind(
            &resetsThenReuses, "reset-then-reuse-values",
            help: "start from the chart's defaults with the user's values of the last revision over them")
    }

    /// What is made of the values of the revision before; a reset wins, as in Helm.
    var reuse: ValuesReuse {
        if resets { return .reset }
        if reuses { return .reuse }
        return resetsThenReuses ? .resetThenReuse : .automatic
    }
}

extension CommandContext {
    /// How many revisions of a release are kept when no flag says so.
    var defaultHistoryLimit: Int { environment.integer("HELM_MAX_HISTORY", or: 10) }
}
