import Foundation
import Testing
import YareTestSupport

/// What only a server with real connections shows.
@Suite struct LiveServerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(try PackageFixture.package("web", "1.0.0"), to: "packages/web-1.0.0.tgz")
    }

    @Test func seesWhatIsPutIntoTheFolder() async throws {
        let server = try await LiveServer(in: folder)
        try folder.write(try PackageFixture.package("web", "1.1.0"), to: "packages/new.tgz")
        try await untilIndex(of: server) { $0.contains("web-1.1.0.tgz") }
        TestFile.remove(folder.path + "/packages/web-1.0.0.tgz")
        try await untilIndex(of: server) { !$0.contains("web-1.0.0.tgz") }
        folder.makeFolder("packages/sub")
        try folder.write(try PackageFixture.package("api", "0.1.0"), to: "packages/sub/api.tgz")
        try await untilIndex(of: server) { $0.contains("api-0.1.0.tgz") }
    }

    @Test func finishesWhatIsUnderWayWhenItIsToldToEnd() async throws {
        let server = try await LiveServer(in: folder)
        try folder.write([UInt8](repeating: 7, count: 3 << 20), to: "large.tgz")
        let upload = try TestProgram.named("curl").start(
            ["-sS", "--limit-rate", "400k", "--data-binary", "@large.tgz", server.url + "/api/charts"], in: folder.path)
        try await untilUploads(of: server, 1)
        server.program.signal(SIGTERM)
        #expect(try await upload.result().output.contains("upload.invalid-package"))
        #expect(try await server.program.result(timeout: 60).status == 0)
    }

    @Test func tellsOfRequestsAndLetsPagesCall() async throws {
        let server = try await LiveServer(
            ["--access-log", "--log-json", "--cors-alloworigin", "https://pages.example.com"], in: folder)
        for path in ["/index.yaml", "/charts/none.tgz"] {
            let answer = try await server.curl("-i", server.url + path)
            #expect(answer.contains("Access-Control-Allow-Origin: https://pages.example.com\r\n"))
        }
        let asked = try await server.curl("-i", "-X", "OPTIONS", server.url + "/api/charts")
        #expect(asked.contains("Access-Control-Allow-Methods: GET, HEAD, POST, DELETE\r\n") && asked.hasSuffix("204"))
        server.program.signal(SIGTERM)
        let lines = try await server.program.result().error.split(separator: "\n").compactMap { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
        }
        let requests = lines.filter { $0["message"] == "request" }.map { line in
            ["method", "path", "status"].map { line[$0] ?? "" }
        }
        #expect(
            requests == [
                ["GET", "/index.yaml", "200"], ["GET", "/charts/none.tgz", "404"], ["OPTIONS", "/api/charts", "204"],
            ])
    }

    @Test func saysWhyItCannotStart() async throws {
        let server = try await LiveServer(in: folder)
        let port = try #require(server.url.split(separator: ":").last)
        try folder.write("no certificate", to: "empty.pem")
        for (flags, message) in [
            (["--port", "\(port)"], "cannot listen at 127.0.0.1:\(port): address already in use\n"),
            (["--listen-host", "none.invalid"], "cannot listen at none.invalid:8080: no computer has that name\n"),
            (["--tls-cert", "/nope", "--tls-key", "/nope"], "cannot use \"/nope\": no such file or directory\n"),
            (["--tls-cert", "empty.pem", "--tls-key", "empty.pem"], "it does not hold in PEM what it should\n"),
        ] {
            let result = try await LiveServer.yare(["serve", folder.path + "/packages"] + flags, in: folder)
            #expect(result.status == 1 && result.error.contains(message), "\(result.error)")
        }
    }

    @Test func endsSlowConnections() async throws {
        let server = try await LiveServer(["--read-timeout", "1s"], in: folder)
        let port = try #require(server.url.split(separator: ":").last)
        let slow = try await TestProgram.named("bash").run(
            [
                "-c",
                "exec 3<>/dev/tcp/127.0.0.1/\(port); printf 'GET /index.yaml HTTP/1.1\\r\\nHost: x\\r\\n' >&3; cat <&3; echo $SECONDS",
            ])
        // nothing but the seconds that the shell has waited
        let seconds = try #require(Int(slow.output.dropLast()), "\(slow.output)")
        #expect(seconds < 10)
        #expect(try await server.curl(server.url + "/health", endsWith: "200"))
    }

    @Test func answersManyRequestsOnOneConnectionInTheirOrder() async throws {
        let server = try await LiveServer(in: folder)
        let port = try #require(server.url.split(separator: ":").last)
        let request = { (path: String, rest: String) in "GET \(path) HTTP/1.1\\r\\nHost: x\\r\\n\(rest)\\r\\n" }
        let all = [
            request("/index.yaml", ""), request("/health", ""), request("/index.yaml", ""), request("/info", ""),
            request("/charts/web-1.0.0.tgz", ""), request("/health", "Connection: close\\r\\n"),
        ].joined()
        let result = try await TestProgram.named("bash").run(
            ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(all)' >&3; cat <&3 | tr -d '\\0'"], timeout: 20)
        let types = result.output.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("content-type:") }
            .map { $0.drop { $0 != " " }.dropFirst() }
        #expect(
            types == [
                "application/x-yaml", "application/json; charset=utf-8", "application/x-yaml",
                "application/json; charset=utf-8", "application/x-tar", "application/json; charset=utf-8",
            ])
    }

    /// Waits until so many uploads are on their way.
    private func untilUploads(of server: LiveServer, _ count: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while folder.files.count(where: { $0.contains("/uploads/") }) < count {
            try #require(ContinuousClock.now < deadline, "no upload begins")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Waits until the index is as wished.
    private func untilIndex(of server: LiveServer, _ isAsWished: (String) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !isAsWished(try await server.curl(server.url + "/index.yaml")) {
            try #require(ContinuousClock.now < deadline, "the index does not change")
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
