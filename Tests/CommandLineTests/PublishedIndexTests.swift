import Testing
import YareTestSupport

/// The stable collection in `repo-index/` is what `charts/` makes, byte for byte, whenever and by whomever it is made.
@Suite struct PublishedIndexTests {
    private static let source = TestProgram.sourceFolder

    private func publish(into folder: TemporaryFolder) async throws -> TestProgram.Result {
        try await TestProgram.named("sh").run(
            [Self.source + "/Scripts/publish-index", TestProgram.yare.path, folder.path + "/index"], in: folder.path)
    }

    private func names(_ folder: String) async throws -> [String] {
        let listing = try await TestProgram.named("ls").run(["-1", folder])
        return listing.output.split(separator: "\n").map(String.init)
    }

    @Test func isCurrentAndReproducible() async throws {
        let folder = try TemporaryFolder()
        let result = try await publish(into: folder)
        #expect(result.status == 0, "\(result.error)")
        let published = Self.source + "/repo-index"
        let names = try await names(published)
        #expect(names.contains("index.yaml"))
        for name in folder.files where name.hasPrefix("index/") {
            let file = String(name.dropFirst("index/".count))
            #expect(names.contains(file), "run make index")
            // the index may list earlier versions too, whose packages the charts no longer make
            guard file != "index.yaml" else { continue }
            #expect(try folder.read(name) == FileContent.bytes("\(published)/\(file)"), "\(file): run make index")
        }
    }

    @Test func staysAsItIsWhenPublishedAgain() async throws {
        let folder = try TemporaryFolder()
        let published = Self.source + "/repo-index"
        for name in try await names(published) where name != "index.yaml" {
            try folder.write(try FileContent.bytes("\(published)/\(name)"), to: "index/\(name)")
        }
        let result = try await publish(into: folder)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.isEmpty, "a chart is not published: run make index")
        #expect(try folder.read("index/index.yaml") == FileContent.bytes(published + "/index.yaml"))
    }

    @Test func refusesToChangeWhatWasPublished() async throws {
        let folder = try TemporaryFolder()
        #expect(try await publish(into: folder).status == 0)
        let name = try #require(folder.files.first { $0.hasPrefix("index/redis-") })
        try folder.write("other content", to: name)
        let result = try await publish(into: folder)
        #expect(result.status == 1)
        #expect(result.error.contains("was published with other content: give the chart a new version"))
    }
}
