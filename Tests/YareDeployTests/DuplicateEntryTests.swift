import Testing
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

/// Charts that name an environment variable twice: server-side apply refuses them, and they are deployed all the same.
struct DuplicateEntryTests {
    private func chart(_ variables: String) -> Chart {
        .of([
            "web.yaml": """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: nginx
                    env: \(variables)
            """,
            "settings.yaml": Chart.configMap("settings"),
        ])
    }

    private func variables(_ world: DeployWorld) async throws -> [String] {
        let web = try await world.object("apps/v1", "Deployment", "web")
        let container = web?["spec", "template", "spec", "containers"]?.listValue?.first
        return (container?["env"]?.listValue ?? []).map {
            "\($0["name"]?.stringValue ?? "")=\($0["value"]?.stringValue ?? "")"
        }
    }

    private func warnings(_ world: DeployWorld) -> [String] {
        world.observer.events.compactMap { event in
            if case .warning(let diagnostic) = event { diagnostic.message } else { nil }
        }
    }

    @Test func areWrittenFromTheClientWithAWarning() async throws {
        let world = try DeployWorld()
        let result = try await world.install(chart("[{name: A, value: one}, {name: A, value: two}]"))
        #expect(result.release.applyMethod == .serverSide)
        #expect(try await variables(world) == ["A=one", "A=two"])
        #expect(
            warnings(world) == [
                """
                Deployment/default/web: .spec.template.spec.containers[name="web"].env: \
                duplicate entries for key [name="A"]
                """
            ])
        #expect(world.writes.contains { $0.hasPrefix("create Deployment") })
    }

    @Test func changeAndComeBackExactly() async throws {
        let world = try DeployWorld()
        try await world.install(chart("[{name: A, value: one}, {name: A, value: two}]"))
        try await world.upgrade(chart("[{name: A, value: one}, {name: B, value: x}, {name: A, value: three}]"))
        #expect(try await variables(world) == ["A=one", "B=x", "A=three"])
        try await world.rollback()
        #expect(try await variables(world) == ["A=one", "A=two"])
        try await world.upgrade(chart("[{name: A, value: one}]"))
        #expect(try await variables(world) == ["A=one"])
        try await world.rollback()
        #expect(try await variables(world) == ["A=one", "A=two"])
    }
}
