import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

struct RenderingTests {
    private static let looking = Chart.of([
        "a.yaml": Chart.configMap(
            "copy",
            text: #"{{ (lookup "v1" "ConfigMap" "default" "settings").data.text | default "nothing" | quote }}"#)
    ])

    @Test func templatesSeeTheCluster() async throws {
        let world = try DeployWorld()
        try await world.addForeignSettings()
        try await world.install(Self.looking)
        #expect(try await world.object("v1", "ConfigMap", "copy")?["data", "text"] == "foreign")
    }

    @Test func lookupListsObjects() async throws {
        let world = try DeployWorld()
        try await world.addForeignSettings()
        let text = #"{{ len (lookup "v1" "ConfigMap" "default" "").items }}-{{ lookup "x/v1" "None" "" "" | len }}"#
        try await world.install(.of(["a.yaml": Chart.configMap("count", text: text)]))
        #expect(try await world.object("v1", "ConfigMap", "count")?["data", "text"] == "1-0")
    }

    @Test func templatesSeeNothingInAClientDryRun() async throws {
        let world = try DeployWorld()
        let options = ChangeOptions(dryRun: .client)
        let text = #"{{ lookup "v1" "Namespace" "" "default" | len }}"#
        let result = try await world.install(.of(["a.yaml": Chart.configMap("count", text: text)]), options: options)
        #expect(result.release.manifest.contains("text: 0"))
    }

    @Test func capabilitiesAreTheClusters() async throws {
        let world = try DeployWorld()
        let text = #"{{ .Capabilities.APIVersions.Has "apps/v1/Deployment" }}-{{ .Capabilities.KubeVersion }}"#
        try await world.install(.of(["a.yaml": Chart.configMap("settings", text: text)]))
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "true-v1.32.0")
    }

    @Test func postRendererChangesWhatIsDeployed() async throws {
        let world = try DeployWorld()
        let rendering = RenderingOptions(postRenderer: { $0.replacing("one", with: "other") })
        let request = InstallRequest(
            name: "web", namespace: "default", deployment: ChartDeployment(chart: .settings, rendering: rendering))
        let result = try await Installer(world.target).run(request)
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "other")
        #expect(result.release.manifest.contains("other"))
    }

    @Test func valuesHaveToFitTheSchema() async throws {
        let world = try DeployWorld()
        var chart = Chart.settings
        chart.schema = Array(#"{"properties": {"text": {"type": "integer"}}}"#.utf8)
        let text = await sentence { try await world.install(chart) }
        #expect(text?.contains("text: Invalid type. Expected: integer, given: string") == true)
        #expect(try await world.history() == "")
    }

    @Test func librariesAreNotInstalled() async throws {
        let world = try DeployWorld()
        var chart = Chart.settings
        chart.metadata.type = "library"
        #expect(await sentence { try await world.install(chart) } == "library charts are not installable")
    }

    @Test func reservedLabelsAreRefused() async throws {
        let world = try DeployWorld()
        let deployment = ChartDeployment(chart: .settings, labels: ["owner": "me"])
        let request = InstallRequest(name: "web", namespace: "default", deployment: deployment)
        #expect(await sentence { _ = try await Installer(world.target).run(request) }?.contains("reserved") == true)
    }

    @Test func upgradesMergeLabels() async throws {
        let world = try DeployWorld()
        let first = ChartDeployment(chart: .settings, labels: ["team": "a", "tier": "web"])
        _ = try await Installer(world.target).run(
            InstallRequest(name: "web", namespace: "default", deployment: first))
        let second = ChartDeployment(chart: .settings, labels: ["team": "null", "stage": "test"])
        let result = try await Upgrader(world.target).run(
            UpgradeRequest(name: "web", namespace: "default", deployment: second))
        #expect(result.release.labels == ["tier": "web", "stage": "test"])
    }
}
