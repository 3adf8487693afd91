import Synchronization
import YareBase
import YareRepository

/// The manifest of a chart that was not pushed to the registry: made of its row, the same each time.
struct DerivedManifest: Sendable {
    let digest: OCIDigest
    let bytes: [UInt8]
    /// What `Chart.yaml` says, as JSON.
    let configuration: [UInt8]
    let configurationDigest: OCIDigest
    let provenanceDigest: OCIDigest?

    /// Makes the manifest of a version.
    ///
    /// - Parameter provenance: the bytes of the provenance file, if there is one.
    init(_ version: StoredVersion, provenance: [UInt8]?) throws(YareError) {
        let metadata = try version.record().metadata
        configuration = try metadata.configuration()
        configurationDigest = OCIDigest(of: configuration)
        provenanceDigest = provenance.map { OCIDigest(of: $0) }
        var created = version.created
        created.offset = 0
        let manifest = try ChartManifest.manifest(
            of: metadata, package: (try OCIDigest(sha256: version.digest), version.size),
            provenance: provenance.map { (OCIDigest(of: $0), $0.count) }, created: created)
        bytes = try manifest.bytes()
        digest = OCIDigest(of: bytes)
    }
}

/// Manifests that were made before.
final class DerivedManifests: Sendable {
    /// A row and the provenance file beside it: neither changes without a change of these.
    private struct Key: Hashable {
        let version: Int64
        let provenance: String
    }

    private let known = Mutex<[Key: DerivedManifest]>([:])
    private static let most = 4096

    /// The manifest of a version.
    func manifest(
        of version: StoredVersion, in repository: ChartRepository
    ) throws(YareError) -> DerivedManifest {
        let provenance = try repository.provenance(of: version)
        let key = Key(version: version.identifier, provenance: provenance?.file.stamp ?? "")
        if let manifest = known.withLock({ $0[key] }) { return manifest }
        let manifest = try DerivedManifest(version, provenance: try provenance?.bytes())
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[key] = manifest
        }
        return manifest
    }
}
