import Testing
import YareTestSupport

@testable import YareCommands

/// Dependencies from an OCI registry: the real one, to which the real Helm pushes.
@Suite struct RegistryDependencyTests {
    private static func registry(in folder: TemporaryFolder) async throws -> (process: RunningProgram, host: String) {
        let configuration = """
            version: 0.1
            storage: {filesystem: {rootdirectory: \(folder.path)/registry}}
            http: {addr: "127.0.0.1:0"}
            """
        try folder.write(configuration, to: "registry.yaml")
        let process = try TestProgram.named("docker-registry").start(["serve", folder.path + "/registry.yaml"])
        let line = try await process.line(with: "listening on ")
        let host = line.split(separator: "listening on ").last?.prefix { $0 != "\"" } ?? ""
        return (process, String(host))
    }

    @Test(arguments: [("^1", "1.2.0"), ("1.0.0+a", "1.0.0+a"), (">=1.0.0-0", "2.0.0-rc.1")])
    func bringsTheVersionThatFits(constraint: String, version: String) async throws {
        let run = try Prompt(["redis/Chart.yaml": "{apiVersion: v2, name: redis, version: 1.0.0}"])
        let (process, host) = try await Self.registry(in: run.folder)
        for version in ["1.0.0+a", "1.2.0", "2.0.0-rc.1"] {
            #expect(await run.run("package redis --version \(version) -d packages").status == 0)
            let pushed = try await TestProgram.helm.run(
                ["push", "packages/redis-\(version).tgz", "oci://\(host)/charts", "--plain-http"],
                environment: ["HOME": run.folder.path], in: run.folder.path)
            #expect(pushed.status == 0, "\(pushed.error)")
        }
        let chart = """
            {apiVersion: v2, name: web, version: 0.1.0, dependencies: [
              {name: redis, version: "\(constraint)", repository: "oci://\(host)/charts"}]}
            """
        try run.folder.write(chart, to: "web/Chart.yaml")
        for command in ["update", "build"] {
            let result = await run.run("dependency \(command) web --plain-http")
            #expect(result.status == 0, "\(result.error)")
            #expect(result.output.contains("Downloading redis from repo oci://\(host)/charts\n"))
        }
        let lock = String(decoding: try run.folder.read("web/Chart.lock"), as: UTF8.self)
        #expect(lock.contains("  version: \(version)\n"))
        let package = try run.folder.read("packages/redis-\(version).tgz")
        #expect(try run.folder.read("web/charts/redis-\(version).tgz") == package)
        process.signal(15)
    }
}
