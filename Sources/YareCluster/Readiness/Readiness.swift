import YareBase

/// Whether an object is as it should be by now.
public enum Readiness: Sendable, Hashable {
    case ready
    /// Not yet; why, as a sentence.
    case progressing(String)
    /// Not any more, without help; why, as a sentence.
    case failed(String)

    public var isReady: Bool { self == .ready }

    /// Why the object is not ready; `nil` when it is.
    public var reason: String? {
        switch self {
        case .ready: nil
        case .progressing(let reason), .failed(let reason): reason
        }
    }
}

/// When an object counts as ready: pure rules over what the cluster tells of it.
public struct ReadinessRules: Sendable, Hashable {
    /// Whose rules.
    public enum Strategy: Sendable, Hashable {
        /// Helm 3's, `--wait=legacy` in Helm 4: workloads, claims, Services, definitions; nothing else is looked at.
        case legacy
        /// Those of `kstatus`, `--wait=watcher` in Helm 4: also custom resources, by their conditions.
        case watcher
    }

    public var strategy: Strategy
    /// Whether a Job has to be complete.
    public var waitsForJobs: Bool

    public init(_ strategy: Strategy = .legacy, waitsForJobs: Bool = false) {
        self.strategy = strategy
        self.waitsForJobs = waitsForJobs
    }

    /// Whether an object is ready.
    ///
    /// - Parameter newestReplicaSet: the ReplicaSet of a Deployment's present state, where the cluster has one; without
    ///   it the Deployment's own counts are taken.
    public func readiness(of object: KubernetesObject, newestReplicaSet: KubernetesObject? = nil) -> Readiness {
        switch strategy {
        case .legacy:
            LegacyReadiness(object: object, waitsForJobs: waitsForJobs, newestReplicaSet: newestReplicaSet).readiness
        case .watcher: WatcherReadiness(object: object, waitsForJobs: waitsForJobs).readiness
        }
    }

    /// Whether a hook has done its work: Jobs when they are complete, Pods when they have succeeded, all else at once.
    public static func completion(of hook: KubernetesObject) -> Readiness {
        switch (hook.kind.group, hook.kind.kind) {
        case ("batch", "Job"): jobCompletion(hook)
        case ("", "Pod"): podCompletion(hook)
        default: .ready
        }
    }

    private static func jobCompletion(_ job: KubernetesObject) -> Readiness {
        if job.hasCondition("Complete") { return .ready }
        if let failure = job.condition("Failed"), failure["status"] == "True" {
            return .failed("job \(job.name) failed: \(failure["reason"]?.stringValue ?? "")")
        }
        let counts = ["active", "failed", "succeeded"].map { "\($0): \(job.count("status", $0))" }
        return .progressing("job \(job.name) is not complete (\(counts.joined(separator: ", ")))")
    }

    private static func podCompletion(_ pod: KubernetesObject) -> Readiness {
        switch pod["status", "phase"]?.stringValue {
        case "Succeeded": .ready
        case "Failed": .failed("pod \(pod.name) failed")
        case let phase: .progressing("pod \(pod.name) is \((phase ?? "pending").lowercased())")
        }
    }
}

extension KubernetesObject {
    /// The condition of a type, where the status has it.
    func condition(_ type: String) -> Value? {
        self["status", "conditions"]?.listValue?.first { $0["type"]?.stringValue == type }
    }

    /// Whether a condition is true.
    func hasCondition(_ type: String) -> Bool {
        condition(type)?["status"]?.stringValue == "True"
    }

    /// A whole number; what is missing is 0.
    func count(_ path: String...) -> Int64 {
        content.value(at: path)?.intValue ?? 0
    }

    /// How many Pods there should be: one where the workload does not say.
    var wantedReplicas: Int64 { self["spec", "replicas"]?.intValue ?? 1 }

    /// `namespace/name`.
    var place: String { "\(namespace ?? "")/\(name)" }
}

/// A number of Pods as the API takes it: a count, or a percentage of all.
struct PodShare {
    let value: Value?

    /// The count of `total` Pods; a percentage is rounded up or down.
    func count(of total: Int64, roundingUp: Bool, default fallback: Value) -> Int64 {
        let value = value ?? fallback
        if let count = value.intValue { return count }
        guard let text = value.stringValue, text.hasSuffix("%"), let percent = Int64(text.dropLast()) else { return 0 }
        let (product, overflow) = percent.multipliedReportingOverflow(by: total)
        guard !overflow else { return total }
        return roundingUp ? product / 100 + (product % 100 > 0 ? 1 : 0) : product / 100
    }
}
