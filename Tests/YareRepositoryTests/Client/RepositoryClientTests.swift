import Crypto
import NIOHTTP1
import Synchronization
import Testing
import YareBase
import YareRepository
import YareTestSupport

@Suite struct RepositoryClientTests {
    typealias Answer = LoopbackServer.Answer

    private let folder: TemporaryFolder
    private static let package = Array("not really a package".utf8)
    private static let digest = SHA256.hash(data: package).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func index(_ url: String, digest: String = Self.digest) -> String {
        """
        apiVersion: v1
        entries:
          web:
          - {name: web, version: 1.0.0, urls: ["\(url)"], digest: "\(digest)"}

        """
    }

    private func withClient<Success>(_ body: (RepositoryClient) async throws -> Success) async throws -> Success {
        let cache = try RepositoryCache(folder: folder.path + "/repository")
        var configuration = HTTPConfiguration(userAgent: "Yare/1.2.3")
        configuration.retries.attempts = 1
        return try await HTTPTransport.withTransport(configuration) { transport in
            try await body(
                RepositoryClient(transport: transport, cache: cache, contentFolder: folder.path + "/content"))
        }
    }

    private func fetch(_ request: ChartRequest, _ entries: [RepositoryEntry] = []) async throws -> FetchedChart {
        var repositories = RepositoriesFile()
        repositories.entries = entries
        let list = repositories
        return try await withClient { try await $0.fetch(request, repositories: list, credentials: nil) }
    }

    /// Serves an index at `/charts/index.yaml` and the package everywhere else.
    private func serving(_ index: String, _ headers: HTTPHeaders = [:]) -> @Sendable (LoopbackServer.Request) -> Answer
    {
        { request in
            guard request.path.contains("index.yaml") else { return Answer(body: Self.package) }
            let tag = headers.first(name: "ETag")
            if let tag, request.headers.first(name: "If-None-Match") == tag { return Answer(.notModified, headers) }
            return Answer(.ok, headers, body: Array(index.utf8))
        }
    }

    @Test func asksForAnIndexAgainOnlyWhenItHasChanged() async throws {
        let answering = serving(index("web.tgz"), ["ETag": "\"7\"", "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"])
        try await LoopbackServer.run(answering: answering) { server in
            let entry = RepositoryEntry(name: "r", url: server.url + "/charts")
            let changes = try await withClient { client in
                [try await client.update(entry).isChanged, try await client.update(entry).isChanged]
            }
            #expect(changes == [true, false])
            #expect(server.requests.map { $0.headers["If-None-Match"] } == [[], ["\"7\""]])
            #expect(server.requests[1].headers["If-Modified-Since"] == ["Mon, 01 Jan 2024 00:00:00 GMT"])
            #expect(server.requests[0].headers["Accept-Encoding"] == ["gzip"])
            #expect(String(decoding: try folder.read("repository/r-charts.txt"), as: UTF8.self) == "web\n")
            #expect(folder.files.contains("repository/r-index.yaml"))
            // what was thrown away is fetched again
            try folder.write("", to: "repository/r-index.yaml")
            #expect(try await withClient { try await $0.update(entry).isChanged })
        }
    }

    @Test func keepsTheOldIndexWhenTheNewOneIsNone() async throws {
        let isBroken = Mutex(false)
        let good = index("web.tgz")
        let answering: @Sendable (LoopbackServer.Request) -> Answer = { _ in
            Answer(text: isBroken.withLock { $0 } ? "<html>Sign in</html>" : good)
        }
        try await LoopbackServer.run(answering: answering) { server in
            let entry = RepositoryEntry(name: "r", url: server.url)
            _ = try await withClient { try await $0.update(entry) }
            isBroken.withLock { $0 = true }
            let error = await #expect(throws: YareError.self) { try await withClient { try await $0.update(entry) } }
            #expect(
                error?.message == "looks like \"\(server.url)\" is not a valid chart repository or cannot be reached: "
                    + "no API version specified")
            #expect(String(decoding: try folder.read("repository/r-index.yaml"), as: UTF8.self) == good)
            #expect(folder.files.filter { $0.hasSuffix(".new") } == [])
        }
    }

    @Test(arguments: [
        ("web-1.0.0.tgz", "/charts/web-1.0.0.tgz?token=1"),
        ("sub/web.tgz?v=1", "/charts/sub/web.tgz?v=1"),
        ("/packages/web.tgz", "/packages/web.tgz?token=1"),
    ])
    func findsPackagesWhereTheIndexSays(_ url: String, _ path: String) async throws {
        try await LoopbackServer.run(answering: serving(index(url))) { server in
            let entry = RepositoryEntry(name: "r", url: server.url + "/charts?token=1")
            _ = try await withClient { try await $0.update(entry) }
            let chart = try await fetch(ChartRequest("r/web"), [entry])
            #expect(server.requests.map(\.path) == ["/charts/index.yaml?token=1", path])
            #expect(chart.digest == Self.digest)
            #expect(try FileContent.bytes(chart.path) == Self.package)
            #expect(chart.path == "\(folder.path)/content/\(Self.digest.prefix(2))/\(Self.digest).chart")
        }
    }

    @Test func fetchesAPackageOnce() async throws {
        try await LoopbackServer.run(answering: serving(index("web.tgz"))) { server in
            let entry = RepositoryEntry(name: "r", url: server.url)
            _ = try await withClient { try await $0.update(entry) }
            let first = try await fetch(ChartRequest("r/web"), [entry])
            #expect(try await fetch(ChartRequest("r/web"), [entry]).path == first.path)
            #expect(server.requests.count == 2)
            // a package that was damaged on the disk is fetched again
            try folder.write("damaged", to: String(first.path.dropFirst(folder.path.count + 1)))
            _ = try await fetch(ChartRequest("r/web"), [entry])
            #expect(server.requests.count == 3)
        }
    }

    @Test func refusesAPackageThatIsNotTheOneInTheIndex() async throws {
        let wrong = String(repeating: "0", count: 64)
        try await LoopbackServer.run(answering: serving(index("web.tgz", digest: wrong))) { server in
            let entry = RepositoryEntry(name: "r", url: server.url)
            _ = try await withClient { try await $0.update(entry) }
            let error = await #expect(throws: YareError.self) { try await fetch(ChartRequest("r/web"), [entry]) }
            #expect(error?.code == "http.wrong-digest")
            #expect(folder.files.filter { $0.hasPrefix("content/") } == [])
        }
    }

    @Test func takesTheNewestOfARepositoryThatWasNotAdded() async throws {
        try await LoopbackServer.run(answering: serving(index("web.tgz"), ["ETag": "\"1\""])) { server in
            var request = ChartRequest("web", repositoryURL: server.url)
            request.access.credentials = .basic(name: "joe", password: "secret")
            _ = try await fetch(request)
            _ = try await fetch(request)
            #expect(server.requests.map(\.path) == ["/index.yaml", "/web.tgz", "/index.yaml"])
            #expect(server.requests.allSatisfy { $0.headers["Authorization"] == ["Basic am9lOnNlY3JldA=="] })
            let error = await #expect(throws: YareError.self) {
                try await fetch(ChartRequest("nope", repositoryURL: server.url))
            }
            #expect(error?.message == "chart \"nope\" not found in \(server.url) repository")
            let wrong = await #expect(throws: YareError.self) {
                try await fetch(ChartRequest("web", version: "9", repositoryURL: server.url))
            }
            #expect(wrong?.message == "chart \"web\" version \"9\" not found in \(server.url) repository")
        }
    }

    @Test func sendsARepositorysCredentialsToItsOwnServerOnly() async throws {
        try await LoopbackServer.run(answering: serving("")) { other in
            try await LoopbackServer.run(answering: serving(index(other.url + "/web.tgz"))) { server in
                var entry = RepositoryEntry(name: "r", url: server.url)
                (entry.username, entry.password) = ("joe", "secret")
                let added = entry
                _ = try await withClient { try await $0.update(added) }
                _ = try await fetch(ChartRequest("r/web"), [entry])
                _ = try await fetch(ChartRequest(server.url + "/web.tgz"), [entry])
                #expect(server.requests.map { $0.headers["Authorization"].count } == [1, 1])
                #expect(other.requests.map { $0.headers["Authorization"].count } == [0])
                entry.passesCredentialsEverywhere = true
                try folder.write("", to: "content/\(Self.digest.prefix(2))/\(Self.digest).chart")
                _ = try await fetch(ChartRequest("r/web"), [entry])
                #expect(other.requests.map { $0.headers["Authorization"].count } == [0, 1])
            }
        }
    }

    @Test func fetchesProvenanceBesideThePackage() async throws {
        let answering: @Sendable (LoopbackServer.Request) -> Answer = { request in
            request.path == "/web.tgz"
                ? Answer(body: Self.package)
                : request.path == "/web.tgz.prov?x" ? Answer(text: "signed") : .notFound
        }
        try await LoopbackServer.run(answering: answering) { server in
            var request = ChartRequest(server.url + "/web.tgz")
            request.wantsProvenance = true
            let without = try await fetch(request)
            #expect(without.provenance == nil)
            #expect(without.provenanceFailure == "failed to fetch \(server.url)/web.tgz.prov : 404 Not Found")
            #expect(without.fileName == "web.tgz")
        }
    }

    @Test(arguments: [
        ("web", "non-absolute URLs should be in form of repo_name/path_to_chart, got: web"),
        ("nope/web", "repo nope not found"),
        ("r/web", "no cached repo found. (try 'helm repo update')"),
        ("ftp://h/web.tgz", "could not find protocol handler for: ftp"),
    ])
    func saysInHelmsWordsWhatIsWrong(_ reference: String, _ message: String) async throws {
        let entry = RepositoryEntry(name: "r", url: "http://127.0.0.1:1")
        let error = await #expect(throws: YareError.self) { try await fetch(ChartRequest(reference), [entry]) }
        #expect(error?.message == message)
    }

    @Test func asksAHubAsHelmDoes() async throws {
        let answer = """
            {"data": [{"id": "stable/web", "artifactHub": {"packageUrl": "https://hub/packages/web"},
              "attributes": {"description": "A shop", "repo": {"name": "shop", "url": "https://h/charts"}},
              "relationships": {"latestChartVersion": {"data": {"version": "1.0.0", "app_version": "2"}}}},
              {"id": "other/web", "attributes": {}}, 7]}
            """
        try await LoopbackServer.run(answering: { _ in Answer(text: answer) }) { server in
            let charts = try await HTTPTransport.withTransport(HTTPConfiguration(userAgent: "Yare")) { transport in
                try await HubSearch(endpoint: server.url + "/hub/", transport: transport).charts("a b&c")
            }
            #expect(server.requests.map(\.path) == ["/hub/api/chartsvc/v1/charts/search?q=a%20b%26c"])
            #expect(
                charts.map(\.url) == [
                    "https://hub/packages/web", server.url + "/hub/charts/other/web", server.url + "/hub/charts/",
                ])
            #expect(charts[0].version == "1.0.0")
            #expect(charts[0].appVersion == "2")
            #expect(charts[0].repositoryURL == "https://h/charts")
        }
    }
}
