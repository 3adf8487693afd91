public import YareBase
public import YareCluster
public import YareRelease

/// Reads what is recorded about releases, and how they are: `history`, `status` and `get`.
public struct ReleaseReader: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// The newest revisions of a release, oldest first.
    ///
    /// - Parameter maximum: how many at most; 0 for all.
    /// - Throws: `release.not-found`.
    public func history(of name: String, in namespace: String, maximum: Int = 0) async throws -> [ReleaseSummary] {
        try ReleaseName.validate(name)
        let history = try await target.store.history(of: name, in: namespace)
        if history.isEmpty { throw YareError.releaseNotFound(name) }
        return maximum > 0 ? history.suffix(maximum) : history
    }

    /// A revision of a release.
    ///
    /// - Parameter revision: which one; 0 for the newest.
    /// - Throws: `release.not-found`.
    public func release(
        _ name: String, in namespace: String, revision: Int = 0, _ parts: ReleaseParts = .all
    ) async throws -> Release {
        try ReleaseName.validate(name)
        if revision == 0 { return try await target.store.latest(name, in: namespace, parts) }
        return try await target.store.release(
            ReleaseKey(namespace: namespace, name: name, revision: revision), parts)
    }

    /// The values that the templates of a revision saw, as far as its record tells: that of Helm leaves out subcharts.
    public func computedValues(of release: Release) throws(YareError) -> ValueMap {
        try ValuesReuse.computedValues(of: release)
    }

    /// What was seen while a revision was deployed.
    public func evidence(for release: Release) async throws -> [Evidence] {
        try await target.store.evidence(for: release.key)
    }

    /// The objects of a revision as the cluster has them now, in the order of the manifest.
    public func resources(of release: Release) async throws -> [ResourceState] {
        let objects = try await ManifestObjects(cluster: target.cluster, namespace: release.namespace)
            .read(release.manifest, unserved: .leftOut)
        let live = try await LiveObjects.read(objects.map(\.identifier), from: target.cluster)
        return objects.map { ResourceState(identifier: $0.identifier, object: live[$0.identifier]) }
    }
}

/// An object of a release as it is now.
public struct ResourceState: Sendable {
    public var identifier: ResourceIdentifier
    /// `nil` when the cluster has it no longer.
    public var object: KubernetesObject?

    public init(identifier: ResourceIdentifier, object: KubernetesObject?) {
        self.identifier = identifier
        self.object = object
    }

    public var readiness: Readiness {
        object.map { ReadinessRules(.watcher, waitsForJobs: true).readiness(of: $0) } ?? .failed("not found")
    }
}
