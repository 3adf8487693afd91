public import YareBase
public import YareCluster
import YareEngine
import YareYAML

/// Turns manifests into objects that a cluster knows where to put.
public struct ManifestObjects {
    let cluster: any Cluster
    /// Where namespaced objects go that do not say where.
    let namespace: String

    /// What happens to objects of kinds that the cluster does not serve.
    enum UnservedKinds {
        case refused
        /// They are left out: no such object can be in the cluster.
        case leftOut
    }

    /// The objects of a manifest, in its order.
    ///
    /// - Throws: `cluster.no-match` with one diagnostic for each object that the cluster has no place for,
    ///   `manifest.*` for a text that is no object.
    func read(_ manifest: String, unserved: UnservedKinds) async throws -> [KubernetesObject] {
        var objects: [KubernetesObject] = []
        var problems: [Diagnostic] = []
        for object in try Self.parse(manifest) {
            do {
                objects.append(try await placed(object))
            } catch let error as YareError where error.isNoMatch {
                if unserved == .refused { problems += error.diagnostics }
            }
        }
        if let error = YareError(collecting: problems) { throw error }
        return objects
    }

    /// The object in its namespace, or in none where its kind has none.
    private func placed(_ object: KubernetesObject) async throws -> KubernetesObject {
        var object = object
        do {
            let resource = try await cluster.resource(for: object.kind)
            object.namespace = resource.isNamespaced ? object.namespace ?? namespace : nil
            return object
        } catch let error as YareError where error.isNoMatch {
            throw YareError.resourceMappingNotFound(object.identifier, after: error)
        }
    }

    /// The objects of a manifest as they are written; the items of lists stand for themselves.
    public static func parse(_ manifest: String) throws(YareError) -> [KubernetesObject] {
        var objects: [KubernetesObject] = []
        for document in ManifestSplitter.documents(in: manifest) {
            let value = try YAMLReader(numbers: .exact).read(document)
            if value.isNull { continue }
            try add(value, to: &objects)
        }
        return objects
    }

    private static func add(_ value: Value, to objects: inout [KubernetesObject]) throws(YareError) {
        let object = try KubernetesObject(manifest: value)
        guard object.kind.kind.hasSuffix("List"), let items = value["items"]?.listValue else {
            return objects.append(object)
        }
        for item in items { try add(item, to: &objects) }
    }
}
