import GRDB
import Testing
import YareBase
import YareTestSupport

@testable import YareServer

/// Changes whose rows cannot be written after their files were.
@Suite struct FailingCommitTests {
    private let folder: TemporaryFolder
    private let repository: ChartRepository
    private let first: [UInt8]
    private let provenance: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        repository = try ChartRepository(
            at: folder.path + "/rows", storage: try LocalPackageStorage(root: folder.path + "/packages"),
            limits: RepositoryLimits(versionsPerChart: 2))
        first = try PackageFixture.package("web", "1.0.0")
        provenance = PackageFixture.provenance("web", "1.0.0", digest: try repository.upload(first).digest)
        try repository.publish(first, provenance: provenance)
        // the count of changes is what a change writes last
        try DatabaseQueue(path: folder.path + "/rows").write { database in
            try database.execute(
                sql: """
                    CREATE TRIGGER no_change BEFORE UPDATE ON tenants BEGIN SELECT RAISE(ABORT, 'not today'); END
                    """)
        }
    }

    /// Expects that a change fails and that everything is as it was before.
    private func expectNothingChanged(by change: () throws -> Void) throws {
        #expect(throws: YareError.self) { try change() }
        let files = folder.files.filter { !$0.hasPrefix("rows") }.sorted()
        #expect(files == ["packages/web-1.0.0.tgz", "packages/web-1.0.0.tgz.prov"])
        #expect(try folder.read("packages/web-1.0.0.tgz") == first)
        #expect(try folder.read("packages/web-1.0.0.tgz.prov") == provenance)
        let version = try #require(try repository.version(fileName: "web-1.0.0.tgz", in: .root))
        #expect(try repository.package(of: version)?.bytes() == first)
        #expect(try repository.changes(of: ["web-1.0.0.tgz"]).added.isEmpty)
    }

    @Test func leavesNoPackageThatHasNoRow() throws {
        try expectNothingChanged { try repository.publish(try PackageFixture.package("web", "1.1.0")) }
    }

    @Test func bringsBackAPackageThatWasReplaced() throws {
        let other = try PackageFixture.package("web", "1.0.0", "description: other\n")
        try expectNothingChanged { try repository.publish(other, replaces: true) }
        let word = PackageFixture.provenance("web", "1.0.0", digest: try repository.upload(other).digest)
        try expectNothingChanged { try repository.publish(other, provenance: word, replaces: true) }
    }

    @Test func bringsBackAPackageThatWasDeleted() throws {
        try expectNothingChanged { try repository.delete("1.0.0", of: "web", in: .root) }
    }

    @Test func bringsBackWhatAReplacedProvenanceFileSaid() throws {
        let other = provenance + Array("\n".utf8)
        try expectNothingChanged {
            try repository.publishProvenance(try repository.upload(other), replaces: true, in: .root)
        }
    }
}
