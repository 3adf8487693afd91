import Crypto
import NIOHTTP1
import Synchronization
import Testing
import YareBase
import YareTestSupport

@testable import YareRepository

@Suite struct FileDownloadTests {
    typealias Answer = LoopbackServer.Answer

    private static let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) }
    private static let digest = SHA256.hash(data: content).map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
    }.joined()

    /// Serves the content with ranges; each connection breaks after `piece` bytes.
    private static func breaking(after piece: Int, tag: String = "\"1\"")
        -> @Sendable (LoopbackServer.Request) -> Answer
    {
        { request in
            let start = request.headers.first(name: "Range").flatMap { Int($0.dropFirst(6).dropLast()) } ?? 0
            let isSame = request.headers.first(name: "If-Range").map { $0 == tag } ?? true
            let rest = Array(content.dropFirst(isSame ? start : 0))
            var answer = Answer(start > 0 && isSame ? .partialContent : .ok, ["ETag": tag], body: rest)
            if answer.status == .partialContent {
                answer.headers.add(name: "Content-Range", value: "bytes \(start)-\(content.count - 1)/\(content.count)")
            }
            if rest.count > piece { answer.breaksOffAfter = piece }
            return answer
        }
    }

    private func fetch(
        _ url: String, to path: String, digest: String? = nil, attempts: Int = 50,
        progress: (@Sendable (DownloadProgress) -> Void)? = nil
    ) async throws -> DownloadedFile {
        var configuration = HTTPConfiguration(userAgent: "Yare/1.2.3")
        configuration.retries.firstDelay = .milliseconds(1)
        configuration.retries.attempts = attempts
        var download = FileDownload(OutgoingRequest(.GET, try WebURL(url)), to: path, digest: digest)
        download.reportProgress = progress
        let made = download
        return try await HTTPTransport.withTransport(configuration) { try await $0.download(made) }
    }

    @Test func goesOnWhereTheConnectionBroke() async throws {
        let folder = try TemporaryFolder()
        try await LoopbackServer.run(answering: Self.breaking(after: 100_000)) { server in
            let last = Mutex<DownloadProgress?>(nil)
            let file = try await fetch(server.url, to: folder.path + "/file") { progress in
                last.withLock { $0 = progress }
            }
            #expect(file.digest == Self.digest)
            #expect(file.size == 300_000)
            #expect(try folder.read("file") == Self.content)
            #expect(folder.files == ["file"])
            let resumed = server.requests.filter { $0.headers.contains(name: "Range") }
            #expect(resumed.count >= 2)
            #expect(resumed.allSatisfy { $0.headers["If-Range"] == ["\"1\""] })
            #expect(last.withLock { $0?.received } == 300_000)
            #expect(last.withLock { $0?.total } == 300_000)
        }
    }

    @Test func goesOnWithWhatAnotherProcessHasLeft() async throws {
        let folder = try TemporaryFolder()
        try await LoopbackServer.run(answering: Self.breaking(after: 200_000)) { server in
            await #expect(throws: YareError.self) {
                _ = try await fetch(server.url, to: folder.path + "/file", digest: Self.digest, attempts: 1)
            }
            #expect(folder.files == ["file.\(Self.digest.prefix(16)).partial"])
            let left = try folder.read(folder.files[0]).count
            let file = try await fetch(server.url, to: folder.path + "/file", digest: Self.digest)
            #expect(file.size == 300_000)
            #expect(folder.files == ["file"])
            #expect(server.requests[1].headers["Range"] == ["bytes=\(left)-"])
        }
    }

    @Test func startsOverWhenWhatIsLeftIsOfAnotherFile() async throws {
        let folder = try TemporaryFolder(["file.\(Self.digest.prefix(16)).partial": "something else"])
        try await LoopbackServer.run(answering: Self.breaking(after: .max)) { server in
            let file = try await fetch(server.url, to: folder.path + "/file", digest: Self.digest)
            #expect(file.digest == Self.digest)
            #expect(server.requests.map { $0.headers["Range"] } == [["bytes=14-"], []])
        }
    }

    @Test func leavesNothingOfAWrongFile() async throws {
        let folder = try TemporaryFolder()
        try await LoopbackServer.run(answering: { _ in Answer(text: "not it") }) { server in
            let error = await #expect(throws: YareError.self) {
                _ = try await fetch(server.url + "/web-1.tgz", to: folder.path + "/web-1.tgz", digest: Self.digest)
            }
            #expect(error?.code == "http.wrong-digest")
            #expect(folder.files == [])
        }
    }

    @Test func leavesNothingWhenThereIsNoFile() async throws {
        let folder = try TemporaryFolder()
        try await LoopbackServer.run(answering: { _ in .notFound }) { server in
            let error = await #expect(throws: YareError.self) {
                _ = try await fetch(server.url, to: folder.path + "/file")
            }
            #expect(error?.message == "failed to fetch \(server.url) : 404 Not Found")
            #expect(folder.files == [])
        }
    }
}
