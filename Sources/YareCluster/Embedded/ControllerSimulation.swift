import YareBase

/// What controllers make of new objects: the Pod of a Job, events that tell how it went.
struct ControllerSimulation {
    let transaction: ClusterTransaction

    func react(to object: KubernetesObject) throws {
        switch object.kind.governing {
        case KnownKind.job: try startJob(object)
        case KnownKind.pod: try tell(of: object, podNews(of: object))
        case GroupKind(group: "apps", kind: "Deployment"), GroupKind(group: "apps", kind: "StatefulSet"),
            GroupKind(group: "apps", kind: "DaemonSet"):
            try tellOfTrouble(with: object)
        default: break
        }
    }

    private func startJob(_ job: KubernetesObject) throws {
        guard job["spec", "suspend"]?.boolValue != true else { return }
        var pod = KubernetesObject(job["spec", "template"]?.mapValue ?? ValueMap())
        pod.content["apiVersion"] = "v1"
        pod.content["kind"] = "Pod"
        pod.name = "\(job.name)-\(RandomText.suffix())"
        pod.namespace = job.namespace
        pod.ownerReferences = [
            OwnerReference(job.kind, name: job.name, uid: job.uid, isController: true, blocksOwnerDeletion: true)
        ]
        // what is to be simulated may stand on the Job alone
        for name in [Simulation.annotation, Simulation.logAnnotation] {
            if let value = job.ownOrTemplateAnnotation(name) {
                pod["metadata", "annotations", name] = .string(value)
            }
        }
        pod = try transaction.create(pod, manager: "kube-controller-manager")
        try tell(of: job, ("Normal", "SuccessfulCreate", "Created pod: \(pod.name)"))
        try tell(of: job, jobNews(of: job))
    }

    private typealias News = (type: String, reason: String, message: String)

    private func jobNews(of job: KubernetesObject) -> News? {
        switch Simulation(of: job) {
        case nil: ("Normal", "Completed", "Job completed")
        case .fail: ("Warning", "BackoffLimitExceeded", "Job has reached the specified backoff limit")
        default: nil
        }
    }

    private func podNews(of pod: KubernetesObject) -> News? {
        switch Simulation(of: pod) {
        case nil: ("Normal", "Scheduled", "Successfully assigned \(pod.namespace ?? "")/\(pod.name) to embedded")
        case .fail: ("Warning", "BackOff", "Back-off restarting failed container in pod \(pod.name)")
        case .hang: ("Warning", "FailedScheduling", "0/1 nodes are available: 1 Insufficient cpu.")
        default: ("Warning", "Unhealthy", "Readiness probe failed: simulated")
        }
    }

    private func tellOfTrouble(with workload: KubernetesObject) throws {
        switch Simulation(of: workload) {
        case .fail, .neverReady: try tell(of: workload, ("Warning", "Unhealthy", "Readiness probe failed: simulated"))
        case .hang: try tell(of: workload, ("Warning", "FailedCreate", "Pods are held back: simulated"))
        default: break
        }
    }

    /// Records an event about an object.
    private func tell(of object: KubernetesObject, _ news: News?) throws {
        guard let news else { return }
        let version = try transaction.store.next("version")
        let namespace = object.namespace ?? "default"
        let time = Value.string(transaction.time)
        let event = KubernetesObject([
            "apiVersion": "v1", "kind": "Event",
            "metadata": [
                "name": .string("\(object.name).\(String(version, radix: 16))"), "namespace": .string(namespace),
                "uid": .string(RandomText.uid()), "creationTimestamp": time, "resourceVersion": .string("\(version)"),
            ],
            "involvedObject": [
                "apiVersion": .string(object.apiVersion), "kind": .string(object.kind.kind),
                "name": .string(object.name), "namespace": .string(namespace), "uid": .string(object.uid),
                "resourceVersion": .string(object.resourceVersion),
            ],
            "type": .string(news.type), "reason": .string(news.reason), "message": .string(news.message),
            "count": 1, "firstTimestamp": time, "lastTimestamp": time,
            "source": ["component": "embedded-cluster"],
        ])
        try transaction.store.insert(event, version: version)
        if try transaction.store.next("event") % Self.mostEvents == 0 {
            try transaction.store.forgetEvents(allBut: Self.mostEvents)
        }
    }

    /// About how many events are kept, where an API server keeps those of the last hour.
    private static let mostEvents: Int64 = 500
}
