import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

struct ManifestDiffTests {
    @Test func tellsObjectsApart() throws {
        let diff = try ManifestDiff(
            from: Chart.configMap("same") + "\n---\n" + Chart.configMap("changed", text: "one") + "\n---\n"
                + Chart.configMap("gone"),
            to: Chart.configMap("new") + "\n---\n" + Chart.configMap("same") + "\n---\n"
                + Chart.configMap("changed", text: "two"),
            namespace: "default")
        #expect(
            diff.entries.map { "\($0.change.rawValue) \($0.identifier.name)" } == [
                "added new", "modified changed", "removed gone",
            ])
        let changes = diff.entries[1].diff.hunks.flatMap(\.lines).filter { if case .same = $0 { false } else { true } }
        #expect(changes == [.removed("  text: one"), .added("  text: two")])
    }

    @Test func hidesWhatSecretsHold() throws {
        let (old, new) = (Self.secret("b25l"), Self.secret("dHdvdHdv"))
        let diff = try ManifestDiff(from: old, to: new, namespace: "default")
        let lines = diff.entries.flatMap(\.diff.hunks).flatMap(\.lines)
        #expect(lines.contains(.removed("  key: '-------- (4 bytes)'")))
        #expect(lines.contains(.added("  key: ++++++++ (8 bytes)")))
        #expect(lines.contains(.same("  other: '******** (4 bytes)'")))
        let shown = try ManifestDiff(from: old, to: new, namespace: "default", showsSecrets: true)
        #expect(shown.entries.flatMap(\.diff.hunks).flatMap(\.lines).contains(.added("  key: dHdvdHdv")))
    }

    @Test func isEmptyWhenOnlyTheTextDiffers() throws {
        let diff = try ManifestDiff(
            from: "# one\n" + Chart.configMap("same"), to: Chart.configMap("same"), namespace: "default")
        #expect(diff.isEmpty)
    }

    private static func secret(_ text: String) -> String {
        "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\ndata: {key: \(text), other: c2Ft}"
    }
}

struct DriftTests {
    @Test func findsNothingRightAfterAnInstall() async throws {
        let world = try DeployWorld()
        try await world.install(.of(["a.yaml": Chart.configMap("settings"), "b.yaml": Chart.deployment("web")]))
        #expect(try await !DriftReader(world.target).drift(of: "web", in: "default").hasDrifted)
    }

    /// The cluster keeps these in another form than the manifest has them.
    @Test(arguments: [
        "apiVersion: v1\nkind: Secret\nmetadata: {name: a, creationTimestamp: null}\nstringData: {key: value}",
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: '', type: null, ports: [{port: 80}]}",
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 0}]}",
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec: {group: example.com, scope: Namespaced, names: {kind: Widget, plural: widgets}, versions: [{name: v1}]}
        status: {acceptedNames: {kind: "", plural: ""}, conditions: [], storedVersions: []}
        """,
    ])
    func findsNothingInWhatTheClusterWritesOtherwise(manifest: String) async throws {
        let world = try DeployWorld()
        try await world.install(.of(["a.yaml": manifest]))
        let report = try await DriftReader(world.target).drift(of: "web", in: "default")
        #expect(report.objects.map(\.drift) == [.none])
    }

    @Test func findsAFieldThatCannotBeRepaired() async throws {
        let world = try DeployWorld()
        try await world.install(.of(["a.yaml": Chart.configMap("a")]))
        var changed = try #require(try await world.object("v1", "ConfigMap", "a"))
        changed["data", "text"] = "other"
        changed.content["immutable"] = true
        _ = try await world.cluster.replace(changed, WriteOptions(fieldManager: "someone"))
        let report = try await DriftReader(world.target).drift(of: "web", in: "default")
        #expect(report.objects.map(\.drift) == [.changed([FieldChange(path: "data.text", old: "other", new: "some")])])
    }

    @Test func findsWhatWasChangedAndWhatIsGone() async throws {
        let world = try DeployWorld()
        try await world.install(.of(["a.yaml": Chart.configMap("a"), "b.yaml": Chart.configMap("b", text: "one")]))
        try await world.cluster.delete(
            ResourceIdentifier("v1", "ConfigMap", namespace: "default", name: "a"), DeleteOptions())
        _ = try await world.cluster.patch(
            ResourceIdentifier("v1", "ConfigMap", namespace: "default", name: "b"),
            with: .merge(["data": ["text": "two"]]), WriteOptions(fieldManager: "someone"))
        let report = try await DriftReader(world.target).drift(of: "web", in: "default")
        #expect(
            report.objects.map(\.drift) == [
                .missing, .changed([FieldChange(path: "data.text", old: "two", new: "one")]),
            ])
    }
}
