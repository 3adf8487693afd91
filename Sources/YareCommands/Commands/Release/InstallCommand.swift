import YareBase
import YareDeploy
import YareEngine
import YareRelease

/// `yare install [NAME] CHART`
struct InstallCommand: AsynchronousCommand {
    private var install = InstallFlags()
    private var naming = ReleaseNameFlags()
    private var replacesName = false
    private var format: OutputFormat = .table
    private var name: ReleaseNaming = .generated
    private var chart = ""

    static let description = CommandDescription(
        summary: "install a chart",
        usage: "[NAME] [CHART]",
        arguments: .atLeast(1),
        failurePrefix: "INSTALLATION FAILED: ",
        discussion: """
            Renders a chart, creates its objects, and records the release as revision 1.

            Values come from the chart, from files (-f) and from flags (--set and its like), each over the ones before.
            With --dry-run nothing is made: the manifests are shown.
            """,
        examples: [
            .init("a chart from a folder", "install web ./charts/web"),
            .init(
                "into a namespace of its own, waiting until it runs",
                "install web ./web -n shop --create-namespace --wait"),
            .init("with other values", "install web ./charts/web -f production.yaml --set replicaCount=3"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        naming.bind(&flags)
        flags.bind(&replacesName, "replace", help: "reuse the name of a release that failed or was uninstalled")
        install.bind(&flags)
        flags.heading = "Output"
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        (name, chart) = try naming.nameAndChart(arguments)
        try install.validate()
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        install.remoteNeeds(of: chart, in: context)
    }

    func run(in context: CommandContext) async throws {
        let deployment = try await install.deployment(of: chart, in: context)
        let request = InstallRequest(
            name: try name.resolved(chart: chart), namespace: context.namespace, deployment: deployment,
            options: ChangeOptions(install), createsNamespace: install.createsNamespace, replacesName: replacesName,
            skipsCRDs: install.skipsCRDs)
        let result = try await Installer(try ReleaseSite(context: context).target()).run(request)
        try install.present(result, as: format, in: context)
    }
}

extension ReleaseNaming {
    /// The name, made where it is not given.
    ///
    /// - Throws: `template.*`.
    func resolved(chart: String) throws(YareError) -> String {
        switch self {
        case .given(let name): name
        case .generated: ReleaseNameFlags.generatedName(chart: chart, seconds: ClockReading.now().seconds)
        case .template(let template):
            try TextTemplate(template, named: "name-template", functions: .helm).rendered(with: nil)
        }
    }
}

extension InstallFlags {
    /// Settles what flags mean together.
    ///
    /// - Throws: `command-line.exclusive-flags`.
    func validate() throws(YareError) {
        if hidesSecrets, dryRun == .none {
            throw YareError("command-line.exclusive-flags", "Hiding Kubernetes secrets requires a dry-run mode")
        }
        try apply.validate()
    }

    /// What is shown of a release that was installed or upgraded.
    func report(_ release: Release, _ context: CommandContext) throws(YareError) -> ReleaseReport {
        var release = release
        if hidesSecrets { release.manifest = HiddenSecrets.manifest(release.manifest) }
        var report = ReleaseReport(release: release, details: hidesNotes ? .noNotes : [], includesChart: true)
        if context.global.isDebugging {
            report.details.insert(.everything)
            report.computedValues = try release.computedValues()
        }
        return report
    }

    /// Shows what came of an install or upgrade; of a dry run, the plan too, to people only.
    func present(_ result: ChangeResult, as format: OutputFormat, in context: CommandContext) throws(YareError) {
        try context.present(try report(result.release, context), as: format)
        if dryRun != .none, format == .table { context.note(PlanReport(plan: result.plan).text) }
    }
}

extension ApplyFlags {
    /// - Throws: `command-line.exclusive-flags`.
    func validate() throws(YareError) {
        guard forcesReplace else { return }
        if forcesConflicts { throw .exclusiveFlags("--force-conflicts", "--force-replace") }
        if serverSide == .always { throw .exclusiveFlags("--server-side", "--force-replace") }
    }
}

extension YareError {
    /// Two flags cannot be given together (`command-line.exclusive-flags`).
    static func exclusiveFlags(_ one: String, _ other: String) -> YareError {
        YareError("command-line.exclusive-flags", "\(one) and \(other) cannot be given together")
    }
}
