import YareBase
import YareCluster
import YareEngine
import YareRelease

/// Runs the hooks of a release at an event, one by one, and records how each went.
///
/// Source: `execHook` of Helm's `pkg/action/hooks.go`. Beyond Helm, what a hook has logged is kept with the revision.
struct HookRunner {
    let target: DeployTarget
    let timeout: Duration

    private var waiter: ObjectWaiter { ObjectWaiter(target, timeout: timeout) }

    /// Runs hooks until one fails.
    ///
    /// - Parameter release: the revision, recorded in the store; gets how its hooks went.
    /// - Throws: what the failed hook came to.
    func run(
        _ event: Hook.Event, of release: inout Release, where isIncluded: (HookRecord) -> Bool = { _ in true }
    ) async throws {
        let schedule = HookSchedule(release.hooks, at: event, where: isIncluded).indices
        var succeeded: [Int] = []
        for index in schedule {
            let objects = try await objects(of: release.hooks[index], event, release)
            try await delete(objects, of: release.hooks[index], by: .beforeHookCreation)
            do {
                try await run(index, event, objects, &release)
            } catch {
                try await delete(objects, of: release.hooks[index], by: .hookFailed)
                try await deleteSucceeded(succeeded, event, release)
                throw error
            }
            succeeded.append(index)
        }
        try await deleteSucceeded(succeeded.reversed(), event, release)
    }

    private func run(
        _ index: Int, _ event: Hook.Event, _ objects: [KubernetesObject], _ release: inout Release
    ) async throws {
        release.hooks[index].lastRun = HookRecord.Run(started: target.clock.now(), phase: .running)
        try await target.store.update(release)
        target.observer.observe(.hookStarted(release.hooks[index], event: event.rawValue))
        do {
            try await create(objects, event, release.hooks[index])
            try await waitUntilDone(objects)
            try await end(index, event, .succeeded, objects, &release)
        } catch {
            try await end(index, event, .failed, objects, &release)
            throw error
        }
    }

    /// Records how a hook went and what it logged.
    private func end(
        _ index: Int, _ event: Hook.Event, _ phase: HookRecord.Phase, _ objects: [KubernetesObject],
        _ release: inout Release
    ) async throws {
        release.hooks[index].lastRun.completed = target.clock.now()
        release.hooks[index].lastRun.phase = phase
        let hook = release.hooks[index]
        let logs = await PodLogs(cluster: target.cluster).logs(of: objects)
        for log in logs where hook.showsLog(after: phase) {
            target.observer.observe(.hookLog(hook, container: log.container, text: log.text))
        }
        let evidence = logs.filter { !$0.text.isEmpty }.map {
            Evidence(.hookLog, about: $0.subject, at: target.clock.now(), $0.text)
        }
        try await target.store.record(evidence, for: release.key)
        try await target.store.update(release)
        target.observer.observe(.hookEnded(hook, event: event.rawValue))
    }

    private func objects(
        of hook: HookRecord, _ event: Hook.Event, _ release: Release
    ) async throws -> [KubernetesObject] {
        do {
            return try await ManifestObjects(cluster: target.cluster, namespace: release.namespace)
                .read(hook.manifest, unserved: .refused)
        } catch {
            throw YareError.wrapping(
                error, during: "unable to build kubernetes object for \(event.rawValue) hook \(hook.path)")
        }
    }

    private func create(_ objects: [KubernetesObject], _ event: Hook.Event, _ hook: HookRecord) async throws {
        do {
            for object in objects {
                _ = try await target.cluster.create(object, WriteOptions(fieldManager: DeployTarget.fieldManager))
            }
        } catch {
            throw YareError.wrapping(error, during: "warning: Hook \(event.rawValue) \(hook.path) failed")
        }
    }

    /// Waits for Jobs to complete and Pods to succeed; all else is done when it is made.
    private func waitUntilDone(_ objects: [KubernetesObject]) async throws {
        let running = objects.map(\.identifier).filter { ["Job", "Pod"].contains($0.kind.kind) }
        do {
            try await waiter.waitUntilReady(running, by: ReadinessRules.completion)
        } catch let error as YareError {
            guard let pending = error.cause as? ObjectWaiter.Unready else { throw error }
            throw YareError.hookFailed(pending)
        }
    }

    // MARK: deleting

    /// Deletes what the hooks of a broken-off revision have left: what they were at, and what had not been cleared away.
    func deleteLeftovers(of release: Release) async throws {
        for hook in release.hooks {
            let isLeft =
                hook.lastRun.phase == .running
                || (hook.lastRun.phase == .succeeded && hook.isDeleted(by: .hookSucceeded))
            guard isLeft else { continue }
            let objects = try await ManifestObjects(cluster: target.cluster, namespace: release.namespace)
                .read(hook.manifest, unserved: .leftOut)
            try await delete(objects, of: hook)
        }
    }

    private func deleteSucceeded(_ indices: [Int], _ event: Hook.Event, _ release: Release) async throws {
        for index in indices {
            let hook = release.hooks[index]
            try await delete(try await objects(of: hook, event, release), of: hook, by: .hookSucceeded)
        }
    }

    /// Deletes a hook's objects when its policy says so.
    private func delete(
        _ objects: [KubernetesObject], of hook: HookRecord, by policy: Hook.DeletePolicy
    ) async throws {
        if hook.isDeleted(by: policy) { try await delete(objects, of: hook) }
    }

    /// Deletes a hook's objects; never a CRD, with which all its objects would go.
    private func delete(_ objects: [KubernetesObject], of hook: HookRecord) async throws {
        guard hook.kind != "CustomResourceDefinition" else { return }
        let writer = ObjectWriter(cluster: target.cluster, method: .clientSide, forcesConflicts: false)
        let identifiers = objects.map(\.identifier)
        for identifier in identifiers { try await writer.carryOut(PlannedChange(identifier, .delete)) }
        try await waiter.waitUntilGone(identifiers)
    }
}
