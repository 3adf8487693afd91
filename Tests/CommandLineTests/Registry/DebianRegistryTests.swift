import Testing
import YareTestSupport

/// Yare and the real Helm 3.17 on Debian's registry: what one pushes the other pulls, byte for byte.
@Suite struct DebianRegistryTests {
    @Test func pushesWhatHelmPushes() async throws {
        let bench = try RegistryBench()
        let registry = try await DebianRegistry(in: bench)
        try await bench.package("1.0.0+b.1")
        let package = "packages/web-1.0.0+b.1.tgz"
        let byYare = try await bench.succeed { try await bench.yare("push", package, "oci://\(registry.host)/yare") }
        let byHelm = try await bench.succeed { try await bench.helm("push", package, "oci://\(registry.host)/helm") }
        #expect(byYare.replacing("/yare/", with: "/helm/") == byHelm)
        #expect(byYare.contains("Pushed: \(registry.host)/yare/web:1.0.0_b.1\nDigest: sha256:"))
        for (place, tool) in [("yare", "helm"), ("helm", "yare")] {
            let words = ["pull", "oci://\(registry.host)/\(place)/web", "--version", "1.0.0+b.1", "-d", "by-\(tool)"]
            bench.folder.makeFolder("by-\(tool)")
            let result =
                tool == "helm"
                ? try await bench.helm(words[0], words[1], words[2], words[3], words[4], words[5])
                : try await bench.yare(words[0], words[1], words[2], words[3], words[4], words[5])
            #expect(result.status == 0, "\(result.error)")
            #expect(result.error.contains("Pulled: \(registry.host)/\(place)/web:1.0.0_b.1\nDigest: sha256:"))
            #expect(try bench.bytes("by-\(tool)/web-1.0.0+b.1.tgz") == (try bench.bytes(package)))
        }
    }

    @Test func findsPullsAndInstalls() async throws {
        let bench = try RegistryBench()
        let registry = try await DebianRegistry(in: bench)
        let place = "oci://\(registry.host)/charts"
        for version in ["1.0.0", "1.2.0", "2.0.0-rc.1"] {
            try await bench.package(version)
            _ = try await bench.succeed { try await bench.yare("push", "packages/web-\(version).tgz", place) }
        }
        let found = try await bench.succeed { try await bench.yare("search", "oci://\(registry.host)") }
        #expect(found.contains("\(place)/web"))
        #expect(found.contains("1.2.0") && found.contains("3.1") && found.contains("a site <&>"))
        #expect(!found.contains("2.0.0-rc.1"))
        let all = try await bench.succeed {
            try await bench.yare("search", place, "--versions", "--devel", "-o", "json")
        }
        #expect(all.contains(#""version":"2.0.0-rc.1""#) && all.contains(#""version":"1.0.0""#))
        let newest = try await bench.succeed { try await bench.yare("show", "chart", "\(place)/web") }
        #expect(newest.contains("version: 1.2.0"))
        let constrained = try await bench.succeed {
            try await bench.yare("template", "\(place)/web", "--version", "~1.0", "--set", "colour=red")
        }
        #expect(constrained.contains("data: {colour: red}"))
        let digest = try #require(constrained.firstMatch(of: /Digest: (sha256:[0-9a-f]{64})/)?.1)
        let pinned = try await bench.succeed { try await bench.yare("show", "chart", "\(place)/web@\(digest)") }
        #expect(pinned.contains("version: 1.0.0"))
        _ = try await bench.succeed { try await bench.yare("install", "site", "\(place)/web:1.0.0") }
        let listed = try await bench.succeed { try await bench.yare("list") }
        #expect(listed.contains("web-1.0.0"))
        let missing = try await bench.yare("pull", "\(place)/web", "--version", "9.0.0")
        #expect(missing.status == 1)
        #expect(missing.error.contains("Error: \(registry.host)/charts/web:9.0.0: not found"))
    }

    @Test func resolvesDependencies() async throws {
        let bench = try RegistryBench()
        let registry = try await DebianRegistry(in: bench)
        for version in ["1.0.0", "1.2.0"] {
            try await bench.package(version)
            _ = try await bench.succeed {
                try await bench.yare("push", "packages/web-\(version).tgz", "oci://\(registry.host)/charts")
            }
        }
        try await resolve(place: "oci://\(registry.host)/charts", in: bench)
        #expect(try bench.bytes("shop/charts/web-1.2.0.tgz") == (try bench.bytes("packages/web-1.2.0.tgz")))
        #expect(String(decoding: try bench.bytes("shop/Chart.lock"), as: UTF8.self).contains("version: 1.2.0"))
    }

    /// Updates the dependencies of a chart that wants the chart `web` of a place, then brings what its lock says.
    private func resolve(place: String, in bench: RegistryBench, _ flags: [String] = []) async throws {
        try bench.folder.write(
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n"
                + "- {name: web, version: ^1.0.0, repository: \"\(place)\"}\n",
            to: "shop/Chart.yaml")
        _ = try await bench.succeed { try await bench.yare(["dependency", "update", "shop"] + flags) }
        _ = try await bench.succeed { try await bench.yare(["dependency", "build", "shop"] + flags) }
    }

    /// Installs the chart `web` of a place, upgrades it and uses it as a dependency.
    private func use(_ place: String, in bench: RegistryBench, _ flags: [String] = []) async throws {
        for command in ["install", "upgrade"] {
            _ = try await bench.succeed { try await bench.yare([command, "site", "\(place)/web"] + flags) }
        }
        #expect(try await bench.succeed { try await bench.yare("list") }.contains("web-1.0.0"))
        try await resolve(place: place, in: bench, flags)
        #expect(try bench.bytes("shop/charts/web-1.0.0.tgz") == (try bench.bytes("packages/web-1.0.0.tgz")))
    }

    @Test func logsIn() async throws {
        let bench = try RegistryBench()
        let registry = try await DebianRegistry(in: bench, .password)
        try await bench.package("1.0.0")
        let place = "oci://\(registry.host)/charts"
        let refused = try await bench.yare("push", "packages/web-1.0.0.tgz", place)
        #expect(refused.status == 1)
        #expect(refused.error.contains("Error: push access denied"))
        #expect(refused.error.contains("yare registry login \(registry.host)"))
        let wrong = try await bench.yare(
            "registry", "login", registry.host, "-u", "alice", "--password-stdin", input: "wrong")
        let url = "http://\(registry.host)/v2/"
        #expect(wrong.error.contains("Error: login attempt to \(url) failed with status: 401 Unauthorized"))
        let login = try await bench.yare(
            "registry", "login", registry.host, "-u", "alice", "--password-stdin", input: "secret\n")
        #expect(login.error == "Login Succeeded\n")
        _ = try await bench.succeed { try await bench.yare("push", "packages/web-1.0.0.tgz", place) }
        try await use(place, in: bench)
        // Helm finds what Yare has kept
        let helm = try await bench.helm(
            "pull", "\(place)/web", "--version", "1.0.0", "--registry-config",
            bench.folder.path + "/home-yare/config/registry/config.json")
        #expect(helm.status == 0, "\(helm.error)")
        let logout = try await bench.yare("registry", "logout", registry.host)
        #expect(logout.error == "Removing login credentials for \(registry.host)\n")
        #expect(try await bench.yare("registry", "logout", registry.host).error.hasPrefix("Error: not logged in"))
        #expect(try await bench.yare("pull", "\(place)/web", "--version", "1.0.0").status == 1)
        _ = try await bench.succeed {
            try await bench.yare(
                "pull", "\(place)/web", "--version", "1.0.0", "--username", "alice", "--password", "secret")
        }
    }

    @Test func encrypts() async throws {
        let bench = try RegistryBench()
        let registry = try await DebianRegistry(in: bench, .encryption)
        try await bench.package("1.0.0")
        let place = "oci://\(registry.host)/charts"
        let trusted = ["--ca-file", bench.folder.path + "/server.pem"]
        _ = try await bench.succeed {
            try await bench.yare("push", "packages/web-1.0.0.tgz", place, trusted[0], trusted[1])
        }
        let found = try await bench.succeed {
            try await bench.yare("search", "oci://\(registry.host)", trusted[0], trusted[1])
        }
        #expect(found.contains("\(place)/web"))
        try await use(place, in: bench, trusted)
        _ = try await bench.succeed {
            try await bench.yare("template", "\(place)/web", "--insecure-skip-tls-verify")
        }
        let untrusted = try await bench.yare(
            "pull", "oci://LOCALHOST:\(registry.port)/charts/web", "--version", "1.0.0")
        #expect(untrusted.status == 1)
        // Helm takes this computer's lower-case name for a registry without encryption
        _ = try await bench.succeed {
            try await bench.helm(
                "pull", "oci://LOCALHOST:\(registry.port)/charts/web", "--version", "1.0.0", trusted[0], trusted[1])
        }
        #expect(try bench.bytes("web-1.0.0.tgz") == (try bench.bytes("packages/web-1.0.0.tgz")))
    }
}
