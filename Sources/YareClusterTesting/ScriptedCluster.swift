public import YareBase
public import YareCluster
import Synchronization

/// A cluster in memory that answers as a test tells it to, and remembers what it was asked.
///
/// Requests that no script catches go to an embedded cluster in memory.
public final class ScriptedCluster: Cluster {
    /// A request in short, for scripts and for looking at afterwards.
    public struct Request: Sendable, Hashable, CustomStringConvertible {
        public var verb: String
        public var identifier: ResourceIdentifier

        public init(_ verb: String, _ identifier: ResourceIdentifier) {
            self.verb = verb
            self.identifier = identifier
        }

        /// `apply Deployment/default/web`.
        public var description: String { "\(verb) \(identifier)" }
    }

    /// What a script says to a request: `nil` lets it pass, an error refuses it.
    public typealias Script = @Sendable (Request) throws -> Void

    private let cluster: EmbeddedCluster
    private let script: Mutex<Script>
    private let asked = Mutex<[Request]>([])

    public init(
        clock: @escaping @Sendable () -> Timestamp = { Timestamp(seconds: 1_770_000_000) },
        script: @escaping Script = { _ in }
    ) throws {
        cluster = try EmbeddedCluster(at: nil, clock: clock)
        self.script = Mutex(script)
    }

    /// The requests for single objects so far, in order.
    public var requests: [Request] { asked.withLock { $0 } }

    /// Changes what the cluster answers from now on.
    public func answer(_ script: @escaping Script) {
        self.script.withLock { $0 = script }
    }

    /// Forgets the requests so far.
    public func forgetRequests() {
        asked.withLock { $0 = [] }
    }

    private func pass(_ verb: String, _ identifier: ResourceIdentifier) throws {
        let request = Request(verb, identifier)
        asked.withLock { $0.append(request) }
        try script.withLock { $0 }(request)
    }

    public func serverVersion() async throws -> ServerVersion { try await cluster.serverVersion() }
    public func resources() async throws -> [APIResource] { try await cluster.resources() }

    public func resource(for kind: GroupVersionKind) async throws -> APIResource {
        try await cluster.resource(for: kind)
    }

    public func object(_ identifier: ResourceIdentifier) async throws -> KubernetesObject {
        try pass("get", identifier)
        return try await cluster.object(identifier)
    }

    public func objects(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery
    ) async throws -> ObjectList {
        try await cluster.objects(kind, in: namespace, matching: query)
    }

    public func watch(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery, after resourceVersion: String
    ) async throws -> WatchEvents {
        try await cluster.watch(kind, in: namespace, matching: query, after: resourceVersion)
    }

    public func log(_ request: LogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        try pass("log", ResourceIdentifier("v1", "Pod", namespace: request.namespace, name: request.pod))
        return try await cluster.log(request)
    }

    public func events(about identifier: ResourceIdentifier) async throws -> [KubernetesObject] {
        try await cluster.events(about: identifier)
    }

    public func create(_ object: KubernetesObject, _ options: WriteOptions) async throws -> KubernetesObject {
        try pass("create", object.identifier)
        return try await cluster.create(object, options)
    }

    public func replace(
        _ object: KubernetesObject, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try pass("replace", object.identifier)
        return try await cluster.replace(object, subresource: subresource, options)
    }

    public func patch(
        _ identifier: ResourceIdentifier, with patch: Patch, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try pass("patch", identifier)
        return try await cluster.patch(identifier, with: patch, subresource: subresource, options)
    }

    public func apply(
        _ object: KubernetesObject, force: Bool, _ options: WriteOptions
    ) async throws -> KubernetesObject {
        try pass("apply", object.identifier)
        return try await cluster.apply(object, force: force, options)
    }

    public func delete(_ identifier: ResourceIdentifier, _ options: DeleteOptions) async throws {
        try pass("delete", identifier)
        try await cluster.delete(identifier, options)
    }
}
