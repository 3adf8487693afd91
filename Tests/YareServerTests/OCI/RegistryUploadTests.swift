import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase
import YareRepository
import YareTestSupport

@testable import YareServer

/// Uploads in pieces, given up, too large, and what remains of them.
@Suite struct RegistryUploadTests {
    private static let bytes: [UInt8] = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    private static let digest = OCIDigest(of: bytes)

    @Test func takesPiecesInOrder() async throws {
        let world = try ServerWorld.registry()
        try await world.run { client async throws in
            let location = try #require(try await client.send(.post, "/v2/web/blobs/uploads/").header("Location"))
            let first = try await client.send(
                .patch, location, headers: [.contentRange: "0-399"], body: Array(Self.bytes[..<400]))
            #expect(first.status == .accepted && first.header("Range") == "0-399")
            let early = try await client.send(
                .patch, location, headers: [.contentRange: "500-999"], body: Array(Self.bytes[500...]))
            #expect(early.outcome == "416 BLOB_UPLOAD_INVALID")
            let status = try await client.send(.get, location)
            #expect(status.status == .noContent && status.header("Range") == "0-399")
            let last = try await client.send(
                .put, location + "?digest=\(Self.digest)", headers: [.contentRange: "400-999"],
                body: Array(Self.bytes[400...]))
            #expect(last.status == .created && last.header("Docker-Content-Digest") == Self.digest.description)
            #expect(try await client.send(.get, "/v2/web/blobs/\(Self.digest)").bytes == Self.bytes)
            #expect(try await client.send(.get, location).outcome == "404 BLOB_UPLOAD_UNKNOWN")
        }
    }

    @Test func refusesForgedDigests() async throws {
        let world = try ServerWorld.registry()
        try await world.run { client async throws in
            let location = try #require(try await client.send(.post, "/v2/web/blobs/uploads/").header("Location"))
            let other = OCIDigest(of: [1])
            let response = try await client.send(.put, location + "?digest=\(other)", body: Self.bytes)
            #expect(response.outcome == "400 DIGEST_INVALID")
            #expect(try await client.send(.head, "/v2/web/blobs/\(other)").status == .notFound)
            #expect(world.folder.files.allSatisfy { !$0.contains("uploads/") && !$0.contains("v2/") })
        }
    }

    @Test func checksSHA512() async throws {
        let world = try ServerWorld.registry()
        try await world.run { client async throws in
            let digest = OCIDigest(of: Self.bytes, .sha512)
            let path = "/v2/web/blobs/uploads/?digest=\(digest)"
            #expect(try await client.send(.post, path, body: [1]).outcome == "400 DIGEST_INVALID")
            #expect(try await client.send(.post, path, body: Self.bytes).status == .created)
            #expect(try await client.send(.get, "/v2/web/blobs/\(digest)").bytes == Self.bytes)
        }
    }

    @Test func cancels() async throws {
        let world = try ServerWorld.registry()
        try await world.run { client async throws in
            let location = try #require(try await client.send(.post, "/v2/web/blobs/uploads/").header("Location"))
            #expect(try await client.send(.delete, location).status == .noContent)
            #expect(try await client.send(.patch, location, body: [1]).outcome == "404 BLOB_UPLOAD_UNKNOWN")
            #expect(world.folder.files.allSatisfy { !$0.contains("uploads/") })
        }
    }

    @Test func keepsUploadsToTheirRepository() async throws {
        let world = try ServerWorld.registry()
        try await world.run { client async throws in
            let location = try #require(try await client.send(.post, "/v2/web/blobs/uploads/").header("Location"))
            let elsewhere = location.replacing("/v2/web/", with: "/v2/other/")
            #expect(try await client.send(.patch, elsewhere, body: [1]).outcome == "404 BLOB_UPLOAD_UNKNOWN")
        }
    }

    @Test func boundsUploads() async throws {
        var options = ServerOptions()
        options.uploadLimit = 500
        let world = try ServerWorld.registry(options)
        try await world.run { client async throws in
            let path = "/v2/web/blobs/uploads/"
            let whole = try await client.send(.post, path + "?digest=\(Self.digest)", body: Self.bytes)
            #expect(whole.outcome == "413 SIZE_INVALID")
            let location = try #require(try await client.send(.post, path).header("Location"))
            _ = try await client.send(.patch, location, body: Array(Self.bytes[..<400]))
            #expect(
                try await client.send(.patch, location, body: Array(Self.bytes[400...])).outcome == "413 SIZE_INVALID")
            let huge = [UInt8](repeating: 0x20, count: OCIManifest.largestSize + 1)
            let manifest = try await client.send(
                .put, "/v2/web/manifests/1.0.0", headers: [.contentType: OCIMediaType.manifest], body: huge)
            #expect(manifest.outcome == "413 SIZE_INVALID")
        }
    }

    @Test func boundsTheNumberOfUploads() throws {
        let world = try ServerWorld.registry()
        let storage = world.site.repository.storage
        let sessions = UploadSessions(most: 2, patience: .seconds(60))
        _ = try sessions.begin(try storage.beginUpload(limit: 1), in: "a")
        _ = try sessions.begin(try storage.beginUpload(limit: 1), in: "a")
        let error = #expect(throws: YareError.self) {
            try sessions.begin(try storage.beginUpload(limit: 1), in: "a")
        }
        #expect(error?.code == "registry.too-many-uploads")
        let impatient = UploadSessions(most: 1, patience: .zero)
        let first = try impatient.begin(try storage.beginUpload(limit: 1), in: "a")
        _ = try impatient.begin(try storage.beginUpload(limit: 1), in: "a")
        #expect(throws: YareError.self) { try impatient.upload(first, in: "a") }
    }

    @Test func letsOneRequestWriteAtATime() throws {
        let world = try ServerWorld.registry()
        let sessions = UploadSessions()
        let name = try sessions.begin(try world.site.repository.storage.beginUpload(limit: 1), in: "a")
        _ = try sessions.take(name, in: "a")
        let error = #expect(throws: YareError.self) { try sessions.take(name, in: "a") }
        #expect(error?.code == "registry.range-invalid")
        sessions.giveBack(name)
        _ = try sessions.take(name, in: "a")
    }

    @Test func sweepsWhatNoManifestNames() async throws {
        let world = try ServerWorld.registry()
        let chart = try PushedFixture(provenance: true)
        let store = RegistryStore(repository: world.site.repository, options: world.site.options)
        try await world.run { client async throws in
            try await client.push(chart)
            try await client.putBlob(Self.bytes, in: "web")
            try await client.putBlob(Self.bytes, in: "other")
        }
        try store.sweep(before: .init(seconds: 0))
        #expect(try store.hasBlob(Self.digest, in: try store.address("web")))
        try store.sweep(before: world.site.repository.now().advanced(bySeconds: 10))
        #expect(try !store.hasBlob(Self.digest, in: try store.address("web")))
        #expect(try !store.hasBlob(Self.digest, in: try store.address("other")))
        for (descriptor, bytes) in chart.artifact.blobs {
            #expect(try store.blob(descriptor.digest, in: try store.address("web")).bytes() == bytes)
        }
        #expect(world.folder.files.filter { $0.contains("v2/") }.count == 2)
    }
}
