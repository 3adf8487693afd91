import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

struct UpgradeTests {
    @Test(arguments: [ApplyOptions.Method.serverSide, .clientSide])
    func changesObjectsAndRemovesWhatLeft(_ method: ApplyOptions.Method) async throws {
        let world = try DeployWorld()
        let options = ChangeOptions(apply: ApplyOptions(method: method))
        let both = Chart.of([
            "a.yaml": Chart.configMap("settings", text: "one"), "b.yaml": Chart.configMap("extra"),
            "c.yaml": Chart.configMap("kept", annotations: "{helm.sh/resource-policy: keep}"),
        ])
        try await world.install(both, options: options)
        let result = try await world.upgrade(.settings, values: ["text": "two"])
        #expect(
            result.plan.changes.map { "\($0.action.name) \($0.identifier.name)" } == [
                "update settings", "delete extra", "keep kept",
            ])
        #expect(
            result.plan.changes[0].action.fields == [FieldChange(path: "data.text", old: "one", new: "two")])
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "two")
        #expect(try await world.object("v1", "ConfigMap", "extra") == nil)
        #expect(try await world.object("v1", "ConfigMap", "kept") != nil)
        #expect(try await world.history() == "1 superseded, 2 deployed")
        #expect(result.release.info.description == "Upgrade complete")
        #expect(result.release.applyMethod == (method == .clientSide ? .clientSide : .serverSide))
    }

    @Test func goesOverToServerSideApply() async throws {
        let world = try DeployWorld()
        func chart(_ data: String) -> Chart {
            .of(["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: \(data)"])
        }
        try await world.install(
            chart("{a: one, b: one}"), options: ChangeOptions(apply: ApplyOptions(method: .clientSide)))
        let second = try await world.upgrade(
            chart("{a: two, b: one}"), options: ChangeOptions(apply: ApplyOptions(method: .serverSide)))
        #expect(second.release.applyMethod == .serverSide)
        let third = try await world.upgrade(chart("{a: two}"))
        #expect(third.release.applyMethod == .serverSide)
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data"] == ["a": "two"])
    }

    @Test func tellsWhoHoldsAFieldInAConflict() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        _ = try await world.cluster.patch(
            ResourceIdentifier("v1", "ConfigMap", namespace: "default", name: "settings"),
            with: .merge(["data": ["text": "theirs"]]), WriteOptions(fieldManager: "someone"))
        let text = await sentence { try await world.upgrade(.settings, values: ["text": "two"]) }
        #expect(
            text?.hasPrefix(
                "conflict occurred while applying object default/settings v1, Kind=ConfigMap: Apply failed with 1 "
                    + "conflict: conflict with \"someone\"") == true)
        let options = ChangeOptions(apply: ApplyOptions(forcesConflicts: true))
        try await world.upgrade(.settings, values: ["text": "two"], options: options)
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "two")
    }

    @Test func keepsItsRecordsInSQLite() async throws {
        let world = try DeployWorld()
        var target = world.target
        let store = try SQLiteReleaseStore(at: nil)
        target.store = store
        let deployment = ChartDeployment(chart: .settings)
        _ = try await Installer(target).run(InstallRequest(name: "web", namespace: "default", deployment: deployment))
        _ = try await Upgrader(target).run(UpgradeRequest(name: "web", namespace: "default", deployment: deployment))
        _ = try await RollbackOperation(target).run(RollbackRequest(name: "web", namespace: "default"))
        let statuses = try await store.history(of: "web", in: "default").map(\.status)
        #expect(statuses == [.superseded, .superseded, .deployed])
        let release = try await ReleaseReader(target).release("web", in: "default")
        #expect(release.info.notes == "revision 1 of web" && release.info.rollbackRevision == 1)
        _ = try await Uninstaller(target).run(UninstallRequest(name: "web", namespace: "default"))
        #expect(try await store.history(of: "web", in: "default").isEmpty)
    }

    @Test func asksForNothingWhenNothingChanges() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        world.cluster.forgetRequests()
        let result = try await world.upgrade(.settings)
        #expect(!result.plan.changesObjects)
        #expect(world.writes == [])
        #expect(try await world.history() == "1 superseded, 2 deployed")
    }

    @Test func repairsDrift() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        try await world.cluster.delete(
            ResourceIdentifier("v1", "ConfigMap", namespace: "default", name: "settings"), DeleteOptions())
        try await world.upgrade(.settings)
        #expect(try await world.object("v1", "ConfigMap", "settings") != nil)
    }

    @Test func refusesWhatIsNotThere() async throws {
        let world = try DeployWorld()
        #expect(await sentence { try await world.upgrade(.settings) } == "\"web\" has no deployed releases")
        try await world.install(.settings)
        try await world.uninstall(RemovalOptions(history: .kept))
        #expect(await sentence { try await world.upgrade(.settings) } == "\"web\" has no deployed releases")
    }

    @Test func knowsWhenToInstall() async throws {
        let world = try DeployWorld()
        let upgrader = Upgrader(world.target)
        #expect(try await upgrader.needsInstall("web", in: "default"))
        try await world.install(.settings)
        #expect(try await !upgrader.needsInstall("web", in: "default"))
        try await world.uninstall(RemovalOptions(history: .kept))
        #expect(try await upgrader.needsInstall("web", in: "default"))
    }

    @Test func installsOverAHistoryOfFailuresOnly() async throws {
        let world = try DeployWorld()
        let broken = Chart.of(["hook.yaml": Chart.hook("check", "pre-install", simulate: "fail")])
        #expect(await sentence { try await world.install(broken) } != nil)
        #expect(try await world.history() == "1 failed")
        #expect(try await Upgrader(world.target).needsInstall("web", in: "default"))
    }

    struct ReuseCase: Sendable, CustomTestStringConvertible {
        let reuse: ValuesReuse
        let values: ValueMap
        let expected: String
        var testDescription: String { "\(reuse) \(expected)" }
    }

    @Test(arguments: [
        ReuseCase(reuse: .automatic, values: [:], expected: "mine new-default"),
        ReuseCase(reuse: .automatic, values: ["b": "x"], expected: "old-default x"),
        ReuseCase(reuse: .reset, values: [:], expected: "old-default new-default"),
        ReuseCase(reuse: .reuse, values: [:], expected: "mine old-default"),
        ReuseCase(reuse: .reuse, values: ["b": "x"], expected: "mine x"),
        ReuseCase(reuse: .resetThenReuse, values: [:], expected: "mine new-default"),
        ReuseCase(reuse: .resetThenReuse, values: ["b": "x"], expected: "mine x"),
    ])
    func usesOldValuesAsAsked(_ example: ReuseCase) async throws {
        let world = try DeployWorld()
        let template = Chart.configMap("settings", text: "{{ .Values.a }} {{ .Values.b }}")
        let old = Chart.of(["a.yaml": template], values: ["a": "old-default", "b": "old-default"])
        let new = Chart.of(["a.yaml": template], values: ["a": "old-default", "b": "new-default"])
        try await world.install(old, values: ["a": "mine"])
        try await world.upgrade(new, values: example.values, reuse: example.reuse)
        #expect(
            try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == .string(example.expected))
    }

    @Test func keepsAsManyRevisionsAsAsked() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        for _ in 0..<4 { try await world.upgrade(.settings, options: ChangeOptions(historyLimit: 3)) }
        #expect(try await world.history() == "3 superseded, 4 superseded, 5 deployed")
    }

    @Test func leavesThePreviousRevisionDeployedWhenItFails() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let broken = Chart.of([
            "settings.yaml": Chart.configMap("settings", text: "two"),
            "hook.yaml": Chart.hook("check", "post-upgrade", simulate: "fail", log: "table missing"),
        ])
        #expect(
            await sentence { try await world.upgrade(broken) }
                == "post-upgrade hooks failed: job check failed: BackoffLimitExceeded")
        #expect(try await world.history() == "1 deployed, 2 failed")
        #expect(try await world.evidence(2).contains { $0.kind == .hookLog && $0.text == "table missing\n" })
        try await world.upgrade(.settings)
        #expect(try await world.history() == "1 superseded, 2 failed, 3 deployed")
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "one")
    }

    @Test func removesWhatAFailedUpgradeLeft() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let broken = Chart.of([
            "extra.yaml": Chart.configMap("extra"), "hook.yaml": Chart.hook("check", "post-upgrade", simulate: "fail"),
        ])
        #expect(await sentence { try await world.upgrade(broken) } != nil)
        #expect(try await world.object("v1", "ConfigMap", "extra") != nil)
        try await world.upgrade(.settings)
        #expect(try await world.object("v1", "ConfigMap", "extra") == nil)
    }

    @Test func cleansUpOnFailureWhenAsked() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let broken = Chart.of([
            "extra.yaml": Chart.configMap("extra"), "hook.yaml": Chart.hook("check", "post-upgrade", simulate: "fail"),
        ])
        #expect(
            await sentence { try await world.upgrade(broken, options: ChangeOptions(cleansUpOnFailure: true)) } != nil)
        #expect(try await world.object("v1", "ConfigMap", "extra") == nil)
    }

    @Test func rollsBackOnFailureWhenAsked() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let broken = Chart.of([
            "settings.yaml": Chart.configMap("settings", text: "two"),
            "web.yaml": Chart.deployment("web", simulate: "fail"),
        ])
        let text = await sentence { try await world.upgrade(broken, options: ChangeOptions(undoesOnFailure: true)) }
        #expect(
            text == "release web failed, and has been rolled back due to rollback-on-failure being set: resource "
                + "Deployment/default/web not ready. status: Failed, message: Progress deadline exceeded")
        #expect(try await world.history() == "1 superseded, 2 failed, 3 deployed")
        #expect(try await world.object("v1", "ConfigMap", "settings")?["data", "text"] == "one")
        #expect(try await world.object("apps/v1", "Deployment", "web") == nil)
    }
}

struct RollbackTests {
    @Test func goesBackToTheRevisionBefore() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let first = try await world.object("v1", "ConfigMap", "settings")
        try await world.upgrade(.settings, values: ["text": "two"])
        let result = try await world.rollback()
        #expect(result.release.info.description == "Rollback to 1")
        #expect(result.release.info.notes == "revision 1 of web")
        #expect(try await world.history() == "1 superseded, 2 superseded, 3 deployed")
        #expect(try await world.object("v1", "ConfigMap", "settings")?.content["data"] == first?.content["data"])
    }

    @Test(arguments: [
        (7, "release has no 7 version"), (-1, "invalid release revision"), (0, "release has no 0 version"),
    ])
    func refusesRevisionsThatAreNotThere(_ revision: Int, _ text: String) async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        #expect(await sentence { try await world.rollback(to: revision) } == text)
    }

    @Test func refusesAnUnknownRelease() async throws {
        let world = try DeployWorld()
        #expect(await sentence { try await world.rollback() } == "release: not found")
    }
}

struct UninstallTests {
    @Test func removesObjectsAndHistory() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        try await world.upgrade(.settings, values: ["text": "two"])
        let result = try await world.uninstall()
        #expect(result?.plan.changes.map(\.action) == [.delete])
        #expect(try await world.object("v1", "ConfigMap", "settings") == nil)
        #expect(try await world.history() == "")
    }

    @Test func keepsTheHistoryWhenAsked() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let result = try await world.uninstall(RemovalOptions(history: .kept))
        #expect(result?.release.info.description == "Uninstallation complete")
        #expect(try await world.history() == "1 uninstalled")
        #expect(
            await sentence { try await world.uninstall(RemovalOptions(history: .kept)) }
                == "the release named \"web\" is already deleted")
        try await world.uninstall()
        #expect(try await world.history() == "")
    }

    @Test func keepsWhatThePolicyKeeps() async throws {
        let world = try DeployWorld()
        try await world.install(
            .of(["a.yaml": Chart.configMap("kept", annotations: "{helm.sh/resource-policy: keep}")]))
        let result = try await world.uninstall()
        #expect(
            result?.keptText == "These resources were kept due to the resource policy:\n[ConfigMap] kept\n")
        #expect(try await world.object("v1", "ConfigMap", "kept") != nil)
    }

    @Test func saysWhatIsNotThere() async throws {
        let world = try DeployWorld()
        #expect(
            await sentence { try await world.uninstall() } == "uninstall: Release not loaded: web: release: not found")
        let request = UninstallRequest(name: "web", namespace: "default", ignoresNotFound: true)
        #expect(try await Uninstaller(world.target).run(request) == nil)
    }

    @Test func tellsOfObjectsThatCannotBeDeleted() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        world.cluster.answer { if $0.verb == "delete" { throw YareError.badRequest("no") } }
        #expect(await sentence { try await world.uninstall() } == "uninstallation completed with 1 error(s): no")
        #expect(try await world.history() == "1 failed")
        world.cluster.answer { _ in }
        try await world.uninstall()
        #expect(try await world.history() == "")
    }
}
