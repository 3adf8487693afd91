import YareBase
import YareCluster
import YareRelease

/// Deletes what the hooks of a release have left in the cluster: Helm never does, because hooks are no part of a release.
struct HookRemoval {
    let target: DeployTarget

    /// Deletes the objects of all hooks that any revision of a release has run; definitions of kinds stay.
    ///
    /// - Returns: the objects that were deleted.
    func removeHooks(of release: Release) async throws -> [ResourceIdentifier] {
        let writer = ObjectWriter(cluster: target.cluster, method: .clientSide, forcesConflicts: false)
        var removed: [ResourceIdentifier] = []
        for identifier in try await identifiers(of: release) {
            guard try await target.cluster.objectIfPresent(identifier) != nil else { continue }
            try await writer.carryOut(PlannedChange(identifier, .delete))
            removed.append(identifier)
        }
        return removed
    }

    private func identifiers(of release: Release) async throws -> [ResourceIdentifier] {
        let manifests = ManifestObjects(cluster: target.cluster, namespace: release.namespace)
        var found: [ResourceIdentifier] = []
        for summary in try await target.store.history(of: release.name, in: release.namespace) {
            let hooks = try await target.store.release(summary.key, .hooks).hooks
            for hook in hooks where hook.lastRun.started != nil && hook.kind != "CustomResourceDefinition" {
                for object in try await manifests.read(hook.manifest, unserved: .leftOut)
                where !found.contains(object.identifier) {
                    found.append(object.identifier)
                }
            }
        }
        return found
    }
}
