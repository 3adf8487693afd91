import Testing
import YareArchive
import YareBase
import YareChart
import YareTestSupport

@testable import YareRepository

@Suite struct FolderIndexerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["packages/notes.tgz": "no package"])
        for number in 0..<20 { try write("web", "1.0.\(number)") }
    }

    private func write(_ name: String, _ version: String, _ description: String = "") throws {
        var metadata = ChartMetadata(name: name, version: version)
        metadata.description = description
        let package = try ChartPackager().package(Chart(metadata: metadata))
        try folder.write(package.bytes, to: "packages/\(package.fileName)")
    }

    /// Indexes the folder, files counting as settled or as just written.
    private func index(settled: Bool = true, writer: String = "1") throws -> (text: String, readCount: Int) {
        let path = folder.path + "/packages"
        let cache = DigestCache(in: folder.path + "/cache", of: path, writer: writer)
        let instant = SystemClock.nanoseconds + (settled ? 60_000_000_000 : 0)
        var indexer = FolderIndexer(folder: path, cache: cache, instant: instant)
        let index = try indexer.index(baseURL: "", now: Timestamp(seconds: 0))
        #expect(indexer.diagnostics.map(\.message) == ["notes.tgz is not in the index: gzip: invalid header"])
        return (String(decoding: try index.yaml(), as: UTF8.self), indexer.readCount)
    }

    @Test func readsOnlyWhatChanged() throws {
        let first = try index()
        #expect(first.readCount == 21)
        let second = try index()
        #expect(second.readCount == 0)
        #expect(second.text == first.text)
        try write("web", "1.0.7", "changed")
        let third = try index()
        #expect(third.readCount == 1)
        #expect(third.text.contains("description: changed\n"))
    }

    @Test func noticesChangesThatKeepSizeAndTime() async throws {
        let first = try index()
        var package = try folder.read("packages/web-1.0.3.tgz")
        package[4] ^= 1
        let touch = try TestProgram.named("touch")
        let path = folder.path + "/packages/web-1.0.3.tgz"
        _ = try await touch.run(["-r", path, folder.path + "/time"])
        try folder.write(package, to: "packages/web-1.0.3.tgz")
        _ = try await touch.run(["-r", folder.path + "/time", path])
        let second = try index()
        #expect(second.readCount == 1)
        #expect(second.text != first.text)
    }

    @Test func trustsNothingThatWasJustWritten() throws {
        #expect(try index(settled: false).readCount == 21)
        #expect(try index(settled: false).readCount == 21)
    }

    @Test func distrustsDamagedAndForeignCaches() throws {
        let first = try index()
        #expect(try index(writer: "2").readCount == 21)
        let name = try #require(folder.files.first { $0.hasPrefix("cache/") })
        #expect(try index(writer: "2").readCount == 0)
        var bytes = try folder.read(name)
        for damage in [0, bytes.count / 2, bytes.count - 1] {
            bytes[damage] ^= 1
            try folder.write(bytes, to: name)
            let again = try index(writer: "2")
            #expect(again.readCount == 21)
            #expect(again.text == first.text)
        }
        try folder.write(Array(bytes.prefix(40)), to: name)
        #expect(try index(writer: "2").readCount == 21)
    }
}
