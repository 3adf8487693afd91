import Testing
import YareBase
import YareChart
import YareRepository
import YareTestSupport

@testable import YareServer

@Suite struct CatalogueSearchTests {
    /// A catalogue with the stable collection, each chart with nothing but its metadata.
    private static let world = Result { try stable() }

    private static func stable() throws -> CatalogueWorld {
        let world = try CatalogueWorld()
        let path = TestProgram.sourceFolder + "/Tests/YareRepositoryTests/Fixtures/stable-index.yaml"
        var reader = RepositoryIndexReader(source: "stable")
        for record in try reader.read(FileContent.bytes(path)).entries.values.compactMap(\.first) {
            var metadata = record.metadata
            metadata.dependencies = []
            let package = try ChartPackager().package(Chart(metadata: metadata))
            try world.site.repository.publish(package.bytes, in: .root)
        }
        return world
    }

    private func names(_ query: String) async throws -> [String] {
        try await Self.world.get().get("/catalogue/search?\(query)").listedCharts
    }

    @Test(arguments: [
        ("postgres", ["postgresql"]),
        ("message+queue", ["rabbitmq", "rabbitmq-ha"]),
        ("jenkns", ["jenkins"]),
        ("monitoring", ["prometheus"]),
    ])
    func findsWhatAPersonExpectsAmongTheFirstThree(_ text: String, _ expected: [String]) async throws {
        let first = try await names("q=\(text)").prefix(3)
        #expect(expected.allSatisfy(first.contains), "\(text): \(Array(first))")
    }

    @Test func ordersChartsAsTheSearchOfTheServerDoes() async throws {
        let found = try Self.world.get().site.repository.search("monitoring", in: [.root], limit: 10)
        #expect(try await names("q=monitoring").prefix(10) == found.charts.map(\.version.name)[...])
    }

    @Test func listsAllByNameWithoutWords() async throws {
        let listed = try await names("q=+")
        #expect(listed.count == CatalogueQuery.pageSize)
        #expect(listed == listed.sorted())
    }
}
