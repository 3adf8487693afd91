import YareBase

/// The rules of `kstatus` (`sigs.k8s.io/cli-utils/pkg/kstatus/status`), with its messages.
struct WatcherReadiness {
    let object: KubernetesObject
    let waitsForJobs: Bool

    var readiness: Readiness { common ?? special }

    /// What holds for every kind; `nil` where the kind decides.
    private var common: Readiness? {
        if object.deletionTimestamp != nil { return .progressing("Resource scheduled for deletion") }
        let observed = object["status", "observedGeneration"]?.intValue
        if let observed, observed != object.generation {
            let generation = object.generation
            return .progressing(
                "\(object.kind.kind) generation is \(generation), but latest observed generation is \(observed)")
        }
        if object.hasCondition("Stalled") { return .failed(message(of: "Stalled")) }
        if object.hasCondition("Reconciling") { return .progressing(message(of: "Reconciling")) }
        return nil
    }

    private func message(of condition: String) -> String {
        object.condition(condition)?["message"]?.stringValue ?? condition
    }

    private var special: Readiness {
        switch (object.kind.governing.group, object.kind.kind) {
        case ("apps", "Deployment"): deployment
        case ("apps", "StatefulSet"): statefulSet
        case ("apps", "DaemonSet"): daemonSet
        case ("apps", "ReplicaSet"), ("", "ReplicationController"): replicaSet
        case ("batch", "Job"): job
        case ("", "Pod"): pod
        case ("", "PersistentVolumeClaim"): claim
        case ("", "Service"): service
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): definition
        default: custom
        }
    }

    /// The first of several counts that falls short.
    private func shortfall(_ counts: [(String, Int64, Int64)]) -> Readiness {
        for (name, count, wanted) in counts where count < wanted {
            return .progressing("\(name): \(count)/\(wanted)")
        }
        return .ready
    }

    private var deployment: Readiness {
        if let progress = object.condition("Progressing"), progress["status"] == "False",
            progress["reason"] == "ProgressDeadlineExceeded"
        {
            return .failed("Progress deadline exceeded")
        }
        let wanted = object.wantedReplicas
        let made = object.count("status", "replicas")
        let updated = object.count("status", "updatedReplicas")
        if made > wanted, updated >= wanted { return .progressing("Pending termination: \(made - wanted)") }
        return shortfall([
            ("Replicas", made, wanted), ("Updated", updated, wanted),
            ("Available", object.count("status", "availableReplicas"), updated),
            ("Ready", object.count("status", "readyReplicas"), wanted),
        ])
    }

    private var statefulSet: Readiness {
        if object["spec", "updateStrategy", "type"] == "OnDelete" { return .ready }
        let wanted = object.wantedReplicas
        let counts = shortfall([
            ("Replicas", object.count("status", "replicas"), wanted),
            ("Ready", object.count("status", "readyReplicas"), wanted),
        ])
        guard counts.isReady else { return counts }
        let partition = object["spec", "updateStrategy", "rollingUpdate", "partition"]?.intValue ?? 0
        if partition > 0 {
            return shortfall([("updated", object.count("status", "updatedReplicas"), wanted - partition)])
        }
        let isDone = object["status", "currentRevision"] == object["status", "updateRevision"]
        return isDone ? .ready : .progressing("Waiting for updated revision to match current")
    }

    private var daemonSet: Readiness {
        guard let wanted = object["status", "desiredNumberScheduled"]?.intValue else {
            return .progressing("No desiredNumberScheduled")
        }
        return shortfall([
            ("Current", object.count("status", "currentNumberScheduled"), wanted),
            ("Updated", object.count("status", "updatedNumberScheduled"), wanted),
            ("Available", object.count("status", "numberAvailable"), wanted),
            ("Ready", object.count("status", "numberReady"), wanted),
        ])
    }

    private var replicaSet: Readiness {
        let wanted = object.wantedReplicas
        return shortfall([
            ("Replicas", object.count("status", "replicas"), wanted),
            ("Available", object.count("status", "availableReplicas"), wanted),
            ("Ready", object.count("status", "readyReplicas"), wanted),
        ])
    }

    private var job: Readiness {
        let wanted = object["spec", "completions"]?.intValue ?? 1
        if object.hasCondition("Complete") { return .ready }
        if object.hasCondition("Failed") {
            return .failed("Job Failed. failed: \(object.count("status", "failed"))/\(wanted)")
        }
        if object["status", "startTime"] == nil { return .progressing("Job not started") }
        guard waitsForJobs else { return .ready }
        return .progressing(
            "Job in progress. success:\(object.count("status", "succeeded")), "
                + "active: \(object.count("status", "active")), failed: \(object.count("status", "failed"))")
    }

    private var pod: Readiness {
        switch object["status", "phase"]?.stringValue {
        case "Succeeded": .ready
        case "Failed": .failed("Pod has completed, but not successfully")
        case "Running" where object.hasCondition("Ready"): .ready
        case "Running" where isCrashing: .failed("Containers in CrashLoop state")
        case "Running": .progressing("Pod is running but is not Ready")
        case "Pending": .progressing("Pod is in the Pending phase")
        default: .progressing("Pod phase not available")
        }
    }

    private var isCrashing: Bool {
        (object["status", "containerStatuses"]?.listValue ?? []).contains {
            $0["state"]?["waiting"]?["reason"] == "CrashLoopBackOff"
        }
    }

    private var claim: Readiness {
        let phase = object["status", "phase"]?.stringValue ?? "unknown"
        return phase == "Bound" ? .ready : .progressing("PVC is not Bound. phase: \(phase)")
    }

    private var service: Readiness {
        let type = object["spec", "type"]?.stringValue ?? "ClusterIP"
        let hasAddress = !(object["spec", "clusterIP"]?.stringValue ?? "").isEmpty
        return type == "LoadBalancer" && !hasAddress
            ? .progressing("ClusterIP not set. Service type: LoadBalancer") : .ready
    }

    private var definition: Readiness {
        if let names = object.condition("NamesAccepted"), names["status"] == "False" {
            return .failed(message(of: "NamesAccepted"))
        }
        if object.hasCondition("Established") { return .ready }
        return .progressing("Install in progress")
    }

    /// A custom resource is ready unless its `Ready` condition says otherwise.
    private var custom: Readiness {
        guard let ready = object.condition("Ready"), ready["status"] != "True" else { return .ready }
        return .progressing(message(of: "Ready"))
    }
}
