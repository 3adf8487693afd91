import YareBase
public import YareCluster
public import YareRelease

/// How the objects in the cluster differ from what a release recorded.
public struct DriftReport: Sendable {
    public var release: Release
    /// Every object of the release, in the order of its manifest.
    public var objects: [DriftedObject]

    public init(release: Release, objects: [DriftedObject]) {
        self.release = release
        self.objects = objects
    }

    public var hasDrifted: Bool { objects.contains { $0.drift != .none } }
}

/// One object of a release, compared with its record.
public struct DriftedObject: Sendable, Hashable {
    public var identifier: ResourceIdentifier
    public var drift: Drift

    public enum Drift: Sendable, Hashable {
        case none
        /// The cluster has it no longer.
        case missing
        /// It has become another's.
        case notOwned
        /// Fields are not what was recorded; the change is the one that would repair them.
        case changed([FieldChange])
    }

    public init(identifier: ResourceIdentifier, drift: Drift) {
        self.identifier = identifier
        self.drift = drift
    }
}

/// Compares releases with the cluster.
public struct DriftReader: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// Compares the deployed revision of a release with the live objects.
    ///
    /// - Throws: `release.not-found` when there is no such release, `release.not-deployed` when it is not deployed.
    public func drift(of name: String, in namespace: String) async throws -> DriftReport {
        try ReleaseName.validate(name)
        guard let release = try await target.store.deployed(name, in: namespace) else {
            _ = try await target.store.latest(name, in: namespace, [])
            throw YareError.noDeployedReleases(name)
        }
        let objects = try await ManifestObjects(cluster: target.cluster, namespace: namespace)
            .read(release.manifest, unserved: .leftOut)
        let live = try await LiveObjects.read(objects.map(\.identifier), from: target.cluster)
        let owner = ReleaseOwner(name: name, namespace: namespace)
        let drifted = objects.map { DriftedObject(identifier: $0.identifier, drift: owner.drift(of: $0, live)) }
        return DriftReport(release: release, objects: drifted)
    }
}

extension ReleaseOwner {
    /// How an object differs from what was recorded of it.
    fileprivate func drift(of recorded: KubernetesObject, _ live: LiveObjects) -> DriftedObject.Drift {
        guard let current = live[recorded.identifier] else { return .missing }
        if isOwnedByAnother(current) { return .notOwned }
        let wanted = marking(recorded)
        let merge = ObjectMerge(original: wanted, wanted: wanted, live: current)
        return merge.changes.isEmpty ? .none : .changed(merge.changes)
    }
}
