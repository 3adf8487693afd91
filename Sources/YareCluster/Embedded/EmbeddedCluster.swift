public import YareBase
import YareDatabase

/// A cluster in a SQLite file: it keeps objects by the API server's rules that matter to a package manager, and plays
/// the controllers that bring them to ready. It runs no containers.
///
/// Several processes may use one file at once. Failures can be tried with the annotations `yare.dev/simulate`
/// (`fail`, `hang`, `never-ready`, `refuse`) and `yare.dev/simulate-log` (the text that Pods have logged) on an object
/// or on its Pod template.
public final class EmbeddedCluster: Cluster {
    let file: DatabaseFile
    private let settings: [ClusterSetting: ClusterSetting.Choice]
    private let clock: @Sendable () -> Timestamp
    private let warn: @Sendable (String) -> Void

    /// Opens the cluster in a file, or makes it.
    ///
    /// - Parameters:
    ///   - path: where the file lies; `nil` keeps the cluster in memory.
    ///   - settings: choices that hold instead of those that the file keeps.
    ///   - clock: what time it is; for tests.
    ///   - warn: is told what an API server would say in the `Warning` header of its answers.
    /// - Throws: `database.newer-schema`, `database.corrupt`, `database.read-only`, `database.unopenable`.
    public init(
        at path: String?, settings: [ClusterSetting: ClusterSetting.Choice] = [:],
        clock: @escaping @Sendable () -> Timestamp = { WallClock.now() },
        warn: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(YareError) {
        file = try DatabaseFile(at: path, .embeddedCluster)
        self.settings = settings
        self.clock = clock
        self.warn = warn
    }

    /// Closes the file; later calls fail.
    public func close() throws(YareError) {
        try file.close()
    }

    /// Reads within one transaction.
    func read<Result>(_ body: (ClusterTransaction) throws -> Result) throws(YareError) -> Result {
        try file.read { try body(ClusterTransaction($0, at: clock(), overriding: settings)) }
    }

    /// Writes within one transaction, or only tries to.
    func write<Result>(
        isDryRun: Bool = false, _ body: (ClusterTransaction) throws -> Result
    ) throws(YareError) -> Result {
        let body = { [self] database in
            try body(ClusterTransaction(database, at: clock(), overriding: settings))
        }
        return isDryRun ? try file.rehearse(body) : try file.write(body)
    }

    /// Writes an object of a kind, warning of its version where that is an old one.
    private func write(
        _ kind: GroupVersionKind, isDryRun: Bool, _ body: (ClusterTransaction) throws -> KubernetesObject
    ) throws(YareError) -> KubernetesObject {
        let written = try write(isDryRun: isDryRun, body)
        if BuiltInKinds.resource(for: kind) == nil, let warning = RemovedKinds.warning(about: kind) { warn(warning) }
        return written
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
        try write(object.kind, isDryRun: options.isDryRun) { try $0.create(object, manager: options.fieldManager) }
    }

    public func replace(
        _ object: KubernetesObject, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try write(object.kind, isDryRun: options.isDryRun) {
            try $0.replace(object, subresource: subresource, manager: options.fieldManager)
        }
    }

    public func patch(
        _ identifier: ResourceIdentifier, with patch: Patch, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try write(identifier.kind, isDryRun: options.isDryRun) {
            try $0.patch(identifier, with: patch, subresource: subresource, manager: options.fieldManager)
        }
    }

    public func apply(
        _ object: KubernetesObject, force: Bool, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try write(object.kind, isDryRun: options.isDryRun) {
            try $0.apply(object, force: force, manager: options.fieldManager)
        }
    }

    public func delete(_ identifier: ResourceIdentifier, _ options: DeleteOptions) async throws {
        try write(isDryRun: options.isDryRun) { try $0.delete(identifier, options) }
    }
}
