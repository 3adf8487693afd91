import NIOHTTP1
import Synchronization
import Testing
import YareBase
import YareChart
import YareRepository

/// The client against a registry that answers as told: tokens, faults, lies.
@Suite struct RegistryClientTests {
    typealias Request = LoopbackServer.Request
    typealias Answer = LoopbackServer.Answer

    /// Runs a body with a client of a registry on this computer.
    private func withClient(
        _ access: RegistryAccess = RegistryAccess(), transfers: BlobTransferSizes = BlobTransferSizes(),
        answering: @escaping @Sendable (Request) -> Answer,
        _ body: (RegistryClient, LoopbackServer) async throws -> Void
    ) async throws {
        try await LoopbackServer.run(answering: answering) { server in
            var configuration = HTTPConfiguration(userAgent: "Yare/test")
            configuration.retries.firstDelay = .milliseconds(1)
            try await HTTPTransport.withTransport(configuration) { transport in
                let client = try RegistryClient(
                    host: "127.0.0.1:\(server.port)", access: access, transport: transport, transfers: transfers)
                try await body(client, server)
            }
        }
    }

    private static func credential(_ credential: RegistryCredential) -> RegistryAccess {
        var access = RegistryAccess()
        access.credential = credential
        return access
    }

    private static func json(_ text: String, _ status: HTTPResponseStatus = .ok, _ headers: HTTPHeaders = [:]) -> Answer
    {
        Answer(status, headers, body: Array(text.utf8))
    }

    // MARK: - Authentication

    /// A registry with a token service: it lets in who shows a token that it has given out for the scope.
    private static func tokenRegistry(_ request: Request) -> Answer {
        let host = request.headers.first(name: "Host") ?? ""
        if request.path.hasPrefix("/token") {
            let account = request.headers.first(name: "Authorization") ?? "nobody"
            let form = String(decoding: request.body, as: UTF8.self)
            let word =
                form.contains("refresh_token=idtoken") ? "refreshed" : account == "nobody" ? "anonymous" : "known"
            return json(#"{"token":"\#(word)","expires_in":300}"#)
        }
        let token = request.headers.first(name: "Authorization") ?? ""
        if ["Bearer known", "Bearer refreshed"].contains(token)
            || (token == "Bearer anonymous" && request.method == .GET)
        {
            return json(#"{"name":"web","tags":["1.0.0"]}"#)
        }
        let challenge = #"Bearer realm="http://\#(host)/token?x=1",service="reg",scope="repository:web:pull""#
        return json(
            #"{"errors":[{"code":"UNAUTHORIZED","message":"who are you"}]}"#, .unauthorized,
            ["WWW-Authenticate": challenge])
    }

    @Test func fetchesAnonymousTokens() async throws {
        try await withClient(answering: Self.tokenRegistry) { client, server in
            let tags = try await client.tags(of: "web")
            #expect(tags == ["1.0.0"])
            let token = server.requests[1]
            #expect(token.path == "/token?x=1&service=reg&scope=repository%3Aweb%3Apull")
            #expect(token.headers.first(name: "Authorization") == nil)
        }
    }

    @Test func keepsATokenForFurtherRequests() async throws {
        try await withClient(answering: Self.tokenRegistry) { client, server in
            for _ in 1...3 { _ = try await client.tags(of: "web") }
            #expect(server.requests.filter { $0.path.hasPrefix("/token") }.count == 1)
            #expect(server.requests.count == 5)
        }
    }

    @Test func showsNameAndPasswordToTheTokenServiceOnly() async throws {
        let access = Self.credential(.password(name: "alice", password: "pass word"))
        try await withClient(access, answering: Self.tokenRegistry) { client, server in
            _ = try await client.tags(of: "web")
            #expect(server.requests[1].path.hasSuffix("&account=alice"))
            let shown = server.requests.map { $0.headers.first(name: "Authorization") }
            #expect(shown == [nil, "Basic YWxpY2U6cGFzcyB3b3Jk", "Bearer known"])
        }
    }

    @Test func exchangesAnIdentityToken() async throws {
        try await withClient(Self.credential(.identityToken("idtoken")), answering: Self.tokenRegistry) {
            client, server in
            _ = try await client.tags(of: "web")
            #expect(server.requests[1].method == .POST)
            #expect(
                String(decoding: server.requests[1].body, as: UTF8.self)
                    == "service=reg&scope=repository%3Aweb%3Apull&grant_type=refresh_token&client_id=yare"
                    + "&refresh_token=idtoken")
            #expect(server.requests[2].headers.first(name: "Authorization") == "Bearer refreshed")
        }
    }

    @Test func refusesTokenServicesInTheClear() async throws {
        // the registry is reached with encryption here as far as the rule is concerned: another scheme than its own
        let access = Self.credential(.password(name: "a", password: "b"))
        try await withClient(
            access,
            answering: { _ in
                Self.json("", .unauthorized, ["WWW-Authenticate": #"Bearer realm="ftp://auth.example/token""#])
            }
        ) { client, server in
            let error = await #expect(throws: YareError.self) { try await client.tags(of: "web") }
            #expect(error?.code == "oci.untrusted-token-service")
            #expect(server.requests.count == 1)
        }
    }

    @Test func saysWhyItWasNotLetIn() async throws {
        try await withClient(
            answering: { _ in
                Self.json(
                    #"{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"#, .unauthorized,
                    ["WWW-Authenticate": #"Basic realm="x""#])
            }
        ) { client, server in
            let error = await #expect(throws: YareError.self) { try await client.tags(of: "web") }
            #expect(
                error?.message == "pull access denied, repository does not exist or may require authorization: "
                    + "401 Unauthorized: authentication required")
            #expect(server.requests.count == 1)
            let login = await #expect(throws: YareError.self) { try await client.checkLogin() }
            #expect(
                login?.message
                    == "login attempt to http://127.0.0.1:\(server.port)/v2/ failed with status: 401 Unauthorized")
        }
    }

    // MARK: - Lists

    @Test func followsPages() async throws {
        try await withClient(answering: { request in
            switch request.path {
            case "/v2/_catalog?n=1000":
                Self.json(#"{"repositories":["a","b"]}"#, .ok, ["Link": #"</v2/_catalog?n=2&last=b>; rel="next""#])
            case "/v2/_catalog?n=2&last=b":
                Self.json(#"{"repositories":["c"]}"#, .ok, ["Link": #"</v2/_catalog?n=2&last=c>; rel="prev""#])
            default: .notFound
            }
        }) { client, _ in
            let repositories = try await client.repositories()
            #expect(repositories == ["a", "b", "c"])
        }
    }

    @Test(arguments: [
        #"</v2/_catalog?n=1000>; rel="next""#, #"<http://elsewhere.example/v2/_catalog>; rel="next""#,
        #"</v2/_catalog?n=1000>; rel=next, <x>; rel=next"#,
    ])
    func endsListsThatLeadNowhere(_ link: String) async throws {
        try await withClient(answering: { _ in Self.json(#"{"repositories":["a"]}"#, .ok, ["Link": link]) }) {
            client, server in
            let repositories = try await client.repositories()
            #expect(repositories == ["a"])
            #expect(server.requests.count == 1)
        }
    }

    // MARK: - Reading

    private static let package: [UInt8] = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    private static let layer = OCIDescriptor(mediaType: OCIMediaType.chart, of: package)

    private static func manifest(_ configuration: String = OCIMediaType.chartConfiguration) throws -> [UInt8] {
        try OCIManifest(
            configuration: OCIDescriptor(mediaType: configuration, of: [0x7B, 0x7D]), layers: [layer]
        ).bytes()
    }

    @Test func goesOnWhereADownloadBrokeOff() async throws {
        try await withClient(answering: { request in
            guard let range = request.headers.first(name: "Range") else {
                var answer = Answer(body: Self.package)
                answer.breaksOffAfter = 70_000
                return answer
            }
            let start = Int(range.dropFirst("bytes=".count).dropLast()) ?? 0
            return Answer(
                .partialContent, ["Content-Range": "bytes \(start)-199999/200000"], body: Array(Self.package[start...]))
        }) { client, server in
            let package = try await client.blob(Self.layer, of: "web")
            #expect(package == Self.package)
            #expect(server.requests.count == 2)
            #expect(server.requests[1].headers.first(name: "Range")?.hasPrefix("bytes=") == true)
        }
    }

    @Test func refusesForgedContent() async throws {
        try await withClient(answering: { request in
            if request.path.hasPrefix("/v2/web/blobs/") {
                return Answer(body: [UInt8](repeating: 0, count: Self.package.count))
            }
            let forged = HTTPHeaders([("Docker-Content-Digest", OCIDigest(of: [1]).description)])
            return Answer(.ok, forged, body: (try? Self.manifest()) ?? [])
        }) { client, server in
            var error = await #expect(throws: YareError.self) { try await client.blob(Self.layer, of: "web") }
            #expect(error?.code == "oci.wrong-digest")
            let host = "127.0.0.1:\(server.port)"
            error = await #expect(throws: YareError.self) {
                try await client.pull(OCIReference(host: host, repository: "web", tag: "1.0.0"))
            }
            #expect(error?.code == "oci.wrong-digest")
            error = await #expect(throws: YareError.self) {
                try await client.pull(OCIReference(host: host, repository: "web", digest: OCIDigest(of: [1])))
            }
            #expect(error?.code == "oci.wrong-digest")
        }
    }

    @Test func doesNotFetchWhatIsTooLarge() async throws {
        var layer = Self.layer
        layer.size = 1 << 40
        try await withClient(answering: { _ in Answer(body: Self.package) }) { [layer] client, server in
            let error = await #expect(throws: YareError.self) { try await client.blob(layer, of: "web") }
            #expect(error?.code == "oci.blob-too-large")
            #expect(server.requests.isEmpty)
        }
    }

    @Test func refusesOtherArtifacts() async throws {
        try await withClient(answering: { _ in
            Answer(body: (try? Self.manifest("application/vnd.oci.image.config.v1+json")) ?? [])
        }) { client, _ in
            let error = await #expect(throws: YareError.self) {
                try await client.pull(OCIReference(host: "127.0.0.1", repository: "web", tag: "1.0.0"))
            }
            #expect(
                error?.message
                    == "127.0.0.1/web:1.0.0 is not a chart: its configuration is application/vnd.oci.image.config.v1+json"
            )
        }
    }

    @Test func comparesTagAndDigest() async throws {
        let manifest = try Self.manifest()
        try await withClient(answering: { request in
            if request.path.hasPrefix("/v2/web/blobs/") { return Answer(body: Self.package) }
            if request.path == "/v2/web/manifests/2.0.0" {
                return Answer(.ok, ["Docker-Content-Digest": OCIDigest(of: [1]).description], body: [])
            }
            return request.path.hasSuffix("/9.0.0") ? .notFound : Answer(body: manifest)
        }) { client, _ in
            let digest = OCIDigest(of: manifest)
            let gone = OCIReference(host: "h", repository: "web", tag: "9.0.0", digest: digest)
            let pulled = try await client.pull(gone)
            #expect(pulled.package == Self.package)
            var error = await #expect(throws: YareError.self) {
                try await client.pull(OCIReference(host: "h", repository: "web", tag: "2.0.0", digest: digest))
            }
            #expect(error?.message == "chart reference digest mismatch: \(OCIDigest(of: [1])) is not \(digest)")
            error = await #expect(throws: YareError.self) {
                try await client.pull(OCIReference(host: "h", repository: "web", tag: "1.0.0"), version: "2.0.0")
            }
            #expect(error?.message == "chart reference and version mismatch: 2.0.0 is not 1.0.0")
        }
    }
}
