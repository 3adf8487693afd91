import Testing
import YareBase
import YareYAML

@testable import YareCluster

/// An object written as YAML in a test.
func object(_ yaml: String) throws -> KubernetesObject {
    try KubernetesObject(manifest: YAMLReader(numbers: .exact).read(yaml))
}

struct EmbeddedClusterTests {
    private let cluster: EmbeddedCluster
    private let options = WriteOptions(fieldManager: "helm")

    init() throws {
        cluster = try EmbeddedCluster(at: nil, clock: { Timestamp(seconds: 1_770_000_000) })
    }

    private func deployment(replicas: Int = 1, image: String = "nginx:1", extra: String = "") throws -> KubernetesObject
    {
        try object(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              labels: {app: web}
            \(extra)
            spec:
              replicas: \(replicas)
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: \(image)
                    ports:
                    - containerPort: 80
            """)
    }

    @Test func givesIdentityToNewObjects() async throws {
        let made = try await cluster.create(deployment(), options)
        #expect(made.namespace == "default")
        #expect(made.uid.count == 36)
        #expect(made.generation == 1)
        #expect(made.creationTimestamp == Timestamp(seconds: 1_770_000_000))
        #expect(Int64(made.resourceVersion) ?? 0 > 4)
        let read = try await cluster.object(made.identifier)
        #expect(read == made)
    }

    @Test func makesWorkloadsReadyAtOnce() async throws {
        let made = try await cluster.create(deployment(replicas: 3), options)
        #expect(made["status", "readyReplicas"] == 3)
        #expect(made["status", "observedGeneration"] == 1)
    }

    @Test func countsGenerationsOfTheWantedStateOnly() async throws {
        let made = try await cluster.apply(deployment(), force: false, options)
        let relabelled = try await cluster.apply(deployment(extra: "  annotations: {a: b}"), force: false, options)
        let scaled = try await cluster.apply(deployment(replicas: 2), force: false, options)
        #expect([made, relabelled, scaled].map(\.generation) == [1, 1, 2])
        #expect(Set([made, relabelled, scaled].map(\.resourceVersion)).count == 3)
        #expect(scaled.annotations.isEmpty)
    }

    @Test func leavesAnObjectAloneThatIsAsWanted() async throws {
        let made = try await cluster.apply(deployment(), force: false, options)
        let again = try await cluster.apply(deployment(), force: false, options)
        #expect(made == again)
    }

    @Test func refusesFieldsOfOtherManagers() async throws {
        _ = try await cluster.apply(deployment(), force: false, options)
        _ = try await cluster.patch(
            deployment().identifier, with: .merge(["spec": ["replicas": 5]]), WriteOptions(fieldManager: "kubectl"))
        let error = await #expect(throws: YareError.self) {
            try await cluster.apply(deployment(replicas: 2), force: false, options)
        }
        #expect(
            error?.message
                == #"Apply failed with 1 conflict: conflict with "kubectl" using apps/v1: .spec.replicas"#)
        #expect(error?.isConflict == true)
        let forced = try await cluster.apply(deployment(replicas: 2), force: true, options)
        #expect(forced["spec", "replicas"] == 2)
    }

    @Test func keepsFieldsOfOtherManagers() async throws {
        _ = try await cluster.apply(deployment(), force: false, options)
        let other = try object(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                  - {name: sidecar, image: envoy}
            """)
        _ = try await cluster.apply(other, force: false, WriteOptions(fieldManager: "mesh"))
        let applied = try await cluster.apply(deployment(image: "nginx:2"), force: false, options)
        let containers = applied["spec", "template", "spec", "containers"]?.listValue ?? []
        #expect(containers.map { $0["image"] } == ["nginx:2", "envoy"])
    }

    @Test func refusesChangesOfTheSelector() async throws {
        _ = try await cluster.apply(deployment(), force: false, options)
        var changed = try deployment()
        changed["spec", "selector"] = ["matchLabels": ["app": "other"]]
        changed["spec", "template", "metadata", "labels"] = ["app": "other"]
        let error = await #expect(throws: YareError.self) {
            try await cluster.apply(changed, force: false, options)
        }
        #expect(
            error?.message
                == #"Deployment.apps "web" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"other"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable"#
        )
    }

    @Test func refusesUnknownKinds() async throws {
        let widget = try object("{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}}")
        let error = await #expect(throws: YareError.self) { try await cluster.create(widget, options) }
        #expect(error?.message == #"no matches for kind "Widget" in version "example.com/v1""#)
        #expect(error?.isNoMatch == true)
    }

    @Test func learnsKindsFromDefinitions() async throws {
        let definition = try object(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Widget, plural: widgets}
              versions: [{name: v1, served: true, storage: true}]
            """)
        let widget = try object("{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}}")
        _ = try await cluster.create(definition, options)
        _ = try await cluster.create(widget, options)
        #expect(try await cluster.objects(widget.kind, in: nil, matching: .all).items.count == 1)
        try await cluster.delete(definition.identifier, DeleteOptions())
        #expect(try await cluster.objectIfPresent(widget.identifier) == nil)
        await #expect(throws: YareError.self) { try await cluster.resource(for: widget.kind) }
    }

    @Test func wantsTheNamespaceToBeThere() async throws {
        var stray = try deployment()
        stray.namespace = "shop"
        let error = await #expect(throws: YareError.self) { try await cluster.create(stray, options) }
        #expect(error?.message == #"namespaces "shop" not found"#)
        _ = try await cluster.create(
            object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"), options)
        _ = try await cluster.create(stray, options)
        try await cluster.delete(ResourceIdentifier("v1", "Namespace", name: "shop"), DeleteOptions())
        #expect(try await cluster.objectIfPresent(stray.identifier) == nil)
    }

    @Test func completesJobsWithTheirPods() async throws {
        let job = try object(
            """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: migrate
              annotations: {yare.dev/simulate-log: "all is well"}
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: migrate, image: tool}]
            """)
        let made = try await cluster.create(job, options)
        #expect(made["status", "conditions"]?[0]?["type"] == "Complete")
        let pods = try await cluster.objects(
            GroupVersionKind(apiVersion: "v1", kind: "Pod"), in: "default", matching: .labels(["job-name": "migrate"]))
        let pod = try #require(pods.items.first)
        #expect(pod["status", "phase"] == "Succeeded")
        var text: [UInt8] = []
        for try await part in try await cluster.log(LogRequest(namespace: "default", pod: pod.name)) { text += part }
        #expect(String(decoding: text, as: UTF8.self) == "all is well\n")
        let events = try await cluster.events(about: made.identifier)
        #expect(events.map { $0.content["reason"] } == ["SuccessfulCreate", "Completed"])
        try await cluster.delete(made.identifier, DeleteOptions(propagation: .background))
        #expect(try await cluster.objectIfPresent(pod.identifier) == nil)
    }

    @Test func rehearsesWithoutKeeping() async throws {
        let dryRun = WriteOptions(fieldManager: "helm", isDryRun: true)
        let made = try await cluster.create(deployment(), dryRun)
        #expect(!made.uid.isEmpty)
        #expect(try await cluster.objectIfPresent(made.identifier) == nil)
    }

    @Test func tellsOfChangesSinceAVersion() async throws {
        let kind = try deployment().kind
        let before = try await cluster.objects(kind, in: nil, matching: .all)
        let made = try await cluster.create(deployment(), options)
        var changes = try await cluster.watch(kind, in: nil, matching: .all, after: before.resourceVersion)
            .makeAsyncIterator()
        #expect(try await changes.next() == .added(made))
        try await cluster.delete(made.identifier, DeleteOptions())
        guard case .deleted(let gone)? = try await changes.next() else {
            Issue.record("the deletion was not told of")
            return
        }
        #expect(gone.uid == made.uid)
    }

    @Test func waitsForFinalizers() async throws {
        let held = try object(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, finalizers: [example.com/hold]}}")
        let made = try await cluster.create(held, options)
        try await cluster.delete(made.identifier, DeleteOptions())
        #expect(try await cluster.object(made.identifier).deletionTimestamp != nil)
        _ = try await cluster.patch(
            made.identifier, with: .json([.remove(path: "/metadata/finalizers")]), options)
        #expect(try await cluster.objectIfPresent(made.identifier) == nil)
    }

    @Test func handsFieldsFromClientsToAnApplier() async throws {
        let made = try await cluster.create(deployment(extra: "  annotations: {old: note}"), options)
        await #expect(throws: YareError.self) {
            try await cluster.apply(deployment(image: "nginx:2"), force: false, options)
        }
        let patch = try #require(made.handingOver(from: ["helm"], to: "helm"))
        let handed = try await cluster.patch(made.identifier, with: patch, options)
        #expect(handed.handingOver(from: ["helm"], to: "helm") == nil)
        let applied = try await cluster.apply(deployment(image: "nginx:2"), force: false, options)
        #expect(applied.annotations.isEmpty)
        #expect(applied.fieldManagers == ["helm"])
    }

    @Test func refusesItemsThatCannotBeToldApart() async throws {
        var twice = try deployment()
        twice["spec", "template", "spec", "containers"] = [
            ["name": "web", "image": "i", "env": [["name": "A", "value": "1"], ["name": "A", "value": "2"]]]
        ]
        let applied = twice
        let error = await #expect(throws: YareError.self) {
            try await cluster.apply(applied, force: false, options)
        }
        #expect(
            error?.message
                == #"failed to create typed patch object (default/web; apps/v1, Kind=Deployment): .spec.template.spec.containers[name="web"].env: duplicate entries for key [name="A"]"#
        )
    }

    @Test func scalesByTheSubresource() async throws {
        let made = try await cluster.create(deployment(), options)
        let scale = try await cluster.patch(
            made.identifier, with: .merge(["spec": ["replicas": 4]]), subresource: .scale, options)
        #expect(scale.kind.kind == "Scale")
        let scaled = try await cluster.object(made.identifier)
        #expect(scaled["spec", "replicas"] == 4)
        #expect(scaled["status", "readyReplicas"] == 4)
        #expect(scaled["spec", "template"] == made["spec", "template"])
    }

    @Test func leavesDependentsOfAnotherOwner() async throws {
        let owners = try await [
            cluster.create(object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"), options),
            cluster.create(object("{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}"), options),
        ]
        var dependent = try object("{apiVersion: v1, kind: Secret, metadata: {name: s}}")
        dependent.ownerReferences = owners.map { OwnerReference($0.kind, name: $0.name, uid: $0.uid) }
        let kept = try await cluster.create(dependent, options)
        try await cluster.delete(owners[0].identifier, DeleteOptions())
        #expect(try await cluster.object(kept.identifier).ownerReferences.map(\.name) == ["b"])
        try await cluster.delete(owners[1].identifier, DeleteOptions(propagation: .foreground))
        #expect(try await cluster.objectIfPresent(kept.identifier) == nil)
    }

    @Test func orphansWhenAsked() async throws {
        let owner = try await cluster.create(
            object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"), options)
        var dependent = try object("{apiVersion: v1, kind: Secret, metadata: {name: s}}")
        dependent.ownerReferences = [OwnerReference(owner.kind, name: owner.name, uid: owner.uid)]
        let kept = try await cluster.create(dependent, options)
        try await cluster.delete(owner.identifier, DeleteOptions(propagation: .orphan))
        #expect(try await cluster.object(kept.identifier).ownerReferences.isEmpty)
    }

    @Test func deletesOnlyWhatIsMeant() async throws {
        let made = try await cluster.create(deployment(), options)
        await #expect(throws: YareError.self) {
            try await cluster.delete(made.identifier, DeleteOptions(uid: "another"))
        }
        try await cluster.delete(made.identifier, DeleteOptions(isDryRun: true))
        _ = try await cluster.object(made.identifier)
        try await cluster.delete(made.identifier, DeleteOptions(uid: made.uid))
        #expect(try await cluster.objectIfPresent(made.identifier) == nil)
    }
}
