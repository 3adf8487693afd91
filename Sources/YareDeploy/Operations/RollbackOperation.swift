import YareBase
import YareCluster
import YareRelease

/// What a rollback is asked to do.
public struct RollbackRequest: Sendable {
    public var name: String
    public var namespace: String
    /// The revision to go back to; 0 for the one before.
    public var revision: Int
    public var options: ChangeOptions

    public init(name: String, namespace: String, revision: Int = 0, options: ChangeOptions = ChangeOptions()) {
        self.name = name
        self.namespace = namespace
        self.revision = revision
        self.options = options
    }
}

/// Takes releases back to earlier revisions.
public struct RollbackOperation: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// Makes a new revision of what an earlier one recorded, or says what that would do.
    ///
    /// - Throws: `release.not-found`, `release.no-revision`, `release.lease-held`; what the cluster refuses, after it was
    ///   recorded.
    public func run(_ request: RollbackRequest) async throws -> ChangeResult {
        guard (try? ReleaseName.validate(request.name)) != nil else {
            throw YareError.invalidUpgradeName(request.name)
        }
        guard request.revision >= 0 else { throw YareError.invalidRevision() }
        if request.options.dryRun != .none { return try await rehearse(request) }
        return try await ReleaseSession.run("rollback", on: request.name, in: request.namespace, with: target) {
            try await Rollback(session: $0, revision: request.revision, options: request.options).rollBack()
        }
    }

    private func rehearse(_ request: RollbackRequest) async throws -> ChangeResult {
        let history = try await target.store.history(of: request.name, in: request.namespace)
        let session = ReleaseSession(
            target: target, name: request.name, namespace: request.namespace, history: history)
        return try await Rollback(session: session, revision: request.revision, options: request.options).rehearse()
    }
}

/// One rollback, under the lease on its release.
struct Rollback {
    let session: ReleaseSession
    /// The revision to go back to; 0 for the one before.
    let revision: Int
    let options: ChangeOptions

    private var target: DeployTarget { session.target }

    func rollBack() async throws -> ChangeResult {
        let (release, rollout) = try await prepare()
        let plan = try await rollout.plan(release)
        return ChangeResult(release: try await rollout.carryOut(plan, for: release), plan: plan)
    }

    func rehearse() async throws -> ChangeResult {
        let (release, rollout) = try await prepare()
        let plan = try await rollout.plan(release)
        try await rollout.rehearse(plan)
        return ChangeResult(release: release, plan: plan)
    }

    private func prepare() async throws -> (Release, Rollout) {
        guard let latest = session.latest else { throw YareError.releaseNotFound(session.name) }
        let goal = revision == 0 ? latest.revision - 1 : revision
        guard session.history.contains(where: { $0.revision == goal }) else { throw YareError.noRevision(goal) }
        let old = try await session.release(goal)
        let deployed = session.history.last { $0.status == .deployed }?.revision ?? latest.revision
        let current = try await session.release(deployed)
        let rollout = Rollout(
            session: session, kind: .rollback(to: goal), options: options,
            previous: try await RecordedObjects(session).objects(since: current),
            previousMethod: current.applyMethod)
        return (pendingRelease(from: old, after: latest, goal: goal), rollout)
    }

    private func pendingRelease(from old: Release, after latest: ReleaseSummary, goal: Int) -> Release {
        var release = old
        release.revision = latest.revision + 1
        release.info = ReleaseInfo(
            firstDeployed: latest.firstDeployed, lastDeployed: target.clock.now(),
            description: ChangeKind.rollback(to: goal).pendingDescription, status: .pendingRollback,
            notes: old.info.notes, rollbackRevision: goal)
        for index in release.hooks.indices { release.hooks[index].lastRun = HookRecord.Run() }
        release.origin = target.origin(ReleaseOrigin(chartSource: old.origin.chartSource))
        release.origin.chartDigest = old.origin.chartDigest
        release.origin.valuesFiles = old.origin.valuesFiles
        return release
    }
}
