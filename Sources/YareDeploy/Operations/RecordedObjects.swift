import YareBase
import YareCluster
import YareRelease

/// The objects that a release may have in the cluster, as its records tell.
struct RecordedObjects {
    private let session: ReleaseSession

    init(_ session: ReleaseSession) {
        self.session = session
    }

    /// The objects of a revision, and those that later, failed revisions may have left besides.
    ///
    /// Helm forgets the latter: objects that only a failed upgrade knew stay for ever.
    func objects(since revision: Release) async throws -> [KubernetesObject] {
        var objects = try await self.objects(of: revision)
        for later in session.history where later.revision > revision.revision {
            let known = ObjectIndex(objects)
            let more = try await self.objects(of: session.release(later.revision))
            objects += more.filter { known[$0.identifier] == nil }
        }
        return objects
    }

    /// The objects of a revision; those of kinds that the cluster serves no longer are left out.
    func objects(of release: Release) async throws -> [KubernetesObject] {
        try await ManifestObjects(cluster: session.target.cluster, namespace: session.namespace)
            .read(release.manifest, unserved: .leftOut)
    }
}
