import YareBase
import YareCluster
import YareEngine
import YareRelease

/// Takes a release out of the cluster, under the lease on it.
///
/// Source: `pkg/action/uninstall.go` of Helm.
struct ReleaseRemoval {
    let target: DeployTarget
    let options: RemovalOptions

    /// What is deleted and what stays.
    func plan(_ release: Release, alsoRemoving others: [KubernetesObject] = []) async throws -> Plan {
        var objects = try await ManifestObjects(cluster: target.cluster, namespace: release.namespace)
            .read(release.manifest, unserved: .leftOut)
        let known = ObjectIndex(objects)
        objects += others.filter { known[$0.identifier] == nil }
        let live = try await LiveObjects.read(objects.map(\.identifier), from: target.cluster)
        let owner = ReleaseOwner(name: release.name, namespace: release.namespace)
        return Plan(
            changes: Planner(owner: owner).removals(of: objects, live: live),
            hooks: options.skipsHooks ? [] : HookSchedule.planned(release.hooks, at: [.preDelete, .postDelete]))
    }

    /// Removes a release's objects and records that they are gone.
    ///
    /// A revision whose records are to go stays `uninstalling` until they do, so that a death in between is noticed.
    func remove(
        _ release: Release, alsoRemoving others: [KubernetesObject] = []
    ) async throws -> UninstallResult {
        var release = release
        release.info.status = .uninstalling
        release.info.deleted = target.clock.now()
        release.info.description = "Deletion in progress (or silently failed)"
        try await target.store.update(release)
        try await runHooks(at: .preDelete, of: &release)
        let plan = try await plan(release, alsoRemoving: others)
        target.observer.observe(.planned(plan))
        var errors = await delete(plan)
        do {
            try await waitUntilGone(plan)
            try await runHooks(at: .postDelete, of: &release)
            if options.removesHooks { _ = try await HookRemoval(target: target).removeHooks(of: release) }
        } catch {
            errors.append(error)
        }
        try await record(&release, errors)
        return UninstallResult(release: release, plan: plan)
    }

    private func record(_ release: inout Release, _ errors: [any Error]) async throws {
        if errors.isEmpty {
            if options.history == .removed { return }
            release.info.status = .uninstalled
            release.info.description = options.description ?? "Uninstallation complete"
            try await target.store.update(release)
            try await supersedeOthers(than: release)
        } else {
            release.info.status = .failed
            release.info.description =
                "Uninstallation failed: \(errors.map(YareError.sentence).joined(separator: "; "))"
            try await target.store.update(release)
            throw YareError.uninstallIncomplete(errors)
        }
    }

    /// A release that is gone has no deployed revision.
    private func supersedeOthers(than release: Release) async throws {
        let deployed = ReleaseQuery(namespace: release.namespace, name: release.name, statuses: [.deployed])
        for summary in try await target.store.summaries(deployed) where summary.revision != release.revision {
            var older = try await target.store.release(summary.key, .all)
            older.info.status = .superseded
            try await target.store.update(older)
        }
    }

    /// Removes the records of a release, the newest last: it says until then that the removal is under way.
    func forget(_ release: Release) async throws {
        let history = try await target.store.history(of: release.name, in: release.namespace)
        for summary in history.sorted(by: { $0.revision < $1.revision }) {
            try await target.store.delete(summary.key)
        }
    }

    private func runHooks(at event: Hook.Event, of release: inout Release) async throws {
        guard !options.skipsHooks else { return }
        do {
            try await HookRunner(target: target, timeout: options.timeout).run(event, of: &release)
        } catch {
            if event == .preDelete { try await record(&release, [error]) }
            throw error
        }
    }

    /// Deletes as much as can be deleted.
    private func delete(_ plan: Plan) async -> [any Error] {
        let writer = ObjectWriter(
            cluster: target.cluster, method: .clientSide, forcesConflicts: false, propagation: options.propagation)
        var errors: [any Error] = []
        for change in plan.changes {
            do {
                try await writer.carryOut(change)
                target.observer.observe(.changed(change))
            } catch {
                errors.append(error)
            }
        }
        return errors
    }

    private func waitUntilGone(_ plan: Plan) async throws {
        guard options.waits else { return }
        let deleted = plan.changes.filter { $0.action == .delete }.map(\.identifier)
        try await ObjectWaiter(target, timeout: options.timeout).waitUntilGone(deleted)
    }
}
