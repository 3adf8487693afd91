import YareBase
import YareCluster
import YareYAML

extension ClusterReleaseStore {
    /// The most that is kept of one piece of text, in bytes: an object of a cluster holds 1 MiB in all.
    private static let longestText = 32 << 10

    public func record(_ evidence: [Evidence], for key: ReleaseKey) async throws {
        _ = try await release(key, [])
        let items = try await self.evidence(for: key) + evidence
        let document = Value.list(items.map(Self.document))
        var object = KubernetesObject([
            "apiVersion": "v1", "kind": "ConfigMap",
            "data": ["evidence": .string(try JSONWriter.text(of: document, escapesHTML: false))],
        ])
        let identifier = evidenceIdentifier(key)
        object.name = identifier.name
        object.namespace = identifier.namespace
        object.labels = ["owner": "yare", "name": key.name, "version": "\(key.revision)"]
        _ = try await cluster.apply(object, force: true, options)
    }

    public func evidence(for key: ReleaseKey) async throws -> [Evidence] {
        guard let object = try await cluster.objectIfPresent(evidenceIdentifier(key)),
            let text = object["data", "evidence"]?.stringValue
        else { return [] }
        return (try JSONReader().read(text).listValue ?? []).map { item in
            Evidence(
                item["kind"]?.stringValue.flatMap(Evidence.Kind.init) ?? .note,
                about: item["subject"]?.stringValue ?? "",
                at: item["time"]?.stringValue.flatMap { Timestamp($0) } ?? .zero, item["text"]?.stringValue ?? "")
        }
    }

    func evidenceIdentifier(_ key: ReleaseKey) -> ResourceIdentifier {
        ResourceIdentifier(
            "v1", "ConfigMap", namespace: key.namespace, name: "yare.evidence.v1.\(key.name).v\(key.revision)")
    }

    private static func document(_ item: Evidence) -> Value {
        let text = String(decoding: item.text.utf8.suffix(longestText), as: UTF8.self)
        return [
            "kind": .string(item.kind.rawValue), "subject": .string(item.subject), "time": .string(item.time.text()),
            "text": .string(text),
        ]
    }
}
