import Testing
import YareBase

@testable import YareCluster

/// What an API server gives to Services, and takes away again.
struct ServiceTests {
    private let options = WriteOptions(fieldManager: "helm")

    private func service(_ type: String, port: String = "port: 80") throws -> KubernetesObject {
        try object(
            """
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: \(type), ports: [{\(port)}]}}
            """)
    }

    private func nodePort(_ service: KubernetesObject) -> Int64? {
        service["spec", "ports"]?.listValue?.first?["nodePort"]?.intValue
    }

    @Test func keepNodePortsWhileTheyAreOfThatType() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let made = try await cluster.apply(service("NodePort"), force: false, options)
        let port = try #require(nodePort(made))
        #expect((30_000...32_767).contains(port))
        let changed = try await cluster.apply(
            service("LoadBalancer", port: "port: 80, targetPort: 8080"), force: false, options)
        #expect(nodePort(changed) == port)
    }

    @Test func loseNodePortsWhenTheyBecomeInternal() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let first = try await cluster.apply(service("ClusterIP"), force: false, options)
        let exposed = try await cluster.apply(service("NodePort"), force: false, options)
        #expect(nodePort(exposed) != nil)
        let again = try await cluster.apply(service("ClusterIP"), force: false, options)
        #expect(nodePort(again) == nil)
        #expect(again.content["spec"] == first.content["spec"])
    }

    @Test func haveOneOfFourTypes() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        let error = await #expect(throws: YareError.self) {
            try await cluster.apply(service("Internal"), force: false, options)
        }
        #expect(
            error?.message == """
                Service "web" is invalid: spec.type: Unsupported value: "Internal": supported values: "ClusterIP", \
                "ExternalName", "LoadBalancer", "NodePort"
                """)
    }
}
