import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

/// A process dies before each of its writes, one after the other; the next command has to set things right.
struct KillTests {
    enum Command: CaseIterable {
        case install, upgrade, rollback, uninstall
    }

    @Test(arguments: Command.allCases)
    func nextCommandRepairsWhatADeadOneLeft(_ command: Command) async throws {
        var deaths = 0
        while try await diesAndIsRepaired(command, afterWrites: deaths) { deaths += 1 }
        #expect(deaths > 8)
    }

    /// Lets a command die and repeats it; says whether it died at all.
    private func diesAndIsRepaired(_ command: Command, afterWrites writes: Int) async throws -> Bool {
        let world = try DeployWorld()
        if command != .install { try await world.install(Self.first) }
        if command == .rollback { try await world.upgrade(Self.second) }

        let lifetime = Lifetime(writes: writes)
        var mortal = world.target
        mortal.store = MortalStore(store: world.store, lifetime: lifetime)
        world.cluster.answer { try lifetime.live(isWrite: !["get", "log"].contains($0.verb)) }
        try? await run(command, with: mortal)
        guard lifetime.isOver else { return false }

        world.cluster.answer { _ in }
        try await repeatUnlessDone(command, in: world)
        try await expectOrder(after: command, in: world)
        return true
    }

    private func run(_ command: Command, with target: DeployTarget) async throws {
        switch command {
        case .install:
            _ = try await Installer(target).run(
                InstallRequest(name: "web", namespace: "default", deployment: ChartDeployment(chart: Self.first)))
        case .upgrade:
            _ = try await Upgrader(target).run(
                UpgradeRequest(name: "web", namespace: "default", deployment: ChartDeployment(chart: Self.second)))
        case .rollback:
            _ = try await RollbackOperation(target).run(
                RollbackRequest(name: "web", namespace: "default", revision: 1))
        case .uninstall:
            _ = try await Uninstaller(target).run(UninstallRequest(name: "web", namespace: "default"))
        }
    }

    /// A command that died after its last word has done its work: an install is then refused, an uninstall finds nothing.
    private func repeatUnlessDone(_ command: Command, in world: DeployWorld) async throws {
        let history = try await world.store.history(of: "web", in: "default")
        switch command {
        case .install where history.contains { $0.status == .deployed }: break
        case .uninstall where history.isEmpty: break
        default: try await run(command, with: world.target)
        }
    }

    private func expectOrder(after command: Command, in world: DeployWorld) async throws {
        let history = try await world.store.history(of: "web", in: "default")
        let settings = try await world.object("v1", "ConfigMap", "settings")?["data", "text"]
        let first = try await world.object("v1", "ConfigMap", "first")
        let second = try await world.object("v1", "ConfigMap", "second")
        #expect(!history.contains { $0.status.isPending || $0.status == .uninstalling })
        switch command {
        case .install, .rollback:
            #expect(settings == "one" && first != nil && second == nil)
            #expect(history.count { $0.status == .deployed } == 1)
        case .upgrade:
            #expect(settings == "two" && first == nil && second != nil)
            #expect(history.count { $0.status == .deployed } == 1)
        case .uninstall:
            #expect(settings == nil && first == nil && second == nil)
            #expect(history.isEmpty)
            try await world.install(Self.first)
        }
    }

    private static let first = Chart.of([
        "settings.yaml": Chart.configMap("settings", text: "one"), "first.yaml": Chart.configMap("first"),
        "hook.yaml": Chart.hook("hook", "pre-install,post-install,pre-rollback,pre-delete,post-delete"),
    ])
    private static let second = Chart.of([
        "settings.yaml": Chart.configMap("settings", text: "two"), "second.yaml": Chart.configMap("second"),
        "hook.yaml": Chart.hook("migrate", "pre-upgrade,post-upgrade", policy: "hook-succeeded"),
    ])
}

struct InterruptionTests {
    @Test func refusesWhileALivingProcessIsAtWork() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        _ = try await world.store.acquire(
            "web", in: "default", for: "upgrade", by: .current(owner: "grace"), at: world.clock.now())
        var target = world.target
        target.holder = .current(owner: "ada")
        let text = await sentence {
            _ = try await RollbackOperation(target).run(RollbackRequest(name: "web", namespace: "default"))
        }
        #expect(text?.hasPrefix("another operation (install/upgrade/rollback) is in progress") == true)
        #expect(text?.contains("held by grace") == true)
    }

    @Test func leavesAPendingRevisionOfHelmAlone() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        try await addPendingRevision(to: world, origin: ReleaseOrigin())
        let text = await sentence { try await world.upgrade(.settings) }
        #expect(text == "another operation (install/upgrade/rollback) is in progress")
        _ = try await Unlocker(world.target).unlock("web", in: "default")
        try await world.upgrade(.settings)
        #expect(try await world.history() == "1 superseded, 2 failed, 3 deployed")
    }

    @Test func marksTheRevisionOfADeadProcess() async throws {
        let world = try DeployWorld()
        try await world.install(.settings)
        try await addPendingRevision(to: world, origin: ReleaseOrigin(actor: "grace"))
        try await world.upgrade(.settings)
        #expect(try await world.history() == "1 superseded, 2 failed, 3 deployed")
        let failed = try await world.store.release(ReleaseKey(namespace: "default", name: "web", revision: 2))
        #expect(failed.info.description == "Interrupted: the upgrade ended before it was complete")
        #expect(try await world.evidence(2).map(\.kind) == [.note])
    }

    private func addPendingRevision(to world: DeployWorld, origin: ReleaseOrigin) async throws {
        var release = try await world.store.latest("web", in: "default")
        release.revision = 2
        release.info.status = .pendingUpgrade
        release.origin = origin
        try await world.store.create(release)
    }
}
