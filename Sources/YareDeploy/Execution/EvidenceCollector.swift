import YareBase
import YareCluster
import YareRelease

/// Gathers what a cluster can tell about a change that failed, before anything is undone.
struct EvidenceCollector {
    let cluster: any Cluster
    let clock: any DeployClock
    private let rules = ReadinessRules(.watcher, waitsForJobs: true)

    init(_ target: DeployTarget) {
        cluster = target.cluster
        clock = target.clock
    }

    /// Events, conditions and logs of the objects that are not ready; what cannot be read is left out.
    func evidence(about identifiers: [ResourceIdentifier]) async -> [Evidence] {
        var evidence: [Evidence] = []
        for identifier in identifiers {
            guard let object = try? await cluster.objectIfPresent(identifier) else { continue }
            if rules.readiness(of: object).isReady { continue }
            evidence += conditions(of: object)
            evidence += await events(about: identifier)
            evidence += await traces(ofPodsOf: object)
        }
        return evidence
    }

    private func conditions(of object: KubernetesObject) -> [Evidence] {
        let conditions = (object["status", "conditions"]?.listValue ?? []).map { condition in
            let (type, status) = (condition["type"]?.stringValue ?? "", condition["status"]?.stringValue ?? "")
            let why = [condition["reason"], condition["message"]].compactMap { $0?.stringValue }
            return "\(type)=\(status): \(why.joined(separator: ": "))"
        }
        return ([rules.readiness(of: object).reason ?? ""] + conditions).map {
            Evidence(.condition, about: object.identifier.description, at: clock.now(), $0)
        }
    }

    private func traces(ofPodsOf object: KubernetesObject) async -> [Evidence] {
        var evidence: [Evidence] = []
        for pod in await PodLogs(cluster: cluster).pods(of: object) where pod.identifier != object.identifier {
            evidence += await events(about: pod.identifier)
        }
        let logs = await PodLogs(cluster: cluster).logs(of: [object])
        return evidence
            + logs.filter { !$0.text.isEmpty }.map {
                Evidence(.log, about: "\($0.subject)/\($0.container)", at: clock.now(), $0.text)
            }
    }

    private func events(about identifier: ResourceIdentifier) async -> [Evidence] {
        let events = (try? await cluster.events(about: identifier)) ?? []
        return events.suffix(Self.mostEvents).map { event in
            let time = event["lastTimestamp"]?.stringValue.flatMap { Timestamp($0) } ?? clock.now()
            let text = [event["type"], event["reason"], event["message"]].compactMap { $0?.stringValue }
            return Evidence(.event, about: identifier.description, at: time, text.joined(separator: ": "))
        }
    }

    private static let mostEvents = 20
}
