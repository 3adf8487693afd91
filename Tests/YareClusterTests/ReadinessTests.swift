import Testing
import YareBase

@testable import YareCluster

struct ReadinessTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let title: String
        let yaml: String
        let legacy: Readiness
        let watcher: Readiness

        init(_ title: String, _ yaml: String, legacy: Readiness = .ready, watcher: Readiness = .ready) {
            self.title = title
            self.yaml = yaml
            self.legacy = legacy
            self.watcher = watcher
        }

        var testDescription: String { title }
    }

    private static func deployment(_ spec: String, _ status: String) -> String {
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, generation: 2}, "
            + "spec: {\(spec)}, status: {\(status)}}"
    }

    static let examples = [
        Example(
            "a Deployment with all Pods",
            deployment(
                "replicas: 2",
                "observedGeneration: 2, replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2")),
        Example(
            "a Deployment that was not looked at yet", deployment("replicas: 2", "observedGeneration: 1"),
            legacy: .progressing(
                "Deployment is not ready: shop/web. observedGeneration (1) does not match spec generation (2)."),
            watcher: .progressing("Deployment generation is 2, but latest observed generation is 1")),
        Example(
            "a Deployment with too few Pods",
            deployment(
                "replicas: 4",
                "observedGeneration: 2, replicas: 4, updatedReplicas: 4, readyReplicas: 2, availableReplicas: 2"),
            legacy: .progressing("Deployment is not ready: shop/web. 2 out of 3 expected pods are ready"),
            watcher: .progressing("Available: 2/4")),
        Example(
            "a Deployment that may miss one Pod",
            deployment(
                "replicas: 4",
                "observedGeneration: 2, replicas: 4, updatedReplicas: 4, readyReplicas: 3, availableReplicas: 4"),
            watcher: .progressing("Ready: 3/4")),
        Example(
            "a Deployment that gave up",
            deployment(
                "replicas: 1",
                "observedGeneration: 2, conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]"
            ),
            legacy: .progressing("Deployment is not ready: shop/web. 0 out of 1 expected pods are ready"),
            watcher: .failed("Progress deadline exceeded")),
        Example(
            "a paused Deployment", deployment("paused: true", "observedGeneration: 2"),
            watcher: .progressing("Replicas: 0/1")),
        Example(
            "a claim without a volume",
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop}, status: {phase: Pending}}",
            legacy: .progressing("PersistentVolumeClaim is not bound: shop/data"),
            watcher: .progressing("PVC is not Bound. phase: Pending")),
        Example(
            "a load balancer without an address",
            "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: LoadBalancer, clusterIP: 10.0.0.1}, status: {loadBalancer: {}}}",
            legacy: .progressing("Service does not have load balancer ingress IP address: shop/web")),
        Example(
            "a custom resource that is not ready",
            "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, status: {conditions: [{type: Ready, status: 'False', message: waiting for parts}]}}",
            watcher: .progressing("waiting for parts")),
        Example(
            "a StatefulSet under way",
            "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: shop, generation: 1}, spec: {replicas: 1}, status: {observedGeneration: 1, replicas: 1, readyReplicas: 1, updatedReplicas: 1, currentRevision: a, updateRevision: b}}",
            legacy: .progressing(
                "StatefulSet is not ready: shop/db. currentRevision a does not yet match updateRevision b"),
            watcher: .progressing("Waiting for updated revision to match current")),
        Example(
            "a Job at work",
            "{apiVersion: batch/v1, kind: Job, metadata: {name: j, namespace: shop}, spec: {}, status: {startTime: x, active: 1}}",
            legacy: .progressing("Job is not completed: shop/j"),
            watcher: .progressing("Job in progress. success:0, active: 1, failed: 0")),
    ]

    @Test(arguments: examples) func tellsWhatIsMissing(_ example: Example) throws {
        let object = try object(example.yaml)
        #expect(ReadinessRules(.legacy, waitsForJobs: true).readiness(of: object) == example.legacy)
        #expect(ReadinessRules(.watcher, waitsForJobs: true).readiness(of: object) == example.watcher)
    }

    @Test func waitsForJobsOnlyWhenAsked() throws {
        let job = try object(
            "{apiVersion: batch/v1, kind: Job, metadata: {name: j}, status: {startTime: x, active: 1}}")
        #expect(ReadinessRules(.legacy).readiness(of: job).isReady)
        #expect(ReadinessRules(.watcher).readiness(of: job).isReady)
    }

    @Test func saysHowHooksEnd() throws {
        let failed = try object(
            "{apiVersion: batch/v1, kind: Job, metadata: {name: j}, status: {conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded}]}}"
        )
        #expect(ReadinessRules.completion(of: failed) == .failed("job j failed: BackoffLimitExceeded"))
        let pod = try object("{apiVersion: v1, kind: Pod, metadata: {name: p}, status: {phase: Failed}}")
        #expect(ReadinessRules.completion(of: pod) == .failed("pod p failed"))
        let map = try object("{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}")
        #expect(ReadinessRules.completion(of: map) == .ready)
    }
}
