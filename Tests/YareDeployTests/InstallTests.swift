import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

struct InstallTests {
    @Test func makesTheObjectsAndRecordsTheRevision() async throws {
        let world = try DeployWorld()
        let result = try await world.install(.settings, values: ["text": "two"])
        let object = try #require(try await world.object("v1", "ConfigMap", "settings"))
        #expect(object["data", "text"] == "two")
        #expect(object.labels["app.kubernetes.io/managed-by"] == "Helm")
        #expect(object.annotations["meta.helm.sh/release-name"] == "web")
        #expect(object.annotations["meta.helm.sh/release-namespace"] == "default")
        #expect(result.release.info.status == .deployed)
        #expect(result.release.info.description == "Install complete")
        #expect(result.release.info.notes == "revision 1 of web")
        #expect(result.release.config == ["text": "two"])
        #expect(result.release.applyMethod == .serverSide)
        #expect(result.release.origin.actor == "ada")
        #expect(try await world.history() == "1 deployed")
    }

    @Test func refusesANameInUse() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        #expect(await sentence { try await world.install(.settings) } == "cannot re-use a name that is still in use")
    }

    @Test func refusesAnInvalidName() async throws {
        let world = try DeployWorld()
        let request = InstallRequest(
            name: "Bad_Name", namespace: "default", deployment: ChartDeployment(chart: .settings))
        let text = await sentence { _ = try await Installer(world.target).run(request) }
        #expect(text?.hasPrefix("release name \"Bad_Name\": invalid release name") == true)
    }

    @Test func replacesAKeptNameOnlyWhenAsked() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        try await world.uninstall(RemovalOptions(history: .kept))
        #expect(await sentence { try await world.install(.settings) } == "cannot re-use a name that is still in use")
        let request = InstallRequest(
            name: "web", namespace: "default", deployment: ChartDeployment(chart: .settings), replacesName: true)
        _ = try await Installer(world.target).run(request)
        #expect(try await world.history() == "1 uninstalled, 2 deployed")
    }

    @Test func dryRunChangesNothing() async throws {
        let world = try DeployWorld()
        for dryRun in [ChangeOptions.DryRun.client, .server] {
            let result = try await world.install(.settings, options: ChangeOptions(dryRun: dryRun))
            #expect(result.plan.changes.map(\.action) == [.create])
            #expect(result.release.info.description == "Dry run complete")
            #expect(result.release.info.status == .pendingInstall)
        }
        #expect(try await world.object("v1", "ConfigMap", "settings") == nil)
        #expect(try await world.history() == "")
    }

    @Test func makesTheNamespaceWhenAsked() async throws {
        let world = try DeployWorld()
        var request = InstallRequest(
            name: "web", namespace: "shop", deployment: ChartDeployment(chart: .settings))
        #expect(
            await sentence { _ = try await Installer(world.target).run(request) } == "namespaces \"shop\" not found")
        request.createsNamespace = true
        request.replacesName = true
        _ = try await Installer(world.target).run(request)
        let namespace = try await world.cluster.object(ResourceIdentifier("v1", "Namespace", name: "shop"))
        #expect(namespace.labels["name"] == "shop")
    }

    @Test func makesDefinitionsBeforeTheirResources() async throws {
        let world = try DeployWorld()
        let chart = Chart.of(
            ["widget.yaml": "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: one\nspec: {size: 1}"],
            files: ["crds/widget.yaml": Self.definition])
        try await world.install(chart)
        #expect(try await world.object("example.com/v1", "Widget", "one")?["spec", "size"] == 1)
        try await world.uninstall()
        let definition = ResourceIdentifier(
            "apiextensions.k8s.io/v1", "CustomResourceDefinition", name: "widgets.example.com")
        #expect(try await world.cluster.objectIfPresent(definition) != nil)
    }

    @Test func tellsOfAllKindsThatTheClusterDoesNotServe() async throws {
        let world = try DeployWorld()
        let chart = Chart.of([
            "a.yaml": "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: one}",
            "b.yaml": "apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: two}",
        ])
        do {
            try await world.install(chart)
            Issue.record("the install went through")
        } catch let error as YareError {
            #expect(error.diagnostics.count == 2)
            #expect(
                error.message.hasPrefix(
                    "unable to build kubernetes objects from new release manifest: resource mapping not found for "
                        + "name: \"two\""))
        }
        #expect(try await world.history() == "")
    }

    @Test func refusesWhatBelongsToNobody() async throws {
        let world = try DeployWorld()
        try await world.addForeignSettings()
        #expect(
            await sentence { try await world.install(.settings) }
                == "Unable to continue with install: ConfigMap \"settings\" in namespace \"default\" exists and cannot "
                + "be imported into the current release: invalid ownership metadata; label validation error: missing "
                + "key \"app.kubernetes.io/managed-by\": must be set to \"Helm\"; annotation validation error: missing "
                + "key \"meta.helm.sh/release-name\": must be set to \"web\"; annotation validation error: missing key "
                + "\"meta.helm.sh/release-namespace\": must be set to \"default\"")
        #expect(try await world.history() == "")
    }

    @Test func adoptsWhenAsked() async throws {
        let world = try DeployWorld()
        try await world.addForeignSettings()
        var options = ChangeOptions()
        options.apply.takesOwnership = true
        options.apply.forcesConflicts = true
        let result = try await world.install(.settings, options: options)
        #expect(result.plan.changes.map(\.action.name) == ["adopt"])
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "one")
    }

    @Test(arguments: [ApplyOptions.Method.serverSide, .clientSide])
    func recordsAFailureAndKeepsTheReason(_ method: ApplyOptions.Method) async throws {
        let world = try DeployWorld()
        world.cluster.answer { request in
            guard request.verb == "get" || request.identifier.name != "settings" else {
                throw YareError.badRequest("no settings today")
            }
        }
        let text = await sentence {
            try await world.install(.settings, options: ChangeOptions(apply: ApplyOptions(method: method)))
        }
        #expect(text == "no settings today")
        let release = try await world.store.latest("web", in: "default")
        #expect(release.info.status == .failed)
        #expect(release.info.description == "Release \"web\" failed: no settings today")
        #expect(try await world.evidence(1).map(\.text) == ["no settings today"])
    }

    @Test func undoesAFailedInstallAndKeepsTheEvidence() async throws {
        let world = try DeployWorld()
        let chart = Chart.of(["web.yaml": Chart.deployment("web", simulate: "never-ready")])
        let text = await sentence {
            try await world.install(chart, options: ChangeOptions(undoesOnFailure: true))
        }
        #expect(
            text?.hasPrefix(
                "release web failed, and has been uninstalled due to rollback-on-failure being set: resource "
                    + "Deployment/default/web not ready. status: InProgress") == true)
        #expect(try await world.object("apps/v1", "Deployment", "web") == nil)
        #expect(try await world.history() == "1 uninstalled")
        #expect(try await world.evidence(1).contains { $0.text.contains("Readiness probe failed") })
        try await world.install(.settings)
        #expect(try await world.history() == "1 uninstalled, 2 deployed")
    }

    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Widget, plural: widgets, singular: widget}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        """
}

extension DeployWorld {
    /// A ConfigMap `settings` that no release made.
    func addForeignSettings() async throws {
        let object = KubernetesObject([
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings", "namespace": "default"],
            "data": ["text": "foreign"],
        ])
        _ = try await cluster.create(object, WriteOptions(fieldManager: "someone"))
    }
}
