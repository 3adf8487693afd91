import YareBase

/// What a cluster can do, shaped by the Kubernetes API so that a real API server fits behind it without a change above.
///
/// Every call is one request. A cluster throws ``YareError`` with the API server's words and an ``APIStatus`` as cause;
/// ask `isNotFound`, `isConflict` and their like. An object or identifier in a namespaced kind that names no namespace
/// is taken to be in ``Cluster/defaultNamespace``.
public protocol Cluster: Sendable {
    /// The namespace of namespaced objects that name none.
    var defaultNamespace: String { get }

    // MARK: discovery

    /// The version of the API server.
    ///
    /// - Throws: `cluster.unreachable` where there is none.
    func serverVersion() async throws -> ServerVersion

    /// Every kind that the cluster serves, in every version, ordered by group, version and kind.
    func resources() async throws -> [APIResource]

    /// What discovery tells of one kind.
    ///
    /// - Throws: `cluster.no-match` when the kind is not served in this version.
    func resource(for kind: GroupVersionKind) async throws -> APIResource

    // MARK: reading

    /// One object.
    ///
    /// - Throws: `cluster.not-found`, `cluster.no-match`.
    func object(_ identifier: ResourceIdentifier) async throws -> KubernetesObject

    /// The objects of a kind, ordered by namespace and name.
    ///
    /// - Parameter namespace: the namespace to look in, or `nil` for all.
    func objects(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery
    ) async throws -> ObjectList

    /// The changes of a kind's objects after a resource version, until the caller stops iterating.
    ///
    /// Changes of one object that lie close together may arrive as one. The stream throws `cluster.expired` when the
    /// changes are no longer kept; list again then.
    func watch(
        _ kind: GroupVersionKind, in namespace: String?, matching query: ObjectQuery, after resourceVersion: String
    ) async throws -> WatchEvents

    /// The log of a container, in pieces as they come.
    func log(_ request: LogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error>

    /// The events about an object, oldest first; those of its Pods are events about the Pods.
    func events(about identifier: ResourceIdentifier) async throws -> [KubernetesObject]

    // MARK: writing

    /// Makes an object; the answer is the object as the cluster keeps it.
    ///
    /// - Throws: `cluster.already-exists`, `cluster.invalid`, `cluster.not-found` for a missing namespace.
    func create(_ object: KubernetesObject, _ options: WriteOptions) async throws -> KubernetesObject

    /// Puts a whole object in the place of the stored one; an object with a resource version only replaces that version.
    func replace(
        _ object: KubernetesObject, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject

    /// Changes a part of an object.
    func patch(
        _ identifier: ResourceIdentifier, with patch: Patch, subresource: Subresource?, _ options: WriteOptions
    ) async throws -> KubernetesObject

    /// Makes the fields of `object` those that the options' manager wants: server-side apply.
    ///
    /// - Throws: `cluster.conflict` with one cause for each field that another manager holds, unless forced.
    func apply(_ object: KubernetesObject, force: Bool, _ options: WriteOptions) async throws -> KubernetesObject

    /// Deletes an object, or marks it as to be deleted while finalizers hold it.
    func delete(_ identifier: ResourceIdentifier, _ options: DeleteOptions) async throws
}
