import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

struct HookTests {
    @Test func runByWeightThenName() async throws {
        let world = try DeployWorld()
        let chart = Chart.of([
            "a.yaml": Chart.hook("late", "pre-install", weight: 5), "b.yaml": Chart.hook("b", "pre-install"),
            "c.yaml": Chart.hook("a", "pre-install"), "d.yaml": Chart.hook("first", "pre-install", weight: -1),
            "e.yaml": Chart.hook("after", "post-install", weight: -9), "f.yaml": Chart.configMap("settings"),
        ])
        let result = try await world.install(chart)
        let made = world.writes.filter { !$0.hasPrefix("delete") }
        #expect(
            made == [
                "create Job/default/first", "create Job/default/a", "create Job/default/b", "create Job/default/late",
                "apply ConfigMap/default/settings", "create Job/default/after",
            ])
        #expect(result.plan.hooks.map(\.name) == ["first", "a", "b", "late", "after"])
        #expect(result.release.hooks.allSatisfy { $0.lastRun.phase == .succeeded && $0.lastRun.completed != nil })
    }

    struct PolicyCase: Sendable {
        let policy: String
        let simulate: String
        let remains: Bool
    }

    @Test(arguments: [
        PolicyCase(policy: "before-hook-creation", simulate: "", remains: true),
        PolicyCase(policy: "hook-succeeded", simulate: "", remains: false),
        PolicyCase(policy: "hook-succeeded", simulate: "fail", remains: true),
        PolicyCase(policy: "hook-failed", simulate: "", remains: true),
        PolicyCase(policy: "hook-failed", simulate: "fail", remains: false),
    ])
    func areDeletedByTheirPolicy(_ example: PolicyCase) async throws {
        let world = try DeployWorld()
        let chart = Chart.of([
            "a.yaml": Chart.hook("check", "pre-install", policy: example.policy, simulate: example.simulate)
        ])
        let text = await sentence { try await world.install(chart) }
        #expect(text == (example.simulate.isEmpty ? nil : "failed pre-install: job check failed: BackoffLimitExceeded"))
        #expect((try await world.object("batch/v1", "Job", "check") != nil) == example.remains)
    }

    /// As charts have them that need an account for their hooks and later for their Pods.
    @Test func mayDeleteAnObjectOfTheRelease() async throws {
        let world = try DeployWorld()
        let account = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n"
        let hook = """
            \(account)  annotations:
                helm.sh/hook: pre-upgrade
                helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
            """
        let chart = Chart.of(["account.yaml": account, "hook.yaml": hook])
        try await world.install(chart)
        try await world.upgrade(chart)
        #expect(try await world.object("v1", "ServiceAccount", "web") != nil)
        #expect(try await world.history() == "1 superseded, 2 deployed")
    }

    @Test func areSkippedWhenAsked() async throws {
        let world = try DeployWorld()
        let chart = Chart.of(["a.yaml": Chart.hook("check", "pre-install", simulate: "fail")])
        let result = try await world.install(chart, options: ChangeOptions(skipsHooks: true))
        #expect(result.plan.hooks.isEmpty)
        #expect(world.writes.isEmpty)
    }

    @Test func timeOutWithTheReason() async throws {
        let world = try DeployWorld()
        let chart = Chart.of(["a.yaml": Chart.hook("check", "pre-install", simulate: "hang")])
        let text = await sentence { try await world.install(chart) }
        #expect(text?.hasPrefix("failed pre-install: timed out waiting for the condition: job check") == true)
    }

    @Test func areKeptOutOfTheRelease() async throws {
        let world = try DeployWorld()
        try await world.install(.of(["a.yaml": Chart.hook("check", "pre-install")]))
        try await world.uninstall()
        #expect(try await world.object("batch/v1", "Job", "check") != nil)
    }

    @Test func showTheirLogsWhenTheirPolicySaysSo() async throws {
        let world = try DeployWorld()
        let hook = Chart.hook("check", "pre-install", log: "all is well").replacing(
            "helm.sh/hook-weight", with: "helm.sh/hook-output-log-policy: hook-succeeded\n    helm.sh/hook-weight")
        try await world.install(.of(["a.yaml": hook]))
        let logs = world.observer.events.compactMap { event in
            if case .hookLog(_, _, let text) = event { text } else { nil }
        }
        #expect(logs == ["all is well\n"])
    }
}

struct TestRunnerTests {
    private static let chart = Chart.of([
        "a.yaml": Chart.hook("good", "test", log: "fine"), "b.yaml": Chart.hook("bad", "test", simulate: "fail"),
    ])

    @Test func runsTestsUntilOneFails() async throws {
        let world = try DeployWorld()
        try await world.install(Self.chart)
        let result = try await TestRunner(world.target).run(TestRequest(name: "web", namespace: "default"))
        #expect((result.failure as? YareError)?.message == "job bad failed: BackoffLimitExceeded")
        #expect(result.release.hooks.map { $0.lastRun.phase } == [nil, .failed] || result.release.hooks.count == 2)
        #expect(try await world.history() == "1 deployed")
    }

    @Test(arguments: [["name=good"], ["!name=bad"]])
    func runsOnlyTheTestsAskedFor(_ arguments: [String]) async throws {
        let world = try DeployWorld()
        try await world.install(Self.chart)
        let filter = TestFilter(arguments: arguments)
        let runner = TestRunner(world.target)
        let result = try await runner.run(TestRequest(name: "web", namespace: "default", filter: filter))
        #expect(result.failure == nil)
        #expect(try await runner.logs(of: result.release, filter).map(\.text) == ["fine\n"])
    }
}

struct WaitTests {
    @Test func waitsForNothingUnlessAsked() async throws {
        let world = try DeployWorld()
        try await world.install(.of(["web.yaml": Chart.deployment("web", simulate: "never-ready")]))
        #expect(try await world.history() == "1 deployed")
    }

    @Test func tellsWhatIsNotReadyInTime() async throws {
        let world = try DeployWorld()
        let options = ChangeOptions(wait: WaitOptions(extent: .objects(.watcher), timeout: .seconds(30)))
        let text = await sentence {
            try await world.install(
                .of(["web.yaml": Chart.deployment("web", simulate: "never-ready")]), options: options)
        }
        #expect(
            text == "resource Deployment/default/web not ready. status: InProgress, message: Available: 0/1\n"
                + "context deadline exceeded")
    }

    @Test func goesOnWhenAllIsReady() async throws {
        let world = try DeployWorld()
        let options = ChangeOptions(wait: WaitOptions(extent: .objects(.legacy), includesJobs: true))
        try await world.install(.of(["web.yaml": Chart.deployment("web")]), options: options)
        #expect(try await world.history() == "1 deployed")
    }
}
