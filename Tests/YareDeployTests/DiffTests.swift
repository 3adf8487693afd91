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

struct LineDiffTests {
    @Test func putsContextAroundChanges() {
        let old = (1...20).map { "line \($0)" }.joined(separator: "\n")
        let new = old.replacing("line 10\n", with: "line ten\nand more\n")
        let hunk = LineDiff(from: old, to: new, context: 2).hunks
        #expect(hunk.count == 1)
        #expect(hunk[0].oldStart == 8 && hunk[0].newStart == 8)
        #expect(hunk[0].oldCount == 5 && hunk[0].newCount == 6)
    }

    @Test(arguments: [("", "", 0), ("a", "a", 0), ("a\nb", "a\nc", 1), ("", "a", 1), ("a\n", "a", 0)])
    func countsHunks(_ old: String, _ new: String, _ count: Int) {
        #expect(LineDiff(from: old, to: new).hunks.count == count)
    }
}

struct DriftTests {
    @Test func findsNothingRightAfterAnInstall() async throws {
        let world = try DeployWorld()
        try await world.install(.of(["a.yaml": Chart.configMap("settings"), "b.yaml": Chart.deployment("web")]))
        #expect(try await !DriftReader(world.target).drift(of: "web", in: "default").hasDrifted)
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
