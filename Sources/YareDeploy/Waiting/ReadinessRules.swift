public import YareCluster
import YareBase

/// Tells from an object's status whether it is ready.
///
/// Sources: `pkg/kube/ready.go` of Helm 3 for workloads, kstatus for what is common to all kinds and for custom resources.
public struct ReadinessRules: Sendable {
    /// Whether Jobs have to be complete; otherwise it is enough that they are there.
    public var includesJobs: Bool
    /// Whether Pods have to succeed, as hooks do, rather than to be at work.
    public var awaitsEndOfPods: Bool

    public init(includesJobs: Bool = true, awaitsEndOfPods: Bool = false) {
        self.includesJobs = includesJobs
        self.awaitsEndOfPods = awaitsEndOfPods
    }

    public func readiness(of object: KubernetesObject) -> Readiness {
        if object.deletionTimestamp != nil { return .inProgress("is being deleted") }
        let observed = object["status", "observedGeneration"]?.intValue
        if let observed, observed < object.generation {
            return .inProgress("its controller has not seen generation \(object.generation) yet")
        }
        switch (object.kind.group, object.kind.kind) {
        case ("", "Pod"): return pod(object)
        case ("apps", "Deployment"): return deployment(object)
        case ("apps", "StatefulSet"): return statefulSet(object)
        case ("apps", "DaemonSet"): return daemonSet(object)
        case ("apps", "ReplicaSet"), ("", "ReplicationController"): return replicas(object, ready: "readyReplicas")
        case ("batch", "Job"): return includesJobs ? job(object) : .ready
        case ("", "PersistentVolumeClaim"): return phase(object, wanted: "Bound")
        case ("", "Service"): return service(object)
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): return condition(object, "Established")
        case ("apiregistration.k8s.io", "APIService"): return condition(object, "Available")
        default: return BuiltInKinds.resource(for: object.kind) == nil ? customResource(object) : .ready
        }
    }

    // MARK: Pods and Jobs

    private func pod(_ pod: KubernetesObject) -> Readiness {
        switch pod["status", "phase"]?.stringValue {
        case "Succeeded": .ready
        case "Failed": .failed("pod \(pod.name) failed")
        case let phase where awaitsEndOfPods: .inProgress("phase: \(phase ?? "unknown")")
        default: condition(pod, "Ready")
        }
    }

    private func job(_ job: KubernetesObject) -> Readiness {
        if let failure = job.condition("Failed"), failure.holds {
            return .failed("job \(job.name) failed: \(failure.reason)")
        }
        if job.condition("Complete")?.holds == true { return .ready }
        let wanted = job["spec", "completions"]?.intValue ?? 1
        return .inProgress("completed: \(job["status", "succeeded"]?.intValue ?? 0)/\(wanted)")
    }

    // MARK: workloads

    private func deployment(_ object: KubernetesObject) -> Readiness {
        if object["spec", "paused"]?.boolValue == true { return .ready }
        if let progress = object.condition("Progressing"), progress.reason == "ProgressDeadlineExceeded" {
            return .failed(progress.message.isEmpty ? "progress deadline exceeded" : progress.message)
        }
        let updated = replicas(object, ready: "updatedReplicas")
        return updated == .ready ? replicas(object, ready: "availableReplicas") : updated
    }

    private func statefulSet(_ object: KubernetesObject) -> Readiness {
        if object["spec", "updateStrategy", "type"]?.stringValue == "OnDelete" { return .ready }
        let partition = object["spec", "updateStrategy", "rollingUpdate", "partition"]?.intValue ?? 0
        let updated = replicas(object, ready: "updatedReplicas", less: partition)
        return updated == .ready ? replicas(object, ready: "readyReplicas") : updated
    }

    private func daemonSet(_ object: KubernetesObject) -> Readiness {
        if object["spec", "updateStrategy", "type"]?.stringValue == "OnDelete" { return .ready }
        guard let wanted = object["status", "desiredNumberScheduled"]?.intValue else {
            return .inProgress("not scheduled yet")
        }
        let updated = object["status", "updatedNumberScheduled"]?.intValue ?? 0
        let ready = object["status", "numberReady"]?.intValue ?? 0
        if updated < wanted { return .inProgress("updated: \(updated)/\(wanted)") }
        return ready < wanted ? .inProgress("ready: \(ready)/\(wanted)") : .ready
    }

    private func replicas(_ object: KubernetesObject, ready field: String, less partition: Int64 = 0) -> Readiness {
        let wanted = max(0, (object["spec", "replicas"]?.intValue ?? 1) &- max(0, partition))
        let count = object["status", field]?.intValue ?? 0
        let word = field.replacing("Replicas", with: "")
        return count < wanted ? .inProgress("\(word): \(count)/\(wanted)") : .ready
    }

    // MARK: the rest

    private func service(_ object: KubernetesObject) -> Readiness {
        guard object["spec", "type"]?.stringValue == "LoadBalancer",
            object["spec", "externalIPs"]?.listValue?.isEmpty ?? true,
            object["status", "loadBalancer", "ingress"]?.listValue?.isEmpty ?? true
        else { return .ready }
        return .inProgress("its load balancer has no address yet")
    }

    private func phase(_ object: KubernetesObject, wanted: String) -> Readiness {
        let phase = object["status", "phase"]?.stringValue ?? "unknown"
        return phase == wanted ? .ready : .inProgress("phase: \(phase)")
    }

    private func condition(_ object: KubernetesObject, _ type: String) -> Readiness {
        guard let condition = object.condition(type) else { return .inProgress("\(type): not reported yet") }
        return condition.holds ? .ready : .inProgress("\(type): \(condition.explanation)")
    }

    /// A custom resource that reports no conditions is ready once it is there.
    private func customResource(_ object: KubernetesObject) -> Readiness {
        if let stalled = object.condition("Stalled"), stalled.holds { return .failed(stalled.explanation) }
        if let ready = object.condition("Ready"), !ready.holds { return .inProgress("Ready: \(ready.explanation)") }
        return .ready
    }
}

/// What an object's status says of one aspect.
struct ObjectCondition {
    let type: String
    let holds: Bool
    let reason: String
    let message: String

    /// Why it does not hold, as far as is told.
    var explanation: String {
        let told = [reason, message].filter { !$0.isEmpty }.joined(separator: ": ")
        return told.isEmpty ? (holds ? "true" : "false") : told
    }
}

extension KubernetesObject {
    var conditions: [ObjectCondition] {
        (self["status", "conditions"]?.listValue ?? []).map { condition in
            ObjectCondition(
                type: condition["type"]?.stringValue ?? "", holds: condition["status"]?.stringValue == "True",
                reason: condition["reason"]?.stringValue ?? "", message: condition["message"]?.stringValue ?? "")
        }
    }

    func condition(_ type: String) -> ObjectCondition? {
        conditions.first { $0.type == type }
    }
}
