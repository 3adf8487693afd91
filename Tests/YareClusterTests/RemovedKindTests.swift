import Synchronization
import Testing
import YareBase

@testable import YareCluster

/// Versions that Kubernetes serves no longer, and kinds that nobody defined.
struct RemovedKindTests {
    private let options = WriteOptions(fieldManager: "helm")

    private func ingress() throws -> KubernetesObject {
        try object(
            """
            apiVersion: extensions/v1beta1
            kind: Ingress
            metadata: {name: web}
            spec: {backend: {serviceName: web, servicePort: 80}}
            """)
    }

    private func deployment(_ apiVersion: String) throws -> KubernetesObject {
        try object(
            """
            apiVersion: \(apiVersion)
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: web, image: nginx, env: [{name: A, value: one}, {name: B, value: two}]}
            """)
    }

    @Test func acceptsThemWithTheWarningOfAnAPIServer() async throws {
        let warnings = Recorder()
        let cluster = try EmbeddedCluster(at: nil, warn: warnings.tell)
        let made = try await cluster.apply(ingress(), force: false, options)
        #expect(
            warnings.all == [
                "extensions/v1beta1 Ingress is deprecated in v1.14+, unavailable in v1.22+; use networking.k8s.io/v1 Ingress"
            ])
        #expect(try await cluster.object(made.identifier) == made)
        #expect(try await cluster.resource(for: made.kind).plural == "ingresses")
    }

    @Test(arguments: [
        ("policy/v1beta1", "PodDisruptionBudget", "deprecated in v1.21+, unavailable in v1.25+; use policy/v1 "),
        ("policy/v1beta1", "PodSecurityPolicy", "deprecated in v1.21+, unavailable in v1.25+"),
        ("apps/v1beta2", "StatefulSet", "deprecated in v1.9+, unavailable in v1.16+; use apps/v1 "),
        ("batch/v1beta1", "CronJob", "deprecated in v1.21+, unavailable in v1.25+; use batch/v1 "),
        (
            "autoscaling/v2beta1", "HorizontalPodAutoscaler",
            "deprecated in v1.22+, unavailable in v1.25+; use autoscaling/v2 "
        ),
        ("rbac.authorization.k8s.io/v1beta1", "Role", "deprecated in v1.17+, unavailable in v1.22+; use rbac."),
    ]) func knowsWhenTheyWent(_ apiVersion: String, _ kind: String, _ words: String) throws {
        let warning = RemovedKinds.warning(about: GroupVersionKind(apiVersion: apiVersion, kind: kind))
        #expect(try #require(warning).hasPrefix("\(apiVersion) \(kind) is \(words)"))
        let resource = RemovedKinds.resource(for: GroupVersionKind(apiVersion: apiVersion, kind: kind))
        #expect(resource != nil)
    }

    @Test func saysNothingOfThemInDiscovery() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        _ = try await cluster.apply(ingress(), force: false, options)
        let served = try await cluster.resources().map(\.kind.apiVersion)
        #expect(!served.contains("extensions/v1beta1"))
        #expect(try await cluster.kinds().map(\.kind.apiVersion).contains("extensions/v1beta1"))
    }

    @Test func refusesThemWhenAskedTo() async throws {
        let cluster = try EmbeddedCluster(at: nil, settings: [.removedVersions: .refused])
        let error = await #expect(throws: YareError.self) { try await cluster.apply(ingress(), force: false, options) }
        #expect(error?.message == #"no matches for kind "Ingress" in version "extensions/v1beta1""#)
        #expect(error?.diagnostic.hint == "use networking.k8s.io/v1")
    }

    @Test(arguments: ["extensions/v1beta1", "apps/v1beta1", "apps/v1beta2"])
    func bringsOldWorkloadsToReady(apiVersion: String) async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let made = try await cluster.apply(deployment(apiVersion), force: false, options)
        #expect(made["spec", "selector", "matchLabels", "app"] == "web")
        #expect(made["status", "readyReplicas"] == 2)
        #expect(ReadinessRules(.watcher).readiness(of: made) == .ready)
        #expect(ReadinessRules(.legacy).readiness(of: made) == .ready)
        // lists merge by their keys, as in the version of today
        var other = try deployment(apiVersion)
        other["spec", "template", "spec", "containers"] = [
            ["name": "web", "image": "nginx", "env": [["name": "C", "value": "three"]]]
        ]
        let both = try await cluster.apply(other, force: false, WriteOptions(fieldManager: "other"))
        #expect(both["spec", "template", "spec", "containers"]?.listValue?.first?["env"]?.listValue?.count == 3)
    }

    @Test func learnsFromDefinitionsOfOldVersions() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let definition = try object(
            """
            apiVersion: apiextensions.k8s.io/v1beta1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              version: v1alpha1
              scope: Namespaced
              names: {kind: Widget, plural: widgets}
              subresources: {status: {}}
            """)
        _ = try await cluster.apply(definition, force: false, options)
        let resource = try await cluster.resource(
            for: GroupVersionKind(apiVersion: "example.com/v1alpha1", kind: "Widget"))
        #expect(resource.plural == "widgets" && resource.subresources == ["status"])
    }

    @Test func refusesUnknownKindsUnlessToldOtherwise() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let widget = try object("{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}}")
        let error = await #expect(throws: YareError.self) { try await cluster.apply(widget, force: false, options) }
        #expect(error?.isNoMatch == true)
        #expect(error?.diagnostic.hint == #"install its CRDs, or run "yare cluster set unknown-kinds accepted""#)

        try cluster.set(.unknownKinds, to: .accepted)
        let made = try await cluster.apply(widget, force: false, options)
        try cluster.set(.unknownKinds, to: .refused)
        #expect(try await cluster.object(made.identifier) == made)
        try await cluster.delete(made.identifier, DeleteOptions())
        await #expect(throws: YareError.self) { try await cluster.apply(widget, force: false, options) }
    }

    @Test func resetsToAFreshCluster() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let fresh = try cluster.contents()
        let made = try await cluster.apply(deployment("apps/v1beta2"), force: false, options)
        try cluster.set(.unknownKinds, to: .accepted)
        #expect(try cluster.contents(in: "default") == [made])
        #expect(try cluster.reset() == 1)
        #expect(try cluster.contents().map(\.name) == fresh.map(\.name))
        #expect(try cluster.choice(for: .unknownKinds) == .accepted)
        let again = try await cluster.apply(deployment("apps/v1beta2"), force: false, options)
        #expect(Int64(again.resourceVersion) ?? 0 > Int64(made.resourceVersion) ?? 0)
    }
}

/// Remembers what it was told.
private final class Recorder: Sendable {
    private let told = Mutex<[String]>([])
    var all: [String] { told.withLock { $0 } }
    func tell(_ text: String) { told.withLock { $0.append(text) } }
}
