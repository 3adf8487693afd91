public import YareBase

/// The cluster as the template function `lookup` sees it: something that can be asked for objects.
public protocol ClusterLookup {
    /// The object with a name, or the list of all objects when `name` is empty; an empty map when there is none.
    ///
    /// - Parameter namespace: the namespace to look in, or the empty string for all of them.
    /// - Throws: when the cluster cannot be asked; not when it has no such object.
    func lookup(apiVersion: String, kind: String, namespace: String, name: String) throws(YareError) -> ValueMap
}
