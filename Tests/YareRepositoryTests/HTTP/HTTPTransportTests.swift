import NIOCore
import NIOHTTP1
import Synchronization
import Testing
import YareBase
import YareTestSupport

@testable import YareRepository

@Suite struct HTTPTransportTests {
    typealias Answer = LoopbackServer.Answer

    private static var configuration: HTTPConfiguration {
        var configuration = HTTPConfiguration(userAgent: "Yare/1.2.3")
        configuration.retries.firstDelay = .milliseconds(1)
        return configuration
    }

    private func get(_ url: String, _ change: (inout OutgoingRequest) -> Void = { _ in }) async throws -> String {
        var request = OutgoingRequest(.GET, try WebURL(url))
        change(&request)
        return try await HTTPTransport.withTransport(Self.configuration) { transport in
            let response = try await transport.send(request)
            try response.requireSuccess()
            return String(decoding: try await response.bytes(), as: UTF8.self)
        }
    }

    @Test func saysWhoAsks() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(text: "hello") }) { server in
            let body = try await get(server.url + "/a?b=c")
            #expect(body == "hello")
            #expect(server.requests.map(\.path) == ["/a?b=c"])
            #expect(server.requests[0].headers["User-Agent"] == ["Yare/1.2.3"])
            #expect(!server.requests[0].headers.contains(name: "Accept-Encoding"))
        }
    }

    @Test func sendsBodiesOfAllKinds() async throws {
        let folder = try TemporaryFolder(["file": "0123456789"])
        let bodies: [OutgoingBody] = [
            .bytes(Array("abc".utf8)), .file(path: folder.path + "/file", offset: 2, length: 5),
        ]
        try await LoopbackServer.run(answering: { Answer(body: $0.body) }) { server in
            for body in bodies {
                _ = try await get(server.url) {
                    $0.method = .PUT; $0.body = body
                }
            }
            #expect(server.requests.map { String(decoding: $0.body, as: UTF8.self) } == ["abc", "23456"])
            #expect(server.requests.map { $0.headers["Content-Length"] } == [["3"], ["5"]])
        }
    }

    @Test func sendsCredentialsToTheirOriginOnly() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(text: "other") }) { other in
            let elsewhere = other.url
            let answering: @Sendable (LoopbackServer.Request) -> Answer = { request in
                request.path == "/away"
                    ? Answer(.found, ["Location": elsewhere + "/x"])
                    : request.path == "/here" ? Answer(.found, ["Location": "/there"]) : Answer(text: "home")
            }
            try await LoopbackServer.run(answering: answering) { server in
                var access = HTTPAccess(credentials: .basic(name: "joe", password: "secret"))
                #expect(try await get(server.url + "/here") { $0.access = access } == "home")
                #expect(try await get(server.url + "/away") { $0.access = access } == "other")
                access.passesCredentialsEverywhere = true
                #expect(try await get(server.url + "/away") { $0.access = access } == "other")
                access.passesCredentialsEverywhere = false
                access.origin = try WebURL(elsewhere).origin
                #expect(try await get(server.url + "/there") { $0.access = access } == "home")
                let basic = ["Basic am9lOnNlY3JldA=="]
                #expect(server.requests.map { $0.headers["Authorization"] } == [basic, basic, basic, basic, []])
                #expect(other.requests.map { $0.headers["Authorization"] } == [[], basic])
            }
        }
    }

    @Test func takesCredentialsFromTheURLAndHidesThemInMessages() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(.forbidden) }) { server in
            let url = server.url.replacing("http://", with: "http://joe:secret@")
            let error = await #expect(throws: YareError.self) { _ = try await get(url) }
            #expect(error?.message == "failed to fetch http://joe:xxxxx@127.0.0.1:\(server.port) : 403 Forbidden")
            #expect(server.requests[0].headers["Authorization"] == ["Basic am9lOnNlY3JldA=="])
        }
    }

    @Test func dropsAuthorizationHeadersOnTheWayToOthers() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(text: "other") }) { other in
            let elsewhere = other.url
            try await LoopbackServer.run(answering: { _ in Answer(.temporaryRedirect, ["Location": elsewhere]) }) {
                server in
                _ = try await get(server.url) { $0.headers.add(name: "Authorization", value: "Bearer t") }
                #expect(server.requests[0].headers["Authorization"] == ["Bearer t"])
                #expect(other.requests[0].headers["Authorization"] == [])
            }
        }
    }

    @Test func triesAgainWhatTheServerFailed() async throws {
        let count = Mutex(0)
        let answering: @Sendable (LoopbackServer.Request) -> Answer = { _ in
            count.withLock { count in
                count += 1
                if count == 1 { return Answer(.serviceUnavailable, ["Retry-After": "0"]) }
                if count == 2 { return .hangUp }
                return Answer(text: "at last")
            }
        }
        try await LoopbackServer.run(answering: answering) { server in
            let body = try await get(server.url)
            #expect(body == "at last")
            #expect(server.requests.count == 3)
        }
    }

    @Test func doesNotRepeatAPost() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(.badGateway) }) { server in
            let error = await #expect(throws: YareError.self) {
                _ = try await get(server.url) { $0 = OutgoingRequest(.POST, $0.url) }
            }
            #expect(error?.code == "http.status")
            #expect(server.requests.count == 1)
        }
    }

    @Test func saysWhyNobodyAnswers() async throws {
        let port = try await LoopbackServer.run(answering: { _ in .notFound }) { $0.port }
        let error = await #expect(throws: YareError.self) { _ = try await get("http://127.0.0.1:\(port)/x") }
        #expect(error?.code == "http.unreachable")
        #expect(error?.message.hasPrefix("Get \"http://127.0.0.1:\(port)/x\": ") == true)
        #expect(error?.message.hasSuffix("connection refused") == true)
    }

    @Test func endsARingOfRedirects() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(.found, ["Location": "/"]) }) { server in
            let error = await #expect(throws: YareError.self) { _ = try await get(server.url) }
            #expect(error?.code == "http.redirects")
        }
    }

    @Test func refusesOtherSchemes() async throws {
        let error = await #expect(throws: YareError.self) { _ = try await get("ftp://h/x") }
        #expect(error?.message == "could not find protocol handler for: ftp")
    }

    @Test func refusesBodiesThatAreTooLarge() async throws {
        try await LoopbackServer.run(answering: { _ in Answer(body: [UInt8](repeating: 0, count: 1000)) }) { server in
            let error = await #expect(throws: YareError.self) {
                _ = try await get(server.url) { $0.largestAnswer = 999 }
            }
            #expect(error?.code == "http.too-large")
        }
    }

    @Test func unpacksAnswersWhenAskedTo() async throws {
        let text = String(repeating: "entries: []\n", count: 50_000)
        let packed = try Gzip.packed(Array(text.utf8))
        let answering: @Sendable (LoopbackServer.Request) -> Answer = { request in
            Answer(
                .ok, ["Content-Encoding": "gzip"], body: request.path == "/cut" ? Array(packed.dropLast(20)) : packed)
        }
        try await LoopbackServer.run(answering: answering) { server in
            let body = try await get(server.url) { $0.acceptsCompression = true }
            #expect(body == text)
            #expect(server.requests[0].headers["Accept-Encoding"] == ["gzip"])
            let error = await #expect(throws: YareError.self) {
                _ = try await get(server.url + "/cut") { $0.acceptsCompression = true }
            }
            #expect(error?.code == "http.damaged")
        }
    }

    @Test func limitsWhatUnpackingMayYield() async throws {
        let bomb = try Gzip.packed([UInt8](repeating: 0, count: 20 << 20))
        let answer = Answer(.ok, ["Content-Encoding": "gzip"], body: bomb)
        try await LoopbackServer.run(answering: { _ in answer }) { server in
            let error = await #expect(throws: YareError.self) {
                _ = try await get(server.url) {
                    $0.acceptsCompression = true; $0.largestAnswer = 1 << 20
                }
            }
            #expect(error?.code == "http.too-large")
        }
    }
}
