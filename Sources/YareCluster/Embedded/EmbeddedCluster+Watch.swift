import GRDB
import YareBase

extension EmbeddedCluster {
    /// How often a watch looks for changes.
    private static let watchInterval = Duration.milliseconds(100)

    public func watch(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery, after resourceVersion: String
    ) async throws -> WatchEvents {
        let resource = try await resource(for: kind)
        var position = ChangePosition(
            kind: kind, namespace: resource.isNamespaced ? namespace : nil, query: query,
            version: Int64(resourceVersion) ?? 0)
        _ = try read { try position.advance($0) }
        position.version = Int64(resourceVersion) ?? 0
        let start = position
        return WatchEvents { continuation in
            let task = Task {
                var position = start
                do {
                    while !Task.isCancelled {
                        for event in try read({ try position.advance($0) }) { continuation.yield(event) }
                        try await Task.sleep(for: Self.watchInterval)
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error is CancellationError ? nil : error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    public func log(_ request: LogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let pod = try await object(ResourceIdentifier("v1", "Pod", namespace: request.namespace, name: request.pod))
        let text = pod.annotations[Simulation.logAnnotation] ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        let shown = lines.suffix(request.tailLines ?? lines.count).map { Array("\($0)\n".utf8) }
        return AsyncThrowingStream { continuation in
            for line in shown { continuation.yield(line) }
            continuation.finish()
        }
    }

    public func events(about identifier: ResourceIdentifier) async throws -> [KubernetesObject] {
        let fields = FieldSelector([
            .init("involvedObject.kind", identifier.kind.kind), .init("involvedObject.name", identifier.name),
        ])
        let kind = GroupVersionKind(group: "", version: "v1", kind: "Event")
        let namespace = identifier.namespace ?? defaultNamespace
        return try await objects(kind, in: namespace, matching: ObjectQuery(fields: fields)).items
            .sorted { (Int64($0.resourceVersion) ?? 0) < (Int64($1.resourceVersion) ?? 0) }
    }
}

/// How far a watch has come.
private struct ChangePosition: Sendable {
    let kind: GroupVersionKind
    let namespace: String?
    let query: ObjectQuery
    var version: Int64

    /// The changes since, in the order in which they were made.
    mutating func advance(_ transaction: ClusterTransaction) throws -> [WatchEvent] {
        let oldest = try transaction.store.counter("oldest")
        guard version >= oldest else { throw YareError.resourceVersionExpired("\(version)", oldest: "\(oldest)") }
        let newest = try transaction.store.counter("version")
        guard newest > version else { return [] }
        let changes = try writes(transaction.store.database) + deletions(transaction.store.database)
        version = newest
        return changes.sorted { $0.version < $1.version }.map(\.event).filter { query.matches($0.object) }
    }

    private typealias Change = (version: Int64, event: WatchEvent)

    private func writes(_ database: Database) throws -> [Change] {
        let sql = "SELECT id, body, version, created FROM objects WHERE \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
            let object = try ObjectStore.stored(row).object.inVersion(kind)
            let isNew: Bool = row["created"] > version
            return (row["version"], isNew ? .added(object) : .modified(object))
        }
    }

    private func deletions(_ database: Database) throws -> [Change] {
        let sql = "SELECT version, body FROM deletions WHERE \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
            (row["version"], .deleted(try ObjectStore.stored(row).object.inVersion(kind)))
        }
    }

    private var condition: String {
        "version > ? AND api_group = ? AND kind = ?" + (namespace == nil ? "" : " AND namespace = ?")
    }

    private var arguments: StatementArguments {
        [version, kind.group, kind.kind] + StatementArguments(namespace.map { [$0] } ?? [])
    }
}
