import Testing
import YareTestSupport

/// The real Helm 3.17 and curl as clients of `yare serve`.
@Suite struct HelmClientTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        folder.makeFolder("pulled")
        for version in ["1.0.0", "1.1.0", "2.0.0-beta.1"] {
            try folder.write(
                try PackageFixture.package("web", version, "description: a site\n"), to: "packages/web-\(version).tgz")
        }
        try folder.write(
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- {name: web, version: 1.x, repository: \"@yare\"}\n",
            to: "shop/Chart.yaml")
    }

    /// What a user does with a repository that bears the name `yare` already.
    private func useRepository(_ server: LiveServer, _ flags: [String] = []) async throws {
        #expect(try await server.helm("repo", "update").status == 0)
        let found = try await server.helm("search", "repo", "web", "--versions", "--devel")
        #expect(found.output.contains("yare/web\t2.0.0-beta.1") && found.output.contains("yare/web\t1.0.0"))
        let pulled = try await server.helm("pull", "yare/web", "--version", "1.0.0", "-d", "pulled")
        #expect(pulled.status == 0, "\(pulled.error)")
        #expect(try folder.read("pulled/web-1.0.0.tgz") == (try folder.read("packages/web-1.0.0.tgz")))
        #expect(try await server.helm("show", "chart", "yare/web").output.contains("version: 1.1.0"))
        try await SmallAPIServer.run { address in
            let installed = try await server.helm(
                "install", "site", "yare/web", "--dry-run=client", "--disable-openapi-validation", "--kube-apiserver",
                address)
            #expect(installed.output.contains("kind: ConfigMap"), "\(installed.error)")
        }
        let updated = try await server.helm("dependency", "update", "shop")
        #expect(updated.status == 0, "\(updated.error)")
        #expect(folder.files.contains("shop/charts/web-1.1.0.tgz"))
    }

    @Test func servesHelm() async throws {
        let server = try await LiveServer(in: folder)
        #expect(try await server.helm("repo", "add", "yare", server.url).status == 0)
        try await useRepository(server)
        let hub = try await server.helm("search", "hub", "web", "--endpoint", server.url)
        #expect(hub.output.contains("1.1.0") && hub.output.contains("a site"), "\(hub.error)")
    }

    @Test func servesHelmOverTLSWithCredentials() async throws {
        let server = try await serverWithUser()
        let add = ["repo", "add", "yare", server.url, "--ca-file", folder.path + "/server.pem"]
        let refused = try await server.helm(add)
        #expect(refused.error.contains("401 Unauthorized"), "\(refused.error)")
        let accepted = try await server.helm(add + ["--username", "ann", "--password", "password-a"])
        #expect(accepted.status == 0, "\(accepted.error)")
        try await useRepository(server)
    }

    @Test func servesHelmWithItsOwnCertificateOnly() async throws {
        try await makeCertificate()
        let (key, certificate) = (folder.path + "/server.key", folder.path + "/server.pem")
        let server = try await LiveServer(
            ["--tls-cert", certificate, "--tls-key", key, "--tls-ca-cert", certificate], in: folder)
        let add = ["repo", "add", "yare", server.url, "--ca-file", certificate]
        let refused = try await server.helm(add)
        #expect(refused.status == 1 && refused.error.contains("certificate required"), "\(refused.error)")
        let accepted = try await server.helm(add + ["--cert-file", certificate, "--key-file", key])
        #expect(accepted.status == 0, "\(accepted.error)")
        try await useRepository(server)
        let ours = try await LiveServer.yare(add + ["--cert-file", certificate, "--key-file", key], in: folder)
        #expect(ours.status == 0, "\(ours.error)")
    }

    @Test func servesTenantsToHelm() async throws {
        for team in ["red", "blue"] {
            try folder.write(try PackageFixture.package(team, "1.0.0"), to: "teams/\(team)/\(team)-1.0.0.tgz")
        }
        let server = try await LiveServer(["--depth", "1"], in: folder, path: "teams")
        #expect(try await server.helm("repo", "add", "red", server.url + "/red").status == 0)
        let found = try await server.helm("search", "repo", "red")
        #expect(found.output.contains("red/red\t1.0.0") && !found.output.contains("blue"), "\(found.output)")
        #expect(try await server.helm("pull", "red/red", "-d", "pulled").status == 0)
        let place = server.url.replacing("http://", with: "oci://")
        let pushed = try await server.helm("push", "packages/web-1.0.0.tgz", place + "/red", "--plain-http")
        #expect(pushed.status == 0, "\(pushed.error)")
        #expect(try await server.helm("repo", "update").status == 0)
        #expect(try await server.helm("search", "repo", "red/web").output.contains("red/web\t1.0.0"))
        #expect(try await server.helm("pull", place + "/blue/blue", "--plain-http", "-d", "pulled").status == 0)
        #expect(try await server.curl(server.url + "/api/blue/charts/web", endsWith: "\n404"))
        #expect(try await server.curl(server.url + "/api/red/charts/web", endsWith: "\n200"))
    }

    @Test func servesHelmByOCI() async throws {
        let server = try await LiveServer(in: folder)
        let place = server.url.replacing("http://", with: "oci://")
        let pushed = try await server.helm("push", "packages/web-1.0.0.tgz", place + "/", "--plain-http")
        #expect(pushed.status == 0, "\(pushed.error)")
        try await SmallAPIServer.run { address in
            let installed = try await server.helm(
                "install", "site", place + "/web", "--version", "1.1.0", "--plain-http", "--dry-run=client",
                "--disable-openapi-validation", "--kube-apiserver", address)
            #expect(installed.output.contains("kind: ConfigMap"), "\(installed.error)")
        }
    }

    @Test func servesProvenance() async throws {
        let server = try await LiveServer(in: folder)
        try await publishSigned(on: server)
        #expect(try await server.helm("repo", "add", "yare", server.url).status == 0)
        try await pullVerified(from: server)
    }

    @Test func servesProvenanceOverTLSWithCredentials() async throws {
        let server = try await serverWithUser()
        let certificate = folder.path + "/server.pem"
        try await publishSigned(on: server, ["--cacert", certificate, "-u", "ann:password-a"])
        let added = try await server.helm(
            "repo", "add", "yare", server.url, "--ca-file", certificate, "--username", "ann", "--password", "password-a"
        )
        #expect(added.status == 0, "\(added.error)")
        try await pullVerified(from: server)
    }

    /// A server with TLS that only knows Ann, who may read and write.
    private func serverWithUser() async throws -> LiveServer {
        try await makeCertificate()
        let added = try await LiveServer.yare(
            [
                "serve", "users", "add", "ann", "--dir", folder.path + "/packages", "--rights", "read,write",
                "--password-stdin",
            ],
            in: folder,
            input: "password-a\n")
        #expect(added.status == 0, "\(added.error)")
        let server = try await LiveServer(
            ["--tls-cert", folder.path + "/server.pem", "--tls-key", folder.path + "/server.key"], in: folder)
        #expect(server.url.hasPrefix("https://"))
        return server
    }

    /// Uploads a chart that Helm has signed.
    private func publishSigned(on server: LiveServer, _ flags: [String] = []) async throws {
        try await makeKey()
        let chart = try await LiveServer.yare(["create", "signed"], in: folder)
        #expect(chart.status == 0)
        let packed = try await server.helm(
            "package", "signed", "--sign", "--key", "tester", "--keyring", "secring.gpg")
        #expect(packed.status == 0, "\(packed.error)")
        let answer = try await server.curl(
            flags + ["-F", "chart=@signed-0.1.0.tgz", "-F", "prov=@signed-0.1.0.tgz.prov", server.url + "/api/charts"])
        #expect(answer == "{\"saved\":true}\n201")
    }

    private func pullVerified(from server: LiveServer) async throws {
        let pulled = try await server.helm(
            "pull", "yare/signed", "--verify", "--keyring", "pubring.gpg", "-d", "pulled")
        #expect(pulled.status == 0, "\(pulled.error)")
        #expect(pulled.output.contains("Chart Hash Verified"))
    }

    @Test func servesCurlThroughTheAPI() async throws {
        try folder.write(try PackageFixture.package("api", "0.1.0-a-b", values: "n: 1\n"), to: "api.tgz")
        let server = try await LiveServer(["--chart-url", "http://charts.example.com"], in: folder)
        let charts = server.url + "/api/charts"
        #expect(try await server.curl("--data-binary", "@api.tgz", charts) == "{\"saved\":true}\n201")
        #expect(try await server.curl("--data-binary", "@api.tgz", charts, endsWith: "\n409"))
        #expect(try await server.curl("--data-binary", "@api.tgz", charts + "?force", endsWith: "\n201"))
        #expect(try await server.curl("-F", "chart=@api.tgz", charts, endsWith: "\n409"))
        #expect(try await server.curl(charts + "?offset=1", containing: "\"web\":["))
        #expect(
            try await server.curl(charts + "/api", containing: "http://charts.example.com/charts/api-0.1.0-a-b.tgz"))
        #expect(try await server.curl(charts + "/api/0.1.0-a-b/values") == "n: 1\n\n200")
        #expect(try await server.curl(charts + "/api/0.1.0-a-b/templates", endsWith: "\n200"))
        #expect(try await server.curl("-I", charts + "/api/latest", containing: "200 OK"))
        #expect(try await server.curl("-I", charts + "/api/9.9.9", containing: "404 Not Found"))
        #expect(try await server.curl("-X", "DELETE", charts + "/api/0.1.0-a-b") == "{\"deleted\":true}\n200")
        #expect(try await server.curl(server.url + "/charts/api-0.1.0-a-b.tgz", endsWith: "\n404"))
        #expect(try await server.curl("--path-as-is", server.url + "/charts/../../etc/passwd", endsWith: "\n400"))
        #expect(try await server.curl("-I", server.url + "/index.yaml", containing: "200 OK"))
        #expect(try await server.curl("-r", "0-1", server.url + "/charts/web-1.0.0.tgz", endsWith: "\n206"))
    }

    private func makeCertificate() async throws {
        let result = try await TestProgram.named("openssl").run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "server.key", "-out",
                "server.pem",
            ], in: folder.path)
        #expect(result.status == 0, "\(result.error)")
    }

    private func makeKey() async throws {
        folder.makeFolder("gnupg")
        let gpg = try TestProgram.named("gpg")
        let environment = ["GNUPGHOME": folder.path + "/gnupg"]
        func run(_ words: String...) async throws {
            let result = try await gpg.run(
                ["--batch", "--yes", "--pinentry-mode", "loopback", "--passphrase", ""] + words,
                environment: environment, in: folder.path)
            #expect(result.status == 0, "\(result.error)")
        }
        try await run("--quick-generate-key", "tester <tester@example.com>", "rsa2048", "sign", "1d")
        try await run("--export", "-o", "pubring.gpg")
        try await run("--export-secret-keys", "-o", "secring.gpg")
        _ = try await TestProgram.named("gpgconf").run(["--kill", "all"], environment: environment)
    }
}
