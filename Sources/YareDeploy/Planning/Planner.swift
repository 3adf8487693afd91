public import YareBase
public import YareCluster
import YareEngine
import YareRelease

/// Finds out what has to be done to bring a cluster from one set of objects to another.
///
/// A planner asks nobody: all that it needs is handed to it.
public struct Planner: Sendable {
    /// The release that the objects belong to.
    public var owner: ReleaseOwner
    /// Whether objects that exist are replaced rather than changed.
    public var replacesObjects: Bool
    /// Whether objects are adopted that the release does not own.
    public var takesOwnership: Bool

    public init(owner: ReleaseOwner, replacesObjects: Bool = false, takesOwnership: Bool = false) {
        self.owner = owner
        self.replacesObjects = replacesObjects
        self.takesOwnership = takesOwnership
    }

    /// The changes from the objects of a revision to those of another.
    ///
    /// - Parameters:
    ///   - previous: what the current revision recorded; empty when there is none.
    ///   - wanted: what the new revision wants, in the order in which it is to be created.
    ///   - live: what there is of both.
    /// - Throws: `deploy.not-owned` with one diagnostic for each object that exists and is not the release's.
    public func changes(
        from previous: [KubernetesObject], to wanted: [KubernetesObject], live: LiveObjects
    ) throws(YareError) -> [PlannedChange] {
        let recorded = ObjectIndex(previous)
        let kept = ObjectIndex(wanted)
        var changes: [PlannedChange] = []
        var refusals: [Diagnostic] = []
        for object in wanted {
            do throws(YareError) {
                changes.append(try change(to: owner.marking(object), recorded[object.identifier], live))
            } catch {
                refusals += error.diagnostics
            }
        }
        if let error = YareError(collecting: refusals) { throw error }
        let leaving = previous.filter { kept[$0.identifier] == nil }
        return changes + removals(of: leaving, live: live)
    }

    /// What is done with the objects of a release that goes, or that leave it: in the order of uninstalling.
    public func removals(of objects: [KubernetesObject], live: LiveObjects) -> [PlannedChange] {
        objects.sorted(by: .uninstall).compactMap { object in
            live[object.identifier].map { removal(of: $0, object.identifier) }
        }
    }

    private func removal(of live: KubernetesObject, _ identifier: ResourceIdentifier) -> PlannedChange {
        let policy = live.annotations["helm.sh/resource-policy"]?.lowercased()
        if policy == "keep" { return PlannedChange(identifier, .keep(.resourcePolicy), live: live) }
        if owner.isOwnedByAnother(live) { return PlannedChange(identifier, .keep(.notOwned), live: live) }
        return PlannedChange(identifier, .delete, live: live)
    }

    private func change(
        to wanted: KubernetesObject, _ recorded: KubernetesObject?, _ live: LiveObjects
    ) throws(YareError) -> PlannedChange {
        let identifier = wanted.identifier
        guard let current = live[identifier] else { return PlannedChange(identifier, .create, wanted: wanted) }
        let objection = recorded == nil ? owner.objection(to: current) : nil
        if let objection, !takesOwnership { throw .notOwned(identifier, because: objection) }
        let merge = ObjectMerge(original: recorded, wanted: wanted, live: current)
        var change = PlannedChange(identifier, .unchanged, wanted: wanted, live: current, patch: merge.patch)
        if objection != nil {
            change.action = .adopt(merge.changes)
        } else if replacesObjects {
            change.action = .replace(merge.changes)
        } else if merge.patch != nil {
            change.action = .update(merge.changes)
        }
        return change
    }
}

/// What is wanted of an object, laid over what there is: three-way, so that fields of others stay.
struct ObjectMerge {
    /// `nil` when the object is as wanted.
    let patch: Patch?
    /// The fields that the patch changes.
    let changes: [FieldChange]

    /// - Parameter original: what was wanted before; `nil` removes nothing.
    init(original: KubernetesObject?, wanted: KubernetesObject, live: KubernetesObject) {
        let before = original?.content ?? ValueMap()
        if BuiltInKinds.resource(for: wanted.kind) != nil {
            let patch = StrategicMergePatch.creating(
                original: before, modified: wanted.content, current: live.content, of: wanted.kind)
            self.patch = patch.isEmpty ? nil : .strategicMerge(.map(patch))
            changes = FieldChange.between(
                live.content, StrategicMergePatch.applying(patch, to: live.content, of: wanted.kind))
        } else {
            let patch = MergePatch.creating(original: before, modified: wanted.content, current: live.content)
            self.patch = patch.isEmpty ? nil : .merge(.map(patch))
            let merged = MergePatch.applying(.map(patch), to: .map(live.content))
            changes = FieldChange.between(live.content, merged.mapValue ?? live.content)
        }
    }
}
