import YareBase
import YareCluster
import YareEngine
import YareRelease

/// Takes a new revision to the cluster: the part that install, upgrade and rollback share.
///
/// The order is such that a death at any instant loses nothing: the revision is recorded as pending before the cluster is
/// touched, and marked as deployed when all is done, the older ones as superseded in the same transaction or after it.
struct Rollout {
    let session: ReleaseSession
    let kind: ChangeKind
    let options: ChangeOptions
    /// The objects of the revision that the new one follows.
    let previous: [KubernetesObject]
    /// How that revision was written.
    let previousMethod: ApplyMethod?

    private var target: DeployTarget { session.target }

    /// How the new revision is written: as the one before, on the server's side where there is none.
    var method: ApplyMethod {
        switch options.apply.method {
        case .serverSide: .serverSide
        case .clientSide: .clientSide
        case .automatic:
            if case .install = kind { .serverSide } else { previousMethod ?? .clientSide }
        }
    }

    // MARK: planning

    /// What the change does; nothing is changed.
    ///
    /// - Throws: `cluster.no-match`, `deploy.not-owned`.
    func plan(_ release: Release) async throws -> Plan {
        try await plan(release, takesOwnership: options.apply.takesOwnership)
    }

    private func plan(_ release: Release, takesOwnership: Bool) async throws -> Plan {
        let wanted = try await wantedObjects(of: release)
        let live = try await LiveObjects.read((previous + wanted).map(\.identifier), from: target.cluster)
        let planner = Planner(
            owner: session.owner, replacesObjects: options.apply.replacesObjects,
            takesOwnership: takesOwnership)
        do {
            let changes = try planner.changes(from: previous, to: wanted, live: live)
            return Plan(changes: changes, hooks: plannedHooks(of: release))
        } catch {
            throw error.during(kind.ownershipFailure)
        }
    }

    private func wantedObjects(of release: Release) async throws -> [KubernetesObject] {
        do {
            return try await ManifestObjects(cluster: target.cluster, namespace: session.namespace)
                .read(release.manifest, unserved: .refused).sorted(by: .install)
        } catch let error as YareError {
            throw error.during("unable to build kubernetes objects from new release manifest")
        }
    }

    private func plannedHooks(of release: Release) -> [PlannedHook] {
        options.skipsHooks ? [] : HookSchedule.planned(release.hooks, at: [kind.preEvent, kind.postEvent])
    }

    /// Asks the cluster whether it would take every object.
    func rehearse(_ plan: Plan) async throws {
        guard options.dryRun == .server else { return }
        let writer = ObjectWriter(
            cluster: target.cluster, method: method, forcesConflicts: options.apply.forcesConflicts, isDryRun: true)
        try await PlanExecutor(writer: writer, observer: SilentDeployObserver()).tryAll(plan)
    }

    // MARK: carrying out

    /// Records the revision and carries out its plan.
    ///
    /// - Returns: the revision as it is recorded in the end.
    /// - Throws: what went wrong, after it was recorded with the revision.
    func carryOut(_ plan: Plan, for pending: Release) async throws -> Release {
        var release = pending
        release.applyMethod = method
        try await target.store.prune(session.name, in: session.namespace, keeping: options.historyLimit)
        try await target.store.create(release)
        target.observer.observe(.planned(plan))
        var created: [ResourceIdentifier] = []
        do {
            try await change(plan, &release, &created)
        } catch {
            let failure = RolloutFailure(rollout: self, release: release, plan: plan, created: created)
            throw await failure.record(error)
        }
        return try await complete(release)
    }

    private func change(_ plan: Plan, _ release: inout Release, _ created: inout [ResourceIdentifier]) async throws {
        try await runHooks(at: kind.preEvent, of: &release)
        let plan = try await planAfterHooks(plan, release)
        let observer = target.observer
        let writer = ObjectWriter(
            cluster: target.cluster, method: method, forcesConflicts: options.apply.forcesConflicts,
            waiter: ObjectWaiter(target, timeout: options.wait.timeout),
            warn: { observer.observe(.warning($0)) })
        try await PlanExecutor(writer: writer, observer: target.observer).carryOut(plan, created: &created)
        try await wait(for: plan)
        try await runHooks(at: kind.postEvent, of: &release)
    }

    /// The plan as it is now: hooks may have made, changed or deleted what it is about. That nobody else's objects are in
    /// the way was found out before.
    private func planAfterHooks(_ plan: Plan, _ release: Release) async throws -> Plan {
        let hasRunHooks = plan.hooks.contains { $0.event == kind.preEvent.rawValue }
        return hasRunHooks ? try await self.plan(release, takesOwnership: true) : plan
    }

    private func runHooks(at event: Hook.Event, of release: inout Release) async throws {
        guard !options.skipsHooks else { return }
        do {
            try await HookRunner(target: target, timeout: options.wait.timeout).run(event, of: &release)
        } catch {
            guard let action = kind.hookFailure(at: event) else { throw error }
            throw YareError.wrapping(error, during: action)
        }
    }

    private func wait(for plan: Plan) async throws {
        let wait = options.effectiveWait
        guard case .objects(let strategy) = wait.extent else { return }
        let rules = ReadinessRules(strategy, waitsForJobs: wait.includesJobs)
        let objects = plan.changes.compactMap { $0.wanted == nil ? nil : $0.identifier }
        try await ObjectWaiter(target, timeout: wait.timeout)
            .waitUntilReady(objects) { rules.readiness(of: $0) }
    }

    private func complete(_ release: Release) async throws -> Release {
        var release = release
        release.info.status = .deployed
        release.info.description = options.description ?? kind.successDescription
        try await target.store.update(all: [release] + (try await superseded(by: release.revision)))
        return release
    }

    /// All older deployed revisions, marked as superseded.
    private func superseded(by revision: Int) async throws -> [Release] {
        let deployed = ReleaseQuery(namespace: session.namespace, name: session.name, statuses: [.deployed])
        var superseded: [Release] = []
        for summary in try await target.store.summaries(deployed) where summary.revision < revision {
            var older = try await session.release(summary.revision)
            older.info.status = .superseded
            superseded.append(older)
        }
        return superseded
    }
}
