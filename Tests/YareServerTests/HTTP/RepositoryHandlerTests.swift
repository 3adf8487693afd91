import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import YareBase
import YareTestSupport
import YareYAML

@testable import YareServer

@Suite struct RepositoryHandlerTests {
    @Test func tellsWhetherTheIndexHasChanged() async throws {
        let world = try ServerWorld()
        try world.site.repository.publish(try PackageFixture.package("web", "1.0.0"))
        try await world.run { client async throws in
            let first = try await client.send(.get, "/index.yaml")
            let tag = try #require(first.headers[.eTag])
            #expect(first.status == .ok && first.headers[.contentEncoding] == nil)
            let again = try await client.send(.get, "/index.yaml", headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified && again.body.readableBytes == 0 && again.headers[.eTag] == tag)
            try world.site.repository.publish(try PackageFixture.package("web", "1.1.0"))
            let changed = try await client.send(.get, "/index.yaml", headers: [.ifNoneMatch: tag])
            #expect(changed.status == .ok && String(buffer: changed.body).contains("web-1.1.0.tgz"))
            let head = try await client.send(.head, "/index.yaml")
            #expect(head.headers[.contentLength] == String(changed.body.readableBytes) && head.body.readableBytes == 0)
        }
    }

    @Test func packsTheIndexForThoseWhoAskOnly() async throws {
        let world = try ServerWorld()
        try world.site.repository.publish(try PackageFixture.package("web", "1.0.0"))
        try await world.run { client async throws in
            let plain = try await client.send(.get, "/index.yaml")
            let packed = try await client.send(.get, "/index.yaml", headers: [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
            #expect(packed.headers[.eTag] != plain.headers[.eTag])
            #expect(Array(packed.body.readableBytesView.prefix(2)) == [0x1F, 0x8B])
        }
    }

    @Test func givesTheIndexInJSON() async throws {
        let world = try ServerWorld()
        try world.site.repository.publish(try PackageFixture.package("web", "1.0.0"))
        try await world.run { client async throws in
            let yaml = try YAMLReader().read(String(buffer: try await client.send(.get, "/index.yaml").body))
            let json = try JSONReader().read(String(buffer: try await client.send(.get, "/index.json").body))
            #expect(yaml == json)
        }
    }

    @Test func tellsArtifactHubWhoseItIs() async throws {
        var options = ServerOptions()
        let path = "/artifacthub-repo.yml"
        try await ServerWorld(options).run { client async throws in
            #expect(try await client.answer(.get, path, beginsWith: "404"))
        }
        options.hubIdentifier = "4f3a"
        let world = try ServerWorld(options)
        try await world.run { client async throws in
            #expect(try await client.answer(.get, path) == "200 repositoryID: 4f3a\n")
            try world.folder.write("owners: []\n", to: "packages/artifacthub-repo.yml")
            #expect(try await client.answer(.get, path) == "200 owners: []\n")
        }
    }

    @Test func givesPartsOfPackages() async throws {
        let world = try ServerWorld()
        let package = try PackageFixture.package("web", "1.0.0")
        try world.site.repository.publish(package)
        try await world.run { client async throws in
            let part = try await client.send(.get, "/charts/web-1.0.0.tgz", headers: [.range: "bytes=2-5"])
            #expect(part.status == .partialContent && Array(part.body.readableBytesView) == Array(package[2...5]))
            #expect(part.headers[.contentRange] == "bytes 2-5/\(package.count)")
            let tag = try #require(part.headers[.eTag])
            let whole = try await client.send(
                .get, "/charts/web-1.0.0.tgz", headers: [.range: "bytes=2-5", .ifRange: "\"other\""])
            #expect(whole.status == .ok && whole.body.readableBytes == package.count)
            let known = try await client.send(.get, "/charts/web-1.0.0.tgz", headers: [.ifNoneMatch: tag])
            #expect(known.status == .notModified)
            let beyond = try await client.send(.get, "/charts/web-1.0.0.tgz", headers: [.range: "bytes=99999-"])
            #expect(beyond.status == .rangeNotSatisfiable)
        }
    }

    @Test func tellsHowItIs() async throws {
        let world = try ServerWorld()
        try world.site.repository.publish(try PackageFixture.package("web", "1.0.0"))
        try await world.run { client async throws in
            #expect(try await client.answer(.get, "/health") == #"200 {"healthy":true}"#)
            #expect(try await client.answer(.get, "/readyz") == #"200 {"ready":true}"#)
            #expect(try await client.answer(.get, "/info", beginsWith: "200 {\"version\":"))
            let metrics = try await client.answer(.get, "/metrics")
            #expect(metrics.contains(#"chartmuseum_chart_versions_served_total{repo=""} 1"#))
            #expect(metrics.contains(#"chartmuseum_requests_total{code="200",method="GET",url="other"} 3"#))
        }
    }

    @Test func searches() async throws {
        let world = try ServerWorld()
        try world.site.repository.publish(try PackageFixture.package("jenkins", "1.0.0", "description: builds\n"))
        try world.site.repository.publish(try PackageFixture.package("web", "1.0.0"))
        try await world.run { client async throws in
            let response = try await client.send(.get, "/api/chartsvc/v1/charts/search?q=jenkns")
            let data = try JSONReader().read(String(buffer: response.body))["data"]
            #expect(data?.listValue?.count == 1)
            #expect(data?[0]?["attributes"]?["description"] == "builds")
            #expect(data?[0]?["relationships"]?["latestChartVersion"]?["data"]?["version"] == "1.0.0")
            let hub = try await client.answer(.get, "/api/v1/packages/search?ts_query_web=build&limit=5")
            #expect(hub.contains(#""normalized_name":"jenkins""#))
        }
    }
}
