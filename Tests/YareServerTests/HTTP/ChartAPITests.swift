import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import YareBase
import YareTestSupport
import YareYAML

@testable import YareServer

@Suite struct ChartAPITests {
    @Test func uploadsListsAndDeletes() async throws {
        let world = try ServerWorld()
        let package = try PackageFixture.package("web", "1.0.0-rc.1", values: "a: 1\n")
        try await world.run { client async throws in
            #expect(try await client.answer(.post, "/api/charts", body: package) == #"201 {"saved":true}"#)
            #expect(try await client.answer(.post, "/api/charts", body: package, beginsWith: "409 "))
            #expect(try await client.answer(.post, "/api/charts?force", body: package) == #"201 {"saved":true}"#)
            let version = try await client.answer(.get, "/api/charts/web/1.0.0-rc.1")
            #expect(version.contains(#""urls":["charts/web-1.0.0-rc.1.tgz"]"#))
            #expect(try await client.answer(.get, "/api/charts/web/latest") == version)
            #expect(try await client.answer(.get, "/api/charts/web/1.0.0-rc.1/values") == "200 a: 1\n")
            #expect(
                try await client.answer(.get, "/api/charts/web/1.0.0-rc.1/templates", containing: "templates/a.yaml"))
            #expect(try await client.answer(.head, "/api/charts/web") == "200 ")
            #expect(try await client.answer(.head, "/api/charts/api") == "404 ")
            #expect(try await client.send(.get, "/charts/web-1.0.0-rc.1.tgz").body == ByteBuffer(bytes: package))
            #expect(try await client.answer(.delete, "/api/charts/web/1.0.0-rc.1") == #"200 {"deleted":true}"#)
            #expect(try await client.answer(.delete, "/api/charts/web/1.0.0-rc.1", beginsWith: "404 "))
            #expect(try await client.answer(.get, "/charts/web-1.0.0-rc.1.tgz", beginsWith: "404 "))
            #expect(try await client.answer(.get, "/api/charts") == "200 {}")
        }
    }

    @Test func pages() async throws {
        let world = try ServerWorld()
        for name in ["a", "b", "c"] { try world.site.repository.publish(try PackageFixture.package(name, "1.0.0")) }
        try await world.run { client async throws in
            func names(_ query: String) async throws -> [String]? {
                let response = try await client.send(.get, "/api/charts" + query)
                return try JSONReader().read(String(buffer: response.body)).mapValue?.keys
            }
            #expect(try await names("") == ["a", "b", "c"])
            #expect(try await names("?offset=1") == ["b", "c"])
            #expect(try await names("?offset=1&limit=1") == ["b"])
            #expect(
                try await client.answer(.get, "/api/charts?offset=-1", containing: "offset is not a valid non-negative")
            )
            #expect(
                try await client.answer(
                    .get, "/api/charts?limit=0", containing: "limit is not a valid positive integer"))
        }
    }

    @Test func takesForms() async throws {
        let world = try ServerWorld()
        let package = try PackageFixture.package("web", "1.0.0")
        let digest = try world.site.repository.upload(package).digest
        let provenance = PackageFixture.provenance("web", "1.0.0", digest: digest)
        let form = Form([("chart", package), ("prov", provenance)])
        try await world.run { client async throws in
            #expect(
                try await client.answer(.post, "/api/charts", headers: form.headers, body: form.body, beginsWith: "201")
            )
            let response = try await client.send(.get, "/charts/web-1.0.0.tgz.prov")
            #expect(response.body == ByteBuffer(bytes: provenance))
            #expect(response.headers[.contentType] == "application/pgp-signature")
            let other = Form([("file", package)])
            #expect(
                try await client.answer(.post, "/api/charts", headers: other.headers, body: other.body).hasPrefix("400")
            )
        }
    }

    @Test func refusesWhatIsTooLargeOrBroken() async throws {
        var options = ServerOptions()
        options.uploadLimit = 4096
        let world = try ServerWorld(options)
        let large = [UInt8](repeating: 1, count: 8192)
        try await world.run { client async throws in
            #expect(
                try await client.answer(
                    .post, "/api/charts", body: large, beginsWith: "413 {\"code\":\"upload.too-large\""))
            #expect(try await client.answer(.post, "/api/charts", body: Array("x".utf8), beginsWith: "400 "))
            #expect(try await client.answer(.post, "/api/charts", beginsWith: "400 "))
            #expect(try await client.answer(.post, "/api/charts/web", beginsWith: "405 "))
            #expect(
                try await client.answer(.get, "/nothing") == #"404 {"code":"request.not-found","error":"not found"}"#)
            #expect(try await client.answer(.get, "/charts/..%2f..%2fetc%2fpasswd", beginsWith: "400 "))
            #expect(try await client.answer(.get, "/charts/rows", beginsWith: "404 "))
        }
        #expect(world.folder.files.filter { $0.hasPrefix("packages") } == [])
    }

    @Test func keepsTenantsApart() async throws {
        var options = ServerOptions()
        options.depth = .exactly(2)
        options.contextPath = "/base"
        let world = try ServerWorld(options)
        let package = try PackageFixture.package("web", "1.0.0")
        try await world.run { client async throws in
            #expect(try await client.answer(.post, "/base/api/org/one/charts", body: package, beginsWith: "201"))
            #expect(try await client.answer(.get, "/base/org/one/charts/web-1.0.0.tgz", beginsWith: "200"))
            #expect(try await client.answer(.get, "/base/org/two/charts/web-1.0.0.tgz", beginsWith: "404"))
            #expect(try await client.answer(.get, "/base/org/one/index.yaml", containing: "charts/web-1.0.0.tgz"))
            #expect(try await client.answer(.get, "/org/one/index.yaml", beginsWith: "404"))
        }
    }
}

/// A form as programs send it.
struct Form {
    let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=XYZ"]
    let body: [UInt8]

    init(_ fields: [(name: String, bytes: [UInt8])]) {
        var body: [UInt8] = []
        for field in fields {
            body += Array("--XYZ\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n".utf8)
            body += field.bytes + Array("\r\n".utf8)
        }
        self.body = body + Array("--XYZ--\r\n".utf8)
    }
}
