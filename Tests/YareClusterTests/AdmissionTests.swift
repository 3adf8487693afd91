import Testing
import YareBase

@testable import YareCluster

/// What the embedded cluster refuses, in the API server's words.
struct AdmissionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let yaml: String
        let message: String
        var testDescription: String { message }
    }

    static let refusals = [
        Example(
            yaml: "{apiVersion: v1, kind: ConfigMap, metadata: {name: My_Map}}",
            message:
                #"ConfigMap "My_Map" is invalid: metadata.name: Invalid value: "My_Map": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
        ),
        Example(
            yaml: "{apiVersion: v1, kind: Service, metadata: {name: 1web}, spec: {ports: [{port: 80}]}}",
            message:
                #"Service "1web" is invalid: metadata.name: Invalid value: "1web": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#
        ),
        Example(
            yaml: "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, labels: {app: a b}}}",
            message:
                #"ConfigMap "c" is invalid: metadata.labels: Invalid value: "a b": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"#
        ),
        Example(
            yaml: "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, labels: {app: 1}}}",
            message:
                #"ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"#
        ),
        Example(
            yaml: "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {}}",
            message: #"Service "web" is invalid: spec.ports: Required value"#),
        Example(
            yaml:
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: x}]}}}}",
            message:
                #"Deployment.apps "web" is invalid: [spec.template.metadata.labels: Invalid value: map[string]string{"a":"c"}: `selector` does not match template `labels`, spec.template.spec.containers[0].image: Required value]"#
        ),
        Example(
            yaml: "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, annotations: {yare.dev/simulate: refuse}}}",
            message: #"configmaps "c" is forbidden: refused as its annotation "yare.dev/simulate" asks for"#),
    ]

    @Test(arguments: refusals) func refuses(_ example: Example) async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let error = await #expect(throws: YareError.self) {
            try await cluster.create(object(example.yaml), WriteOptions())
        }
        #expect(error?.message == example.message)
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let before: String
        let after: String
        let message: String
        var testDescription: String { message }
    }

    static let changes = [
        Change(
            before: "{apiVersion: v1, kind: Secret, metadata: {name: s}, type: Opaque}",
            after: "{apiVersion: v1, kind: Secret, metadata: {name: s}, type: example.com/other}",
            message: #"Secret "s" is invalid: type: Invalid value: "example.com/other": field is immutable"#),
        Change(
            before: "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, immutable: true, data: {a: b}}",
            after: "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, immutable: true, data: {a: c}}",
            message: #"ConfigMap "c" is invalid: data: Forbidden: field is immutable when `immutable` is set"#),
        Change(
            before:
                "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {clusterIP: 10.96.0.9, ports: [{port: 1}]}}",
            after: "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {clusterIP: None, ports: [{port: 1}]}}",
            message:
                #"Service "s" is invalid: spec.clusterIPs[0]: Invalid value: []string{"None"}: may not change once set"#
        ),
        Change(
            before:
                "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: d}, spec: {serviceName: a, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: x, image: i}]}}}}",
            after:
                "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: d}, spec: {serviceName: b, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: x, image: i}]}}}}",
            message:
                "StatefulSet.apps \"d\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
        ),
        Change(
            before:
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: r}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}}",
            after:
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: r}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: b}}",
            message:
                #"RoleBinding.rbac.authorization.k8s.io "r" is invalid: roleRef: Invalid value: rbac.RoleRef{APIGroup:"rbac.authorization.k8s.io", Kind:"Role", Name:"b"}: cannot change roleRef"#
        ),
    ]

    @Test(arguments: changes) func keepsWhatMustStay(_ change: Change) async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let before = try await cluster.create(object(change.before), WriteOptions())
        let error = await #expect(throws: YareError.self) {
            try await cluster.replace(object(change.after), WriteOptions())
        }
        #expect(error?.message == change.message)
        #expect(try await cluster.object(before.identifier) == before)
    }

    @Test func keepsTheServersAddresses() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let service = try object("{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{port: 1}]}}")
        let made = try await cluster.create(service, WriteOptions())
        let replaced = try await cluster.replace(service, WriteOptions())
        #expect(made["spec", "clusterIP"]?.stringValue?.hasPrefix("10.96.") == true)
        #expect(replaced["spec", "clusterIP"] == made["spec", "clusterIP"])
    }

    @Test func refusesVersionsOfThePast() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let config = try object("{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: '1'}}")
        var old = try await cluster.create(config, WriteOptions())
        _ = try await cluster.patch(old.identifier, with: .merge(["data": ["a": "2"]]), WriteOptions())
        old["data", "a"] = "3"
        let stale = old
        let error = await #expect(throws: YareError.self) { try await cluster.replace(stale, WriteOptions()) }
        #expect(
            error?.message
                == #"Operation cannot be fulfilled on configmaps "c": the object has been modified; please apply your changes to the latest version and try again"#
        )
    }

    @Test(arguments: [
        ("fail", "Failed"), ("hang", "Pending"),
    ]) func letsPodsFailOnRequest(_ simulation: String, _ phase: String) async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let pod = try object(
            "{apiVersion: v1, kind: Pod, metadata: {name: p, annotations: {yare.dev/simulate: \(simulation)}}, spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}"
        )
        let made = try await cluster.create(pod, WriteOptions())
        #expect(made["status", "phase"] == .string(phase))
        #expect(!ReadinessRules.completion(of: made).isReady)
        #expect(try await cluster.events(about: made.identifier).first?.content["type"] == "Warning")
    }

    @Test(arguments: ["fail", "hang", "never-ready"]) func keepsWorkloadsUnreadyOnRequest(_ simulation: String)
        async throws
    {
        let cluster = try EmbeddedCluster(at: nil)
        let workload = try object(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, annotations: {yare.dev/simulate: \(simulation)}}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: x, image: i}]}}}}"
        )
        let made = try await cluster.create(workload, WriteOptions())
        #expect(!ReadinessRules(.legacy).readiness(of: made).isReady)
        #expect(!ReadinessRules(.watcher).readiness(of: made).isReady)
    }
}
