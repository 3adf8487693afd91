import Logging
import Testing
import YareBase
import YareTestSupport

@testable import YareServer

@Suite struct FolderIndexerTests {
    private let folder: TemporaryFolder
    private let repository: ChartRepository
    private let indexer: FolderIndexer

    init() throws {
        folder = try TemporaryFolder()
        repository = try ChartRepository(at: nil, storage: try LocalPackageStorage(root: folder.path))
        indexer = FolderIndexer(
            repository: repository, depth: .exactly(0), work: BlockingWork(threads: 2),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, width: 2)
    }

    private func versions() throws -> [String] {
        try repository.charts(in: .root).flatMap { $0.versions.map { "\($0.file): \($0.fileName)" } }
    }

    @Test func followsWhatOthersDo() async throws {
        let package = try PackageFixture.package("web", "1.0.0")
        try folder.write(package, to: "some-name.tgz")
        try folder.write(try PackageFixture.package("api", "2.0.0"), to: "more/api.tgz")
        try folder.write("no package", to: "broken.tgz")
        try await indexer.synchronize()
        #expect(try versions() == ["more/api.tgz: api-2.0.0.tgz", "some-name.tgz: web-1.0.0.tgz"])
        let revision = repository.revision(of: .root)
        try await indexer.synchronize()
        #expect(repository.revision(of: .root) == revision)
        try folder.write(try PackageFixture.package("web", "1.1.0"), to: "some-name.tgz")
        try await indexer.synchronize(["some-name.tgz"])
        #expect(try versions().last == "some-name.tgz: web-1.1.0.tgz")
        TestFile.remove(folder.path + "/some-name.tgz")
        try await indexer.synchronize()
        #expect(try versions() == ["more/api.tgz: api-2.0.0.tgz"])
    }

    @Test func waitsUntilAFileIsWhole() async throws {
        let package = try PackageFixture.package("web", "1.0.0")
        try folder.write(Array(package.prefix(package.count / 2)), to: "web.tgz")
        try await indexer.synchronize()
        #expect(try versions() == [])
        try folder.write(package, to: "web.tgz")
        try await indexer.synchronize()
        #expect(try versions() == ["web.tgz: web-1.0.0.tgz"])
    }

    @Test func servesOneOfTwoFilesOfTheSameVersion() async throws {
        let package = try PackageFixture.package("web", "1.0.0")
        try folder.write(package, to: "a.tgz")
        try folder.write(package, to: "b.tgz")
        try await indexer.synchronize()
        #expect(try versions() == ["a.tgz: web-1.0.0.tgz"])
        TestFile.remove(folder.path + "/a.tgz")
        try await indexer.synchronize()
        #expect(try versions() == ["b.tgz: web-1.0.0.tgz"])
    }

    @Test func leavesUploadsAlone() async throws {
        try repository.publish(try PackageFixture.package("web", "1.0.0"))
        let revision = repository.revision(of: .root)
        try await indexer.synchronize()
        #expect(repository.revision(of: .root) == revision)
    }
}
