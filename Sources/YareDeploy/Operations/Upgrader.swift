import YareBase
import YareChart
import YareCluster
import YareEngine
import YareRelease

/// What an upgrade is asked to do.
public struct UpgradeRequest: Sendable {
    public var name: String
    public var namespace: String
    public var deployment: ChartDeployment
    public var reuse: ValuesReuse
    public var options: ChangeOptions

    public init(
        name: String, namespace: String, deployment: ChartDeployment, reuse: ValuesReuse = .automatic,
        options: ChangeOptions = ChangeOptions()
    ) {
        self.name = name
        self.namespace = namespace
        self.deployment = deployment
        self.reuse = reuse
        self.options = options
    }
}

/// Upgrades releases.
public struct Upgrader: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// Whether `upgrade --install` has to install: there is no release, or none of its revisions was ever deployed.
    ///
    /// The install then replaces the name: ``InstallRequest/replacesName``.
    public func needsInstall(_ name: String, in namespace: String) async throws -> Bool {
        let history = try await target.store.history(of: name, in: namespace)
        return history.last?.status == .uninstalled || !history.contains(where: \.wasDeployed)
    }

    /// Makes a new revision of a release, or says what that would do.
    ///
    /// - Throws: `release.not-deployed` when there is nothing to upgrade, `release.lease-held`; what rendering throws;
    ///   `deploy.not-owned`; what the cluster refuses, after it was recorded.
    public func run(_ request: UpgradeRequest) async throws -> ChangeResult {
        guard (try? ReleaseName.validate(request.name)) != nil else {
            throw YareError.invalidUpgradeName(request.name)
        }
        try request.deployment.validate()
        if request.options.dryRun != .none { return try await rehearse(request) }
        return try await ReleaseSession.run("upgrade", on: request.name, in: request.namespace, with: target) {
            try await Upgrade(session: $0, request: request).upgrade()
        }
    }

    private func rehearse(_ request: UpgradeRequest) async throws -> ChangeResult {
        let history = try await target.store.history(of: request.name, in: request.namespace)
        let session = ReleaseSession(
            target: target, name: request.name, namespace: request.namespace, history: history)
        return try await Upgrade(session: session, request: request).rehearse()
    }
}

extension ReleaseSummary {
    /// Whether the revision came to its end once.
    fileprivate var wasDeployed: Bool {
        status == .deployed || status == .superseded || status == .uninstalling
    }
}

/// One upgrade, under the lease on its release.
struct Upgrade {
    let session: ReleaseSession
    let request: UpgradeRequest

    private var target: DeployTarget { session.target }

    func upgrade() async throws -> ChangeResult {
        let current = try await currentRelease()
        let deployment = try deployment(after: current)
        let release = try await pendingRelease(of: deployment, after: current)
        let rollout = try await rollout(from: current)
        let plan = try await rollout.plan(release)
        do {
            return ChangeResult(release: try await rollout.carryOut(plan, for: release), plan: plan)
        } catch {
            guard request.options.undoesOnFailure else { throw error }
            throw await undo(release, error)
        }
    }

    func rehearse() async throws -> ChangeResult {
        let current = try await currentRelease()
        let deployment = try deployment(after: current)
        var release = try await pendingRelease(of: deployment, after: current)
        let rollout = try await rollout(from: current)
        let plan = try await rollout.plan(release)
        try await rollout.rehearse(plan)
        release.info.description = request.options.description ?? "Dry run complete"
        return ChangeResult(release: release, plan: plan, deployment: deployment)
    }

    /// The revision to go on from: the deployed one, or the newest when it has failed and none is deployed.
    private func currentRelease() async throws -> Release {
        guard let latest = session.latest else { throw YareError.noDeployedReleases(session.name) }
        if let deployed = session.history.last(where: { $0.status == .deployed }) {
            return try await session.release(deployed.revision)
        }
        guard latest.status == .failed || latest.status == .superseded else {
            throw YareError.noDeployedReleases(session.name)
        }
        return try await session.release(latest.revision)
    }

    private func rollout(from current: Release) async throws -> Rollout {
        Rollout(
            session: session, kind: .upgrade, options: request.options,
            previous: try await RecordedObjects(session).objects(since: current),
            previousMethod: current.applyMethod)
    }

    /// The chart and the values to render, with what the revision before has to do with them.
    private func deployment(after current: Release) throws(YareError) -> ChartDeployment {
        var warnings: [Diagnostic] = []
        let deployment = try request.reuse.applied(to: request.deployment, after: current, warnings: &warnings)
        for warning in warnings { target.observer.observe(.warning(warning)) }
        return deployment
    }

    private func pendingRelease(
        of deployment: ChartDeployment, after current: Release
    ) async throws -> Release {
        let revision = (session.latest?.revision ?? current.revision) + 1
        let output = try await ReleaseRendering(
            target: target,
            release: ReleaseScope(
                name: session.name, namespace: session.namespace, revision: revision, isUpgrade: true),
            looksUp: request.options.dryRun != .client
        ).render(deployment)
        return Release(
            name: session.name, namespace: session.namespace, revision: revision,
            info: ReleaseInfo(
                firstDeployed: current.info.firstDeployed, lastDeployed: target.clock.now(),
                description: ChangeKind.upgrade.pendingDescription, status: .pendingUpgrade, notes: output.notes),
            chart: ChartRecord(output.chart), config: deployment.values, manifest: output.manifest,
            hooks: output.hooks, labels: labels(after: current), origin: target.origin(deployment.origin))
    }

    /// The labels of the revision before with the new ones over them; `null` takes one away.
    private func labels(after current: Release) -> SortedMap<String> {
        var labels = session.latest?.labels ?? current.labels
        for (key, value) in request.deployment.labels { labels[key] = value == "null" ? nil : value }
        return labels
    }

    /// Goes back to the newest revision that was deployed.
    private func undo(_ release: Release, _ error: any Error) async -> any Error {
        let good = session.history.last { $0.status == .deployed || $0.status == .superseded }
        guard let good else { return YareError.nothingToRollBackTo(original: error) }
        target.observer.observe(.undoing("rolling back release \"\(session.name)\" to revision \(good.revision)"))
        return await Task {
            do {
                let history = try await target.store.history(of: session.name, in: session.namespace)
                let session = ReleaseSession(
                    target: target, name: session.name, namespace: session.namespace, history: history)
                var options = request.options
                options.undoesOnFailure = false
                options.description = nil
                _ = try await Rollback(session: session, revision: good.revision, options: options).rollBack()
                return YareError.undone(session.name, "rolled back", after: error)
            } catch let second {
                return YareError.undoingFailed(session.name, second, original: error)
            }
        }.value
    }
}
