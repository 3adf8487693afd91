public import YareBase
import YareDatabase

/// A cluster in a SQLite file: it keeps objects by the API server's rules that matter to a package manager, and plays
/// the controllers that bring them to ready. It runs no containers.
///
/// Several processes may use one file at once. Failures can be tried with the annotations `yare.dev/simulate`
/// (`fail`, `hang`, `never-ready`, `refuse`) and `yare.dev/simulate-log` (the text that Pods have logged) on an object
/// or on its Pod template.
public final class EmbeddedCluster: Cluster {
    /// What becomes of an object whose kind is neither built in nor defined.
    public enum UnknownKinds: Sendable {
        /// It is refused, as by an API server.
        case refused
        /// It is kept, its scope and plural guessed: for trying charts whose CRDs come from elsewhere.
        case accepted
    }

    let file: DatabaseFile
    private let unknownKinds: UnknownKinds
    private let clock: @Sendable () -> Timestamp

    /// Opens the cluster in a file, or makes it.
    ///
    /// - Parameters:
    ///   - path: where the file lies; `nil` keeps the cluster in memory.
    ///   - clock: what time it is; for tests.
    /// - Throws: `database.newer-schema`, `database.corrupt`, `database.read-only`, `database.unopenable`.
    public init(
        at path: String?, unknownKinds: UnknownKinds = .refused,
        clock: @escaping @Sendable () -> Timestamp = { WallClock.now() }
    ) throws(YareError) {
        file = try DatabaseFile(at: path, .embeddedCluster)
        self.unknownKinds = unknownKinds
        self.clock = clock
    }

    /// Closes the file; later calls fail.
    public func close() throws(YareError) {
        try file.close()
    }

    /// Reads within one transaction.
    func read<Result>(_ body: (ClusterTransaction) throws -> Result) throws(YareError) -> Result {
        try file.read { try body(ClusterTransaction($0, at: clock(), unknownKinds: unknownKinds)) }
    }

    /// Writes within one transaction, or only tries to.
    private func write<Result>(
        isDryRun: Bool, _ body: (ClusterTransaction) throws -> Result
    ) throws(YareError) -> Result {
        let body = { [self] database in
            try body(ClusterTransaction(database, at: clock(), unknownKinds: unknownKinds))
        }
        return isDryRun ? try file.rehearse(body) : try file.write(body)
    }
}

extension EmbeddedCluster {
    public func serverVersion() async throws -> ServerVersion { BuiltInKinds.serverVersion }

    public func resources() async throws -> [APIResource] {
        let custom = try read { try $0.customKinds.all() }
        return (BuiltInKinds.all + custom).sorted {
            ($0.kind.group, $0.kind.version, $0.kind.kind) < ($1.kind.group, $1.kind.version, $1.kind.kind)
        }
    }

    public func resource(for kind: GroupVersionKind) async throws -> APIResource {
        if let resource = BuiltInKinds.resource(for: kind) { return resource }
        return try read { try $0.resource(for: kind) }
    }

    public func object(_ identifier: ResourceIdentifier) async throws -> KubernetesObject {
        try read { try $0.object(identifier) }
    }

    public func objects(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery
    ) async throws -> ObjectList {
        try read { try $0.objects(kind, in: namespace, matching: query) }
    }

    public func create(_ object: KubernetesObject, _ options: WriteOptions) async throws -> KubernetesObject {
        try write(isDryRun: options.isDryRun) { try $0.create(object, manager: options.fieldManager) }
    }

    public func replace(
        _ object: KubernetesObject, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try write(isDryRun: options.isDryRun) {
            try $0.replace(object, subresource: subresource, manager: options.fieldManager)
        }
    }

    public func patch(
        _ identifier: ResourceIdentifier, with patch: Patch, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try write(isDryRun: options.isDryRun) {
            try $0.patch(identifier, with: patch, subresource: subresource, manager: options.fieldManager)
        }
    }

    public func apply(
        _ object: KubernetesObject, force: Bool, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try write(isDryRun: options.isDryRun) {
            try $0.apply(object, force: force, manager: options.fieldManager)
        }
    }

    public func delete(_ identifier: ResourceIdentifier, _ options: DeleteOptions) async throws {
        try write(isDryRun: options.isDryRun) { try $0.delete(identifier, options) }
    }
}
