import Foundation
import Testing
import YareTestSupport

/// A folder with charts, and Yare and Helm to work in it, each with a home of its own.
struct RegistryBench {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder([
            "web/Chart.yaml": """
            apiVersion: v2
            name: web
            version: 1.0.0
            appVersion: "3.1"
            description: a site <&>
            home: https://example.org
            sources: [https://example.org/source]
            maintainers: [{name: Ann, email: ann@example.org}, {name: Bob}]
            annotations: {"org.opencontainers.image.title": other, "example.org/note": "1 < 2"}

            """,
            "web/values.yaml": "colour: blue\n",
            "web/templates/map.yaml":
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\ndata: {colour: {{ .Values.colour }}}\n",
        ])
    }

    private func environment(_ tool: String) -> [String: String] {
        let home = "\(folder.path)/home-\(tool)"
        return [
            "HOME": home, "HELM_CACHE_HOME": home + "/cache", "HELM_CONFIG_HOME": home + "/config",
            "HELM_DATA_HOME": home + "/data", "YARE_TARGET": "embedded", "TZ": "Europe/Berlin",
        ]
    }

    @discardableResult
    func yare(_ words: String..., input: String = "") async throws -> TestProgram.Result {
        try await yare(words, input: input)
    }

    @discardableResult
    func yare(_ words: [String], input: String = "") async throws -> TestProgram.Result {
        try await TestProgram.yare.run(
            words, environment: environment("yare"), in: folder.path, input: Array(input.utf8))
    }

    @discardableResult
    func helm(_ words: String..., input: String = "") async throws -> TestProgram.Result {
        try await TestProgram.helm.run(
            words, environment: environment("helm"), in: folder.path, input: Array(input.utf8))
    }

    /// Runs a command that must succeed, and gives its output and its messages.
    func succeed(
        _ run: () async throws -> TestProgram.Result, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let result = try await run()
        #expect(result.status == 0, "\(result.output)\(result.error)", sourceLocation: sourceLocation)
        return result.output + result.error
    }

    /// Packages the chart in a version; the file is as old as a real one may be.
    func package(_ version: String) async throws {
        _ = try await succeed { try await helm("package", "web", "--version", version, "-d", "packages") }
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        try FileManager.default.setAttributes(
            [.modificationDate: date], ofItemAtPath: "\(folder.path)/packages/web-\(version).tgz")
    }

    /// Makes a certificate for this computer.
    func makeCertificate() async throws {
        let result = try await TestProgram.named("openssl").run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
                "server.key", "-out", "server.pem",
            ], in: folder.path)
        #expect(result.status == 0, "\(result.error)")
    }

    /// Makes the file of the only user, alice, whose password is `secret`.
    func makeUsers() async throws {
        let result = try await TestProgram.named("htpasswd").run(["-Bbn", "alice", "secret"])
        try folder.write(result.outputBytes, to: "users")
    }

    func bytes(_ name: String) throws -> [UInt8] { try folder.read(name) }
}

/// Debian's `docker-registry`, the distribution project's registry, as a process of its own.
struct DebianRegistry {
    /// `127.0.0.1:port`
    let host: String
    private let program: RunningProgram

    enum Protection { case none, password, encryption }

    init(in bench: RegistryBench, _ protection: Protection = .none) async throws {
        let path = bench.folder.path
        var configuration = """
            version: 0.1
            log: {level: info}
            storage: {filesystem: {rootdirectory: \(path)/registry}, delete: {enabled: true}}

            """
        switch protection {
        case .none: configuration += "http: {addr: \"127.0.0.1:0\"}\n"
        case .password:
            try await bench.makeUsers()
            configuration += "http: {addr: \"127.0.0.1:0\"}\nauth: {htpasswd: {realm: test, path: \(path)/users}}\n"
        case .encryption:
            try await bench.makeCertificate()
            configuration +=
                "http: {addr: \"127.0.0.1:0\", tls: {certificate: \(path)/server.pem, key: \(path)/server.key}}\n"
        }
        try bench.folder.write(configuration, to: "registry.yml")
        program = try TestProgram.named("docker-registry").start(["serve", path + "/registry.yml"], in: path)
        let line = try await program.line(with: "listening on 127.0.0.1:")
        host = "127.0.0.1:" + (line.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/)?.1 ?? "")
    }

    var port: Substring { host.split(separator: ":").last ?? "" }
}
