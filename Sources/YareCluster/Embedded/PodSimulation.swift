import YareBase

/// Takes a Pod to the end that its program would come to: at work and ready, or done.
struct PodSimulation {
    let time: String

    func status(of pod: KubernetesObject) -> ValueMap {
        let outcome = outcome(of: pod)
        let isReady = outcome == .running
        var status: ValueMap = [
            "phase": .string(outcome.phase), "startTime": pod["status", "startTime"] ?? .string(time),
            "qosClass": "BestEffort",
            "conditions": .list([
                condition("PodScheduled", outcome != .pending, nil),
                condition("Initialized", outcome != .pending, outcome == .succeeded ? "PodCompleted" : nil),
                condition("ContainersReady", isReady, outcome.unreadyReason),
                condition("Ready", isReady, outcome.unreadyReason),
            ]),
            "containerStatuses": .list((pod["spec", "containers"]?.listValue ?? []).map { container($0, outcome) }),
        ]
        if outcome != .pending {
            status["hostIP"] = "192.0.2.10"
            status["podIP"] = "10.244.0.10"
        }
        return status
    }

    private enum Outcome {
        case pending, running, unready, succeeded, failed

        var phase: String {
            switch self {
            case .pending: "Pending"
            case .running, .unready: "Running"
            case .succeeded: "Succeeded"
            case .failed: "Failed"
            }
        }

        var unreadyReason: String? {
            switch self {
            case .running: nil
            case .succeeded: "PodCompleted"
            case .failed: "PodFailed"
            case .pending, .unready: "ContainersNotReady"
            }
        }
    }

    /// A Pod that is not to be started again, or that is a hook, does its work and is done.
    private func outcome(of pod: KubernetesObject) -> Outcome {
        let restarts = pod["spec", "restartPolicy"]?.stringValue ?? "Always"
        let isDoneAtOnce = restarts != "Always" || pod.annotations["helm.sh/hook"] != nil
        switch Simulation(of: pod) {
        case .fail: return isDoneAtOnce ? .failed : .unready
        case .hang: return .pending
        case .neverReady: return .unready
        default: return isDoneAtOnce ? .succeeded : .running
        }
    }

    private func condition(_ type: String, _ holds: Bool, _ reason: String?) -> Value {
        var condition: ValueMap = [
            "type": .string(type), "status": holds ? "True" : "False", "lastTransitionTime": .string(time),
        ]
        condition["reason"] = reason.map(Value.string)
        return .map(condition)
    }

    private func container(_ container: Value, _ outcome: Outcome) -> Value {
        [
            "name": container["name"] ?? "", "image": container["image"] ?? "", "imageID": "", "restartCount": 0,
            "ready": .bool(outcome == .running), "started": .bool(outcome == .running), "state": state(outcome),
        ]
    }

    private func state(_ outcome: Outcome) -> Value {
        switch outcome {
        case .pending: ["waiting": ["reason": "ContainerCreating"]]
        case .running, .unready: ["running": ["startedAt": .string(time)]]
        case .succeeded, .failed:
            [
                "terminated": [
                    "exitCode": outcome == .failed ? 1 : 0, "reason": outcome == .failed ? "Error" : "Completed",
                    "startedAt": .string(time), "finishedAt": .string(time),
                ]
            ]
        }
    }
}
