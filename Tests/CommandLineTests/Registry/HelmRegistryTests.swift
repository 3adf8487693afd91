import Testing
import YareTestSupport

/// The real Helm 3.17 as a client of the registry of `yare serve`.
@Suite struct HelmRegistryTests {
    /// A server of Yare with one user, and its address without the scheme.
    private func start(_ bench: RegistryBench, _ flags: String...) async throws -> (RunningProgram, host: String) {
        let added = try await bench.yare(
            "serve", "users", "add", "alice", "--dir", "repository", "--rights", "read,write", "--password-stdin",
            input: "password-a\n")
        #expect(added.status == 0, "\(added.error)")
        let program = try TestProgram.yare.start(
            ["serve", bench.folder.path + "/repository", "--port", "0"] + flags,
            environment: ["HOME": bench.folder.path + "/home-server"], in: bench.folder.path)
        let line = try await program.line(with: "Serving ")
        return (program, line.split(separator: "/").last.map(String.init) ?? "")
    }

    @Test func servesHelm() async throws {
        let bench = try RegistryBench()
        bench.folder.makeFolder("repository")
        let (server, host) = try await start(bench)
        try await bench.package("1.0.0")
        try await bench.package("1.1.0")
        let place = "oci://\(host)"
        #expect(try await bench.helm("push", "packages/web-1.0.0.tgz", place).status == 1)
        let login = try await bench.helm(
            "registry", "login", host, "-u", "alice", "--password-stdin", input: "password-a")
        #expect(login.error.contains("Login Succeeded"), "\(login.error)")
        for version in ["1.0.0", "1.1.0"] {
            let pushed = try await bench.succeed { try await bench.helm("push", "packages/web-\(version).tgz", place) }
            #expect(pushed.contains("Pushed: \(host)/web:\(version)"))
        }
        bench.folder.makeFolder("pulled")
        _ = try await bench.succeed {
            try await bench.helm("pull", "\(place)/web", "--version", "^1.0.0", "--plain-http", "-d", "pulled")
        }
        #expect(try bench.bytes("pulled/web-1.1.0.tgz") == (try bench.bytes("packages/web-1.1.0.tgz")))
        // an install needs a cluster even for a rehearsal; what it fetches and renders is the same
        let shown = try await bench.succeed {
            try await bench.helm("template", "site", "\(place)/web", "--version", "1.0.0")
        }
        #expect(shown.contains("kind: ConfigMap"))
        try bench.folder.write(
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n"
                + "- {name: web, version: 1.0.0, repository: \"\(place)\"}\n", to: "shop/Chart.yaml")
        _ = try await bench.succeed { try await bench.helm("dependency", "update", "shop") }
        #expect(try bench.bytes("shop/charts/web-1.0.0.tgz") == (try bench.bytes("packages/web-1.0.0.tgz")))
        // the same rows by the other doors
        let added = try await bench.helm(
            "repo", "add", "yare", "http://\(host)", "--username", "alice", "--password", "password-a")
        #expect(added.status == 0, "\(added.error)")
        #expect(try await bench.helm("search", "repo", "web", "--versions").output.contains("yare/web\t1.0.0"))
        #expect(server.isRunning)
    }

    @Test func servesHelmBelowAContextPath() async throws {
        let bench = try RegistryBench()
        bench.folder.makeFolder("repository")
        let (server, address) = try await start(bench, "--context-path", "/charts")
        #expect(address == "charts")
        let host = try #require(server.output.firstMatch(of: /http:\/\/([^\/\s]+)\/charts/)?.1)
        try await bench.package("1.0.0")
        let login = try await bench.helm(
            "registry", "login", "\(host)", "-u", "alice", "--password-stdin", input: "password-a")
        #expect(login.error.contains("Login Succeeded"), "\(login.error)")
        _ = try await bench.succeed { try await bench.helm("push", "packages/web-1.0.0.tgz", "oci://\(host)") }
        bench.folder.makeFolder("pulled")
        _ = try await bench.succeed {
            try await bench.helm("pull", "oci://\(host)/web", "--version", "1.0.0", "--plain-http", "-d", "pulled")
        }
        #expect(try bench.bytes("pulled/web-1.0.0.tgz") == (try bench.bytes("packages/web-1.0.0.tgz")))
        let added = try await bench.helm(
            "repo", "add", "yare", "http://\(host)/charts", "--username", "alice", "--password", "password-a")
        #expect(added.status == 0, "\(added.error)")
    }

    @Test func servesYareAndUploadedCharts() async throws {
        let bench = try RegistryBench()
        try await bench.package("1.0.0")
        try bench.folder.write(try bench.bytes("packages/web-1.0.0.tgz"), to: "repository/web-1.0.0.tgz")
        let (server, host) = try await start(bench)
        let place = "oci://\(host)"
        _ = try await bench.succeed {
            try await bench.yare(
                "registry", "login", host, "-u", "alice", "--password-stdin", input: "password-a")
        }
        let found = try await bench.succeed { try await bench.yare("search", place) }
        #expect(found.contains("\(place)/web") && found.contains("a site <&>"))
        bench.folder.makeFolder("pulled")
        let first = try await bench.succeed { try await bench.yare("pull", "\(place)/web", "-d", "pulled") }
        #expect(try bench.bytes("pulled/web-1.0.0.tgz") == (try bench.bytes("packages/web-1.0.0.tgz")))
        let helm = try await bench.succeed {
            try await bench.helm(
                "pull", "\(place)/web", "--version", "1.0.0", "--registry-config",
                bench.folder.path + "/home-yare/config/registry/config.json")
        }
        let digest = /Digest: (sha256:[0-9a-f]+)/
        #expect(first.firstMatch(of: digest)?.1 != nil)
        #expect(first.firstMatch(of: digest)?.1 == helm.firstMatch(of: digest)?.1)
        #expect(server.isRunning)
    }
}
