import Testing
import YareBase
import YareChart
import YareCluster
import YareDeploy
import YareRelease

/// Fields that never change, hooks that stay, defaults that are left out: what Helm's users ask about most.
struct ReplacementTests {
    private static func deployment(app: String) -> Chart {
        .of([
            "d.yaml": Chart.deployment("web").replacing("app: web", with: "app: \(app)"),
            "c.yaml": Chart.configMap("same"),
        ])
    }

    @Test(arguments: [ApplyOptions.Method.serverSide, .clientSide])
    func offersReplacementForAnImmutableField(_ method: ApplyOptions.Method) async throws {
        let world = try DeployWorld()
        let options = ChangeOptions(apply: ApplyOptions(method: method))
        try await world.install(Self.deployment(app: "one"), options: options)
        let error = await #expect(throws: YareError.self) {
            try await world.upgrade(Self.deployment(app: "two"), options: options)
        }
        #expect(error?.message.contains("field is immutable") == true)
        #expect(
            error?.diagnostic.hint == "pass --force-replace to delete Deployment/default/web and create it anew")
    }

    @Test func recreatesWhatCannotChange() async throws {
        let world = try DeployWorld()
        try await world.install(Self.deployment(app: "one"))
        let before = try await world.object("apps/v1", "Deployment", "web")
        let same = try await world.object("v1", "ConfigMap", "same")
        let options = ChangeOptions(apply: ApplyOptions(method: .clientSide, replacesObjects: true))
        let result = try await world.upgrade(Self.deployment(app: "two"), options: options)
        let after = try await world.object("apps/v1", "Deployment", "web")
        #expect(after?["spec", "selector", "matchLabels", "app"] == "two")
        #expect(after?.uid != before?.uid)
        #expect(try await world.object("v1", "ConfigMap", "same")?.uid == same?.uid)
        #expect(result.plan.changes.map(\.action.name) == ["replace", "replace"])
        #expect(try await world.history() == "1 superseded, 2 deployed")
    }

    @Test func neverRecreatesWhatHoldsData() async throws {
        func claim(_ size: String) -> Chart {
            .of([
                "p.yaml": """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {accessModes: [\(size)], resources: {requests: {storage: 1Gi}}}
                """
            ])
        }
        let world = try DeployWorld()
        try await world.install(claim("ReadWriteOnce"))
        let options = ChangeOptions(apply: ApplyOptions(method: .clientSide, replacesObjects: true))
        let error = await #expect(throws: YareError.self) {
            try await world.upgrade(claim("ReadWriteMany"), options: options)
        }
        #expect(
            error?.diagnostic.hint
                == "delete PersistentVolumeClaim/default/data yourself when what it holds may go")
    }

    @Test func tellsOfTheEvidenceOfAFailure() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        let error = await #expect(throws: YareError.self) {
            try await world.upgrade(.of(["h.yaml": Chart.hook("prepare", "pre-upgrade", simulate: "fail")]))
        }
        #expect(error?.diagnostic.hint == "see \"yare status web --evidence\" for what was seen")
        #expect(try await !world.evidence(2).isEmpty)
    }

    @Test(arguments: [ValuesReuse.reuse, .resetThenReuse, .reset, .automatic])
    func warnsOfNewDefaultsThatAreLeftOut(_ reuse: ValuesReuse) async throws {
        let world = try DeployWorld()
        let templates = Chart.configMap("settings")
        try await world.install(.of(["a.yaml": templates], values: ["a": 1, "m": ["x": 1]]))
        try await world.upgrade(
            .of(["a.yaml": templates], values: ["a": 2, "b": 1, "m": ["x": 1, "y": 2]]), reuse: reuse)
        let warnings = world.observer.events.compactMap { event -> Diagnostic? in
            if case .warning(let diagnostic) = event { diagnostic } else { nil }
        }
        let expected = reuse == .reuse ? ["--reuse-values leaves out new defaults of the chart: b, m.y"] : []
        #expect(warnings.map(\.message) == expected)
    }

    @Test(arguments: [true, false])
    func removesWhatHooksHaveLeftWhenAsked(_ removes: Bool) async throws {
        let world = try DeployWorld()
        let chart = Chart.of([
            "a.yaml": Chart.configMap("settings"), "h.yaml": Chart.hook("prepare", "pre-install"),
            "d.yaml": Chart.hook("farewell", "post-delete"),
        ])
        try await world.install(chart)
        try await world.upgrade(Chart.settings)
        #expect(try await world.object("batch/v1", "Job", "prepare") != nil)
        try await world.uninstall(RemovalOptions(removesHooks: removes))
        #expect(try await (world.object("batch/v1", "Job", "prepare") == nil) == removes)
        #expect(try await world.history().isEmpty)
    }
}
