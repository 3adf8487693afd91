import YareBase
import YareCluster

/// Reads what the Pods of objects have logged.
struct PodLogs {
    let cluster: any Cluster

    /// How many of the last lines of a container are read.
    static let longest = 200

    struct Log {
        /// `Pod/shop/migrate-x7k2p`.
        let subject: String
        let container: String
        let text: String
    }

    /// The last lines of each container; what cannot be read is left out.
    func logs(of objects: [KubernetesObject]) async -> [Log] {
        var logs: [Log] = []
        for object in objects {
            for pod in await pods(of: object) { logs += await self.logs(ofPod: pod) }
        }
        return logs
    }

    /// The Pods that belong to an object, itself when it is one.
    func pods(of object: KubernetesObject) async -> [KubernetesObject] {
        if object.kind.kind == "Pod" {
            let pod = try? await cluster.objectIfPresent(object.identifier)
            return pod.map { [$0] } ?? []
        }
        guard let live = try? await cluster.objectIfPresent(object.identifier),
            let pods = try? await cluster.objects(Self.pod, in: live.namespace, matching: query(live))
        else { return [] }
        return pods.items.filter { pod in
            object.kind.kind != "Job" || pod.ownerReferences.contains { $0.uid == live.uid }
        }
    }

    private static let pod = GroupVersionKind(group: "", version: "v1", kind: "Pod")

    /// What selects the Pods of a workload; a workload without a selector has none.
    private func query(_ workload: KubernetesObject) -> ObjectQuery {
        if workload.kind.kind == "Job" { return .all }
        guard let labels = workload["spec", "selector", "matchLabels"]?.mapValue, !labels.isEmpty else {
            return ObjectQuery(labels: LabelSelector([.init("yare.dev/none", .exists)]))
        }
        return .labels(labels.mapValues { $0.stringValue ?? "" })
    }

    private func logs(ofPod pod: KubernetesObject) async -> [Log] {
        var logs: [Log] = []
        for container in (pod["spec", "containers"]?.listValue ?? []).compactMap({ $0["name"]?.stringValue }) {
            let request = LogRequest(
                namespace: pod.namespace ?? cluster.defaultNamespace, pod: pod.name, container: container,
                tailLines: Self.longest)
            if let text = try? await text(request) {
                logs.append(Log(subject: pod.identifier.description, container: container, text: text))
            }
        }
        return logs
    }

    private func text(_ request: LogRequest) async throws -> String {
        var bytes: [UInt8] = []
        for try await piece in try await cluster.log(request) where bytes.count < Self.largest { bytes += piece }
        return String(decoding: bytes.prefix(Self.largest), as: UTF8.self)
    }

    /// How many bytes of a log are kept.
    private static let largest = 64 << 10
}
