import YareBase

extension KubernetesObject {
    /// The patch that hands what clients wrote to one applying manager, so that its next apply neither conflicts with
    /// them nor leaves fields behind that nobody names any more; `nil` when there is nothing to hand over.
    ///
    /// Needed once when a release goes over from client-side to server-side apply (`k8s.io/client-go/util/csaupgrade`).
    ///
    /// - Parameters:
    ///   - clients: the managers who wrote by updates, such as an earlier version of this program.
    ///   - manager: the manager who applies from now on.
    public func handingOver(from clients: Set<String>, to manager: String) -> Patch? {
        var managed = ManagedFields(of: self)
        let isHandedOver = { (entry: ManagedFields.Entry) in
            entry.operation == .update && entry.subresource == nil && clients.contains(entry.manager)
        }
        let given = managed.entries.filter(isHandedOver)
        guard let newest = given.last else { return nil }
        let fields = given.reduce(managed.fields(of: manager, .apply)) { $0.union($1.fields) }
        managed.entries.removeAll(where: isHandedOver)
        managed.set(fields, of: manager, .apply, apiVersion: newest.apiVersion, time: newest.time ?? "")
        return .json([
            .replace(path: "/metadata/managedFields", value: managed.value),
            .replace(path: "/metadata/resourceVersion", value: .string(resourceVersion)),
        ])
    }

    /// The names of those who manage fields of the object.
    public var fieldManagers: Set<String> {
        Set(ManagedFields(of: self).entries.map(\.manager))
    }
}
