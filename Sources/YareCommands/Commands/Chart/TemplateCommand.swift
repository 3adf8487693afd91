import YareBase
import YareChart
import YareEngine
import YareRelease

/// `yare template [NAME] CHART`
struct TemplateCommand: SynchronousCommand {
    private var install = InstallFlags()
    private var naming = ReleaseNameFlags(fallback: "release-name")
    private var output = TemplateOutputFlags()
    private var kubeVersion = ""
    private var apiVersions: [String] = []
    private var isUpgrade = false
    private var validates = false
    private var replaces = false
    private var name: ReleaseNaming = .generated
    private var chart = ""

    static let description = CommandDescription(
        summary: "render a chart and show the manifests",
        usage: "[NAME] [CHART]",
        arguments: .atLeast(1),
        discussion: """
            Renders a chart without a cluster and writes the manifests to standard output, byte for byte as Helm does.

            The chart is told the cluster is the one that Helm 3.17 assumes: Kubernetes 1.32 with its built-in API
            versions. --kube-version and --api-versions tell it otherwise. "lookup" finds nothing.
            """,
        examples: [
            .init("all manifests of a chart in a folder", "template web ./charts/web"),
            .init("with other values", "template web ./charts/web -f production.yaml --set replicaCount=3"),
            .init("one template only", "template web ./charts/web --show-only templates/deployment.yaml"),
            .init("as files beneath a folder", "template web ./charts/web --output-dir rendered"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        output.bind(&flags)
        flags.heading = "Cluster to assume"
        flags.bind(&kubeVersion, "kube-version", help: "the Kubernetes version to render for")
        flags.bind(
            &apiVersions, "api-versions", short: "a", .commaSeparated, help: "further API versions the cluster has")
        flags.bind(&isUpgrade, "is-upgrade", help: "render as for an upgrade: .Release.IsUpgrade is true")
        flags.bind(&validates, "validate", help: "check against the cluster, as --dry-run=server does")
        naming.bind(&flags)
        install.bind(&flags)
        flags.bindOldSpellings { old in old.bind(&replaces, "replace", help: "") }
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        (name, chart) = try naming.nameAndChart(arguments)
    }

    func remoteNeeds(in context: CommandContext) -> RemoteNeeds {
        install.remoteNeeds(of: chart, in: context)
    }

    func run(in context: CommandContext) throws(YareError) {
        let postRenderer = try install.postRenderer.postRenderer(context.environment)
        var source = try ChartSource(chart, install.chart, in: context)
        if source.lacksDependencies(install) {
            source = try BlockingWait.result { [source] in try await source.completed(install, in: context) }
        }
        let values = try install.values.values(context)
        try source.requireInstallable(context)
        let release = ReleaseScope(
            name: try releaseName(), namespace: context.namespace, revision: 1, isUpgrade: isUpgrade)
        let rendering = OfflineRendering(
            chart: source.chart, values: values, release: release,
            capabilities: try Capabilities(kubeVersion: kubeVersion, apiVersions: apiVersions),
            checksSchema: !install.skipsSchemaValidation)
        if !ClusterReleaseStore.reservedLabels.isDisjoint(with: install.labels.keys) { throw .reservedLabels() }
        let writer = TemplateWriter(
            flags: output, releaseName: release.name, skipsHooks: install.skipsHooks, postRenderer: postRenderer)
        let files = try rendering.files(in: context, allowsDNS: install.allowsDNS)
        try writer.write(files.sorted(in: context), of: files.chart, in: context)
    }

    private func releaseName() throws(YareError) -> String {
        let name = try name.resolved(chart: chart)
        try ReleaseName.validate(name)
        return name
    }
}
