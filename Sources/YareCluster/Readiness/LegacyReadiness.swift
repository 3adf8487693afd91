import YareBase

/// The rules of Helm 3 (`pkg/kube/ready.go`), with its sentences.
struct LegacyReadiness {
    let object: KubernetesObject
    let waitsForJobs: Bool
    let newestReplicaSet: KubernetesObject?

    var readiness: Readiness {
        switch (object.kind.governing.group, object.kind.kind) {
        case ("", "Pod"): pod
        case ("batch", "Job"): waitsForJobs ? job : .ready
        case ("apps", "Deployment"): deployment
        case ("", "PersistentVolumeClaim"): claim
        case ("", "Service"): service
        case ("apps", "DaemonSet"): daemonSet
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): definition
        case ("apps", "StatefulSet"): statefulSet
        case ("", "ReplicationController"), ("apps", "ReplicaSet"): replicas
        default: .ready
        }
    }

    private func notReady(_ why: String) -> Readiness {
        .progressing("\(object.kind.kind) is not ready: \(object.place). \(why)")
    }

    /// Whether the controller has not seen the wanted state yet.
    private var lag: Readiness? {
        let observed = object.count("status", "observedGeneration")
        guard observed != object.generation else { return nil }
        return notReady(
            "observedGeneration (\(observed)) does not match spec generation (\(object.generation)).")
    }

    private var pod: Readiness {
        object.hasCondition("Ready") ? .ready : .progressing("Pod is not ready: \(object.place)")
    }

    private var job: Readiness {
        let limit = object["spec", "backoffLimit"]?.intValue ?? 6
        if object.count("status", "failed") > limit || object.hasCondition("Failed") {
            return .failed("job is failed: \(object.place)")
        }
        let wanted = object["spec", "completions"]?.intValue ?? 1
        return object.count("status", "succeeded") < wanted
            ? .progressing("Job is not completed: \(object.place)") : .ready
    }

    private var deployment: Readiness {
        if object["spec", "paused"]?.boolValue == true { return .ready }
        if let lag { return lag }
        let expected = object.wantedReplicas - unavailableDeploymentPods
        let ready =
            newestReplicaSet?.count("status", "readyReplicas")
            ?? min(object.count("status", "updatedReplicas"), object.count("status", "readyReplicas"))
        return ready >= expected ? .ready : notReady("\(ready) out of \(expected) expected pods are ready")
    }

    /// How many Pods of a Deployment may be missing (`MaxUnavailable` and `ResolveFenceposts` of its controller).
    private var unavailableDeploymentPods: Int64 {
        let total = object.wantedReplicas
        let type = object["spec", "strategy", "type"]?.stringValue ?? "RollingUpdate"
        guard type == "RollingUpdate", total > 0 else { return 0 }
        let update = object["spec", "strategy", "rollingUpdate"]
        let surge = PodShare(value: update?["maxSurge"]).count(of: total, roundingUp: true, default: "25%")
        let missing = PodShare(value: update?["maxUnavailable"]).count(of: total, roundingUp: false, default: "25%")
        return surge == 0 && missing == 0 ? 1 : min(missing, total)
    }

    private var claim: Readiness {
        object["status", "phase"] == "Bound"
            ? .ready : .progressing("PersistentVolumeClaim is not bound: \(object.place)")
    }

    private var service: Readiness {
        let type = object["spec", "type"]?.stringValue
        if type == "ExternalName" { return .ready }
        guard !(object["spec", "clusterIP"]?.stringValue ?? "").isEmpty else {
            return .progressing("Service does not have cluster IP address: \(object.place)")
        }
        guard type == "LoadBalancer", (object["spec", "externalIPs"]?.listValue ?? []).isEmpty,
            object["status", "loadBalancer", "ingress"] == nil
        else { return .ready }
        return .progressing("Service does not have load balancer ingress IP address: \(object.place)")
    }

    private var daemonSet: Readiness {
        if let lag { return lag }
        guard isRolling else { return .ready }
        let wanted = object.count("status", "desiredNumberScheduled")
        let updated = object.count("status", "updatedNumberScheduled")
        guard updated == wanted else {
            return notReady("\(updated) out of \(wanted) expected pods have been scheduled")
        }
        let missing = PodShare(value: object["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"])
            .count(of: wanted, roundingUp: true, default: 1)
        let ready = object.count("status", "numberReady")
        let expected = wanted - missing
        return ready >= expected ? .ready : notReady("\(ready) out of \(expected) expected pods are ready")
    }

    private var isRolling: Bool {
        (object["spec", "updateStrategy", "type"]?.stringValue ?? "RollingUpdate") == "RollingUpdate"
    }

    /// A conflict of names counts as ready: it is not the waiter's to tell.
    private var definition: Readiness {
        if object.hasCondition("Established") || object.condition("NamesAccepted")?["status"] == "False" {
            return .ready
        }
        return .progressing("CustomResourceDefinition is not established: \(object.name)")
    }

    private var statefulSet: Readiness {
        if let lag { return lag }
        guard isRolling else { return .ready }
        let partition = object["spec", "updateStrategy", "rollingUpdate", "partition"]?.intValue ?? 0
        let wanted = object.wantedReplicas
        let updated = object.count("status", "updatedReplicas")
        guard updated >= wanted - partition else {
            return notReady("\(updated) out of \(wanted - partition) expected pods have been scheduled")
        }
        let ready = object.count("status", "readyReplicas")
        guard ready == wanted else { return notReady("\(ready) out of \(wanted) expected pods are ready") }
        let current = object["status", "currentRevision"]?.stringValue ?? ""
        let update = object["status", "updateRevision"]?.stringValue ?? ""
        return partition == 0 && current != update
            ? notReady("currentRevision \(current) does not yet match updateRevision \(update)") : .ready
    }

    private var replicas: Readiness {
        if let lag { return lag }
        let ready = object.count("status", "readyReplicas")
        return ready >= object.wantedReplicas
            ? .ready : notReady("\(ready) out of \(object.wantedReplicas) expected pods are ready")
    }
}
