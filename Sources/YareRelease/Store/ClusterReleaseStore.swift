public import YareBase
public import YareCluster

/// Releases as Helm keeps them: one Secret or ConfigMap a revision, in the namespace of the release.
///
/// Source: `pkg/storage/driver` of Helm. Evidence lies beside the record in a ConfigMap of its own, since Helm would
/// drop it from the record.
public struct ClusterReleaseStore: ReleaseStore {
    /// What the records are kept in.
    public enum Storage: Sendable {
        case secrets
        case configMaps

        var kind: GroupVersionKind {
            GroupVersionKind(group: "", version: "v1", kind: self == .secrets ? "Secret" : "ConfigMap")
        }
    }

    let cluster: any Cluster
    private let storage: Storage
    private let clock: @Sendable () -> Timestamp

    let options = WriteOptions(fieldManager: "yare")

    /// Labels that Helm writes itself.
    public static let reservedLabels: Set<String> = ["name", "owner", "status", "version", "createdAt", "modifiedAt"]

    public init(
        _ cluster: any Cluster, storage: Storage = .secrets,
        clock: @escaping @Sendable () -> Timestamp = { WallClock.now() }
    ) {
        self.cluster = cluster
        self.storage = storage
        self.clock = clock
    }

    public func create(_ release: Release) async throws {
        let object = try object(of: release, stamp: "createdAt", earlier: nil)
        do {
            _ = try await cluster.create(object, options)
        } catch let error as YareError where error.isAlreadyExists {
            throw YareError.releaseExists(release.key)
        }
    }

    public func update(_ release: Release) async throws {
        let stored = try await stored(release.key)
        var changed = release
        let earlier = try Self.release(in: stored, storage)
        (changed.chart, changed.config, changed.origin) = (earlier.chart, earlier.config, earlier.origin)
        _ = try await cluster.replace(try object(of: changed, stamp: "modifiedAt", earlier: stored), options)
    }

    public func release(_ key: ReleaseKey, _ parts: ReleaseParts) async throws -> Release {
        try Self.release(in: try await stored(key), storage)
    }

    /// A list of the cluster brings the bodies along; Helm's form of record has no other place for most of what lists
    /// show.
    public func summaries(_ query: ReleaseQuery) async throws -> [ReleaseSummary] {
        var labels: SortedMap<String> = ["owner": "helm"]
        labels["name"] = query.name
        let found = try await cluster.objects(storage.kind, in: query.namespace, matching: .labels(labels))
        // a record that cannot be read is passed over, as in Helm
        return query.selection(of: found.items.compactMap { try? Self.release(in: $0, storage).summary })
    }

    public func delete(_ key: ReleaseKey) async throws {
        let stored = try await stored(key)
        try await cluster.delete(stored.identifier, DeleteOptions(propagation: .background))
        if let evidence = try await cluster.objectIfPresent(evidenceIdentifier(key)) {
            try await cluster.delete(evidence.identifier, DeleteOptions(propagation: .background))
        }
    }

    // MARK: records

    private func identifier(_ key: ReleaseKey) -> ResourceIdentifier {
        ResourceIdentifier(storage.kind, namespace: key.namespace, name: key.recordName)
    }

    private func stored(_ key: ReleaseKey) async throws -> KubernetesObject {
        guard let object = try await cluster.objectIfPresent(identifier(key)) else {
            throw YareError.releaseNotFound(key.name)
        }
        return object
    }

    private func object(
        of release: Release, stamp: String, earlier: KubernetesObject?
    ) throws -> KubernetesObject {
        let record = try HelmRecord.encoded(release)
        var labels = release.labels
        labels["name"] = release.name
        labels["owner"] = "helm"
        labels["status"] = release.info.status.rawValue
        labels["version"] = "\(release.revision)"
        labels["createdAt"] = earlier?.labels["createdAt"]
        labels[stamp] = "\(clock().seconds)"
        var object = KubernetesObject([
            "apiVersion": "v1", "kind": .string(storage.kind.kind),
            "metadata": ["name": .string(release.key.recordName), "namespace": .string(release.namespace)],
            "data": ["release": .string(storage == .secrets ? Base64.standard.encoded(Array(record.utf8)) : record)],
        ])
        object.labels = labels
        if storage == .secrets { object.content["type"] = "helm.sh/release.v1" }
        return object
    }

    private static func release(in object: KubernetesObject, _ storage: Storage) throws -> Release {
        let data = object["data", "release"]?.stringValue ?? ""
        let record = storage == .secrets ? String(decoding: try Base64.standard.decoded(data), as: UTF8.self) : data
        var release = try HelmRecord.decoded(record, name: object.name)
        release.labels = object.labels.filter { key, _ in !reservedLabels.contains(key) }
        return release
    }
}
