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
        var drifted: [DriftedObject] = []
        for object in objects {
            let drift = try await drift(of: owner.marking(object), live[object.identifier], owner)
            drifted.append(DriftedObject(identifier: object.identifier, drift: drift))
        }
        return DriftReport(release: release, objects: drifted)
    }

    /// How an object differs from what was recorded of it.
    private func drift(
        of wanted: KubernetesObject, _ live: KubernetesObject?, _ owner: ReleaseOwner
    ) async throws -> DriftedObject.Drift {
        guard let live else { return .missing }
        if owner.isOwnedByAnother(live) { return .notOwned }
        let changes = try await repairs(of: live, to: wanted)
        return changes.isEmpty ? .none : .changed(changes)
    }

    /// The changes that would make an object what is wanted.
    ///
    /// The cluster is asked to rehearse them: it keeps much in another form than a manifest has it (`stringData`, empty
    /// addresses, a written-out status), and only it knows which.
    private func repairs(of live: KubernetesObject, to wanted: KubernetesObject) async throws -> [FieldChange] {
        let merge = ObjectMerge(original: wanted, wanted: wanted, live: live)
        guard let patch = merge.patch else { return [] }
        do {
            let options = WriteOptions(fieldManager: DeployTarget.fieldManager, isDryRun: true)
            let repaired = try await target.cluster.patch(wanted.identifier, with: patch, options)
            return FieldChange.between(live.wantedPart, repaired.wantedPart)
        } catch let error as YareError where error.apiStatus != nil {
            // a field that can no longer be changed has drifted all the same
            return merge.changes
        }
    }
}

extension KubernetesObject {
    /// The object without what the cluster keeps about it.
    fileprivate var wantedPart: ValueMap {
        var object = self
        object.content["status"] = nil
        for field in ["resourceVersion", "generation", "managedFields", "creationTimestamp", "uid"] {
            object["metadata", field] = nil
        }
        return object.content
    }
}
