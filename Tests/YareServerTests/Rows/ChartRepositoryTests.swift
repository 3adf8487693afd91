import Testing
import YareBase
import YareChart
import YareRepository
import YareTestSupport
import YareYAML

@testable import YareServer

@Suite struct ChartRepositoryTests {
    private let folder: TemporaryFolder
    private let repository: ChartRepository

    init() throws {
        folder = try TemporaryFolder()
        repository = try Self.open(folder)
    }

    private static func open(_ folder: TemporaryFolder, _ limits: RepositoryLimits = .init()) throws -> ChartRepository
    {
        try ChartRepository(
            at: folder.path + "/rows", storage: try LocalPackageStorage(root: folder.path + "/packages"), limits: limits
        )
    }

    private func code(_ action: () throws -> Void) -> String? {
        do {
            try action()
            return nil
        } catch {
            return (error as? YareError)?.code.rawValue ?? "\(error)"
        }
    }

    @Test func namesAPackageByTheChartInside() throws {
        let bytes = try PackageFixture.package("web", "1.2.0-rc.1+build")
        let version = try repository.publish(bytes)
        #expect(version.fileName == "web-1.2.0-rc.1+build.tgz")
        #expect(try folder.read("packages/web-1.2.0-rc.1+build.tgz") == bytes)
        #expect(try repository.version(fileName: "web-1.2.0-rc.1+build.tgz", in: .root) == version)
        #expect(try repository.package(of: version)?.bytes() == bytes)
        #expect(try version.record().metadata.name == "web")
    }

    @Test func finds() throws {
        for version in ["1.9.0", "1.10.0", "2.0.0-beta.11", "2.0.0-beta.2"] {
            try repository.publish(try PackageFixture.package("web-app", version))
        }
        try repository.publish(try PackageFixture.package("api", "0.1.0-alpha"))
        let versions = try repository.versions(of: "web-app", in: .root).map(\.version)
        #expect(versions == ["2.0.0-beta.11", "2.0.0-beta.2", "1.10.0", "1.9.0"])
        #expect(try repository.version("latest", of: "web-app", in: .root).version == "1.10.0")
        #expect(try repository.newest(in: .root).map(\.version) == ["0.1.0-alpha", "1.10.0"])
        #expect(try repository.newest(in: .root, offset: 1, limit: 5).map(\.name) == ["web-app"])
        #expect(try repository.version(fileName: "web-app-2.0.0-beta.2.tgz", in: .root)?.name == "web-app")
    }

    @Test func refusesAVersionThatIsThere() throws {
        let first = try PackageFixture.package("web", "1.0.0")
        let other = try PackageFixture.package("web", "1.0.0", "description: other\n")
        try repository.publish(first)
        #expect(code { try repository.publish(other) } == "repository.version-exists")
        #expect(try folder.read("packages/web-1.0.0.tgz") == first)
        let revision = repository.revision(of: .root)
        try repository.publish(other, replaces: true)
        #expect(try folder.read("packages/web-1.0.0.tgz") == other)
        #expect(try repository.versions(of: "web", in: .root).count == 1)
        #expect(repository.revision(of: .root).number > revision.number)
    }

    @Test func refusesWhatIsNoPackage() throws {
        #expect(code { try repository.publish(Array("hello".utf8)) } == "upload.invalid-package")
        let cut = try PackageFixture.package("web", "1.0.0").dropLast(30)
        #expect(code { try repository.publish(Array(cut)) } == "upload.invalid-package")
        #expect(
            code { try repository.publish(try PackageFixture.package("w\u{e4}b", "1.0.0")) } == "upload.invalid-package"
        )
        let large = [UInt8](repeating: 0, count: 1 << 20 + 1)
        #expect(code { try repository.publish(large) } == "upload.too-large")
        #expect(folder.files.filter { !$0.hasPrefix("rows") } == [])
    }

    @Test func keepsTenantsApart() throws {
        let (one, other) = (try TenantPath(path: "org/one"), try TenantPath(path: "org/other"))
        try repository.publish(try PackageFixture.package("web", "1.0.0"), in: one)
        try repository.publish(try PackageFixture.package("web", "2.0.0"), in: other)
        #expect(try repository.versions(of: "web", in: one).map(\.version) == ["1.0.0"])
        #expect(try repository.versions(of: "web", in: .root).isEmpty)
        #expect(folder.files.contains("packages/org/other/web-2.0.0.tgz"))
        #expect(repository.tenants == [one, other])
    }

    @Test(arguments: ["../up", "a//b", ".hidden", "charts", "a/..", "a\u{0}b", "ä"])
    func refusesUnsafeTenants(path: String) {
        #expect(code { _ = try TenantPath(path: path) } == "repository.invalid-tenant")
    }

    @Test func deletesPackageAndProvenance() throws {
        let bytes = try PackageFixture.package("web", "1.0.0")
        let digest = try repository.upload(bytes).digest
        try repository.publish(bytes, provenance: PackageFixture.provenance("web", "1.0.0", digest: digest))
        #expect(folder.files.contains("packages/web-1.0.0.tgz.prov"))
        try repository.delete("1.0.0", of: "web", in: .root)
        #expect(folder.files.filter { !$0.hasPrefix("rows") } == [])
        #expect(code { try repository.delete("1.0.0", of: "web", in: .root) } == "repository.chart-not-found")
        #expect(try repository.newest(in: .root).isEmpty)
    }

    @Test func refusesProvenanceOfAnotherPackage() throws {
        let bytes = try PackageFixture.package("web", "1.0.0")
        let wrong = PackageFixture.provenance("web", "1.0.0", digest: String(repeating: "0", count: 64))
        #expect(code { try repository.publish(bytes, provenance: wrong) } == "upload.wrong-digest")
        #expect(code { try repository.publish(bytes, provenance: Array("x".utf8)) } == "upload.invalid-provenance")
        try repository.publish(bytes)
        #expect(
            code { try repository.publishProvenance(try repository.upload(wrong), in: .root) } == "upload.wrong-digest")
    }

    @Test func dropsProvenanceWhenThePackageIsReplaced() throws {
        let bytes = try PackageFixture.package("web", "1.0.0")
        let digest = try repository.upload(bytes).digest
        try repository.publish(bytes, provenance: PackageFixture.provenance("web", "1.0.0", digest: digest))
        try repository.publish(try PackageFixture.package("web", "1.0.0", "description: x\n"), replaces: true)
        #expect(!folder.files.contains("packages/web-1.0.0.tgz.prov"))
    }

    @Test func writesTheIndex() throws {
        try repository.publish(try PackageFixture.package("web", "1.0.0"))
        try repository.publish(try PackageFixture.package("web", "1.1.0"))
        try repository.publish(try PackageFixture.package("api", "0.1.0"))
        let (bytes, revision) = try repository.index(of: .root)
        let index = try YAMLReader().read(bytes)
        #expect(revision == repository.revision(of: .root))
        #expect(index["entries"]?.mapValue?.keys == ["api", "web"])
        #expect(index["entries"]?["web"]?[0]?["urls"]?[0] == "charts/web-1.1.0.tgz")
    }

    @Test func changesAddressesWithTheServersOwn() throws {
        let tenant = try TenantPath(path: "team")
        try repository.publish(try PackageFixture.package("web", "1.0.0"), in: tenant)
        try repository.close()
        let moved = try ChartRepository(
            at: folder.path + "/rows", storage: repository.storage, chartURL: "https://charts.example.com/")
        let url = "https://charts.example.com/team/charts/web-1.0.0.tgz"
        #expect(try moved.version("1.0.0", of: "web", in: tenant).record().urls == [url])
        #expect(moved.revision(of: tenant).number == 2)
    }

    @Test func keepsWithinLimits() throws {
        let repository = try Self.open(folder, RepositoryLimits(packages: 3, versionsPerChart: 2))
        for version in ["1.0.0", "3.0.0", "2.0.0"] {
            try repository.publish(try PackageFixture.package("web", version))
        }
        #expect(try repository.versions(of: "web", in: .root).map(\.version) == ["3.0.0", "2.0.0"])
        try repository.publish(try PackageFixture.package("api", "1.0.0"))
        #expect(code { try repository.publish(try PackageFixture.package("db", "1.0.0")) } == "repository.full")
        #expect(!folder.files.contains("packages/web-1.0.0.tgz"))
    }

    @Test func prunesAfterARehearsal() throws {
        for version in ["1.0.0", "2.0.0", "3.0.0"] {
            try repository.publish(try PackageFixture.package("web", version))
        }
        #expect(try repository.prune(keeping: 1, in: .root, isRehearsal: true).map(\.version) == ["2.0.0", "1.0.0"])
        #expect(try repository.versions(of: "web", in: .root).count == 3)
        try repository.prune(keeping: 1, in: .root, isRehearsal: false)
        #expect(try repository.versions(of: "web", in: .root).map(\.version) == ["3.0.0"])
    }
}
