import YareBase

/// Takes an object to the state that its controller would bring it to in the end: workloads ready, Jobs complete,
/// claims bound. Nothing is run.
struct WorkloadSimulation {
    /// The present second as objects write it.
    let time: String

    func advance(_ object: inout KubernetesObject) {
        guard let status = status(of: object) else { return }
        object.content["status"] = .map(status)
    }

    /// The status to come; `nil` leaves the object as it is.
    private func status(of object: KubernetesObject) -> ValueMap? {
        switch (object.kind.governing.group, object.kind.kind) {
        case ("apps", "Deployment"): deployment(object)
        case ("apps", "StatefulSet"): statefulSet(object)
        case ("apps", "DaemonSet"): daemonSet(object)
        case ("apps", "ReplicaSet"), ("", "ReplicationController"): replicas(object)
        case ("batch", "Job"): job(object)
        case ("", "Pod"): PodSimulation(time: time).status(of: object)
        case ("", "PersistentVolumeClaim"): claim(object)
        case ("", "PersistentVolume"): ["phase": "Available"]
        case ("", "Namespace"): ["phase": object.deletionTimestamp == nil ? "Active" : "Terminating"]
        case ("", "Service"): service(object)
        case ("networking.k8s.io", "Ingress"): ["loadBalancer": ["ingress": [["ip": "192.0.2.1"]]]]
        case ("policy", "PodDisruptionBudget"): disruptionBudget(object)
        case ("autoscaling", "HorizontalPodAutoscaler"): autoscaler(object)
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): definition(object)
        case ("apiregistration.k8s.io", "APIService"): serviceOfAPI(object)
        default: nil
        }
    }

    // MARK: workloads

    private func deployment(_ object: KubernetesObject) -> ValueMap {
        let simulation = Simulation(of: object)
        var status = replicaCounts(object)
        let isReady = simulation == nil
        let available = condition(
            "Available", isReady, isReady ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
            isReady ? "Deployment has minimum availability." : "Deployment does not have minimum availability.")
        let name = "\(object.name)-simulated"
        let progressing =
            switch simulation {
            case nil:
                condition(
                    "Progressing", true, "NewReplicaSetAvailable", "ReplicaSet \"\(name)\" has successfully progressed."
                )
            case .fail:
                condition(
                    "Progressing", false, "ProgressDeadlineExceeded",
                    "ReplicaSet \"\(name)\" has timed out progressing.")
            default: condition("Progressing", true, "ReplicaSetUpdated", "ReplicaSet \"\(name)\" is progressing.")
            }
        status["conditions"] = conditions([available, progressing], of: object)
        return status
    }

    private func statefulSet(_ object: KubernetesObject) -> ValueMap {
        var status = replicaCounts(object)
        status["currentReplicas"] = status["replicas"]
        status["currentRevision"] = .string("\(object.name)-\(object.generation)")
        status["updateRevision"] = status["currentRevision"]
        status["collisionCount"] = 0
        return status
    }

    private func replicas(_ object: KubernetesObject) -> ValueMap {
        var status = replicaCounts(object)
        status["updatedReplicas"] = nil
        status["fullyLabeledReplicas"] = status["replicas"]
        return status
    }

    /// The counts of a workload's Pods; zero is left out, as the API's types have it.
    private func replicaCounts(_ object: KubernetesObject) -> ValueMap {
        let wanted = object["spec", "replicas"]?.intValue ?? 1
        let simulation = Simulation(of: object)
        let made = simulation == .hang ? 0 : wanted
        let ready = simulation == nil ? wanted : 0
        var status: ValueMap = ["observedGeneration": .int(object.generation)]
        let isDeployment = object.kind.kind == "Deployment"
        status["replicas"] = Value.int(made).unless(made == 0 && isDeployment)
        status["updatedReplicas"] = Value.int(made).unless(made == 0)
        status["readyReplicas"] = Value.int(ready).unless(ready == 0)
        status["availableReplicas"] = Value.int(ready).unless(ready == 0)
        status["unavailableReplicas"] = Value.int(wanted &- ready).unless(!isDeployment || ready >= wanted)
        return status
    }

    private func daemonSet(_ object: KubernetesObject) -> ValueMap {
        let simulation = Simulation(of: object)
        let made: Value = simulation == .hang ? 0 : 1
        let ready: Value = simulation == nil ? 1 : 0
        return [
            "observedGeneration": .int(object.generation), "desiredNumberScheduled": 1,
            "currentNumberScheduled": made, "updatedNumberScheduled": made, "numberMisscheduled": 0,
            "numberReady": ready, "numberAvailable": ready,
        ]
    }

    private func job(_ object: KubernetesObject) -> ValueMap {
        let started = object["status", "startTime"] ?? .string(time)
        if object["spec", "suspend"]?.boolValue == true {
            return [
                "conditions": conditions([condition("Suspended", true, "JobSuspended", "Job suspended")], of: object)
            ]
        }
        switch Simulation(of: object) {
        case nil:
            let complete = condition(
                "Complete", true, "CompletionsReached", "Reached expected number of succeeded pods")
            return [
                "startTime": started, "completionTime": .string(time), "ready": 0,
                "succeeded": object["spec", "completions"] ?? 1, "conditions": conditions([complete], of: object),
            ]
        case .fail:
            let failed = condition(
                "Failed", true, "BackoffLimitExceeded", "Job has reached the specified backoff limit")
            return ["startTime": started, "failed": 1, "ready": 0, "conditions": conditions([failed], of: object)]
        default: return ["startTime": started, "active": 1, "ready": 0]
        }
    }

    // MARK: the rest

    private func claim(_ object: KubernetesObject) -> ValueMap {
        guard Simulation(of: object) == nil else { return ["phase": "Pending"] }
        var status: ValueMap = ["phase": "Bound"]
        status["accessModes"] = object["spec", "accessModes"]
        status["capacity"] = object["spec", "resources", "requests"]
        return status
    }

    private func service(_ object: KubernetesObject) -> ValueMap {
        guard object["spec", "type"]?.stringValue == "LoadBalancer", Simulation(of: object) == nil else {
            return ["loadBalancer": [:]]
        }
        return ["loadBalancer": ["ingress": [["ip": "192.0.2.1", "ipMode": "VIP"]]]]
    }

    private func disruptionBudget(_ object: KubernetesObject) -> ValueMap {
        let sufficient = condition("DisruptionAllowed", true, "SufficientPods", "")
        return [
            "observedGeneration": .int(object.generation), "currentHealthy": 1, "desiredHealthy": 0,
            "disruptionsAllowed": 1, "expectedPods": 1, "conditions": conditions([sufficient], of: object),
        ]
    }

    private func autoscaler(_ object: KubernetesObject) -> ValueMap {
        let replicas = object["spec", "minReplicas"] ?? 1
        let able = condition("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size")
        let active = condition(
            "ScalingActive", true, "ValidMetricFound", "the HPA was able to successfully calculate a replica count")
        var status: ValueMap = ["currentReplicas": replicas, "desiredReplicas": replicas]
        if object.kind.version == "v2" {
            status["currentMetrics"] = .null
            status["conditions"] = conditions([able, active], of: object)
        }
        return status
    }

    private func definition(_ object: KubernetesObject) -> ValueMap {
        let names = condition("NamesAccepted", true, "NoConflicts", "no conflicts found")
        let established = condition("Established", true, "InitialNamesAccepted", "the initial names have been accepted")
        let stored = (object["spec", "versions"]?.listValue ?? []).filter { $0["storage"]?.boolValue == true }
        return [
            "acceptedNames": object["spec", "names"] ?? [:],
            "storedVersions": .list(stored.compactMap { $0["name"] }),
            "conditions": conditions([names, established], of: object),
        ]
    }

    private func serviceOfAPI(_ object: KubernetesObject) -> ValueMap {
        let available = condition("Available", true, "Local", "Local APIServices are always available")
        return ["conditions": conditions([available], of: object)]
    }

    // MARK: conditions

    private func condition(_ type: String, _ holds: Bool, _ reason: String, _ message: String) -> ValueMap {
        [
            "type": .string(type), "status": holds ? "True" : "False", "reason": .string(reason),
            "message": .string(message), "lastTransitionTime": .string(time),
        ]
    }

    /// The conditions, with the times at which they came about.
    private func conditions(_ conditions: [ValueMap], of object: KubernetesObject) -> Value {
        let before = object["status", "conditions"]?.listValue ?? []
        return .list(
            conditions.map { condition in
                let same = before.first { $0["type"] == condition["type"] && $0["status"] == condition["status"] }
                var condition = condition
                condition["lastTransitionTime"] = same?["lastTransitionTime"] ?? condition["lastTransitionTime"]
                return .map(condition)
            })
    }
}
