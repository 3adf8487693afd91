import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import YareBase
import YareRepository

@testable import YareServer

/// What a client pushes: a chart, taken apart as a registry keeps it.
struct PushedFixture {
    let package: [UInt8]
    let artifact: ChartArtifact
    let manifest: [UInt8]

    init(_ name: String = "web", _ version: String = "1.0.0", provenance: Bool = false) throws {
        package = try PackageFixture.package(name, version)
        let digest = OCIDigest(of: package).hexadecimal
        artifact = try ChartArtifact(
            package: package,
            provenance: provenance ? PackageFixture.provenance(name, version, digest: digest) : nil,
            created: Timestamp(seconds: 1_700_000_000))
        manifest = try artifact.manifest.bytes()
    }

    var digest: OCIDigest { OCIDigest(of: manifest) }
    var layer: OCIDigest { OCIDigest(of: package) }
}

extension ServerWorld {
    /// A server with a registry.
    static func registry(
        _ options: ServerOptions = ServerOptions(), policy: AccessControl.Policy = .init()
    ) throws -> ServerWorld {
        try ServerWorld(options, policy: policy)
    }
}

extension HTTPField.Name {
    static func named(_ name: String) throws -> HTTPField.Name { try #require(HTTPField.Name(name)) }
}

extension TestResponse {
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    var bytes: [UInt8] { Array(body.readableBytesView) }
    /// The status and, of an error, its code: `404 BLOB_UNKNOWN`.
    var outcome: String {
        let code = text.firstMatch(of: /"code":"([A-Z_]+)"/).map { " " + $0.1 } ?? ""
        return "\(status.code)\(code)"
    }
}

extension TestClientProtocol {
    /// Puts content into a repository at once.
    func putBlob(_ bytes: [UInt8], in name: String, headers: HTTPFields = [:]) async throws {
        let response = try await send(
            .post, "/v2/\(name)/blobs/uploads/?digest=\(OCIDigest(of: bytes))", headers: headers, body: bytes)
        #expect(response.status == .created, "\(response.text)")
    }

    /// Pushes a chart as Helm does, but for the requests that look first.
    @discardableResult
    func push(
        _ fixture: PushedFixture, to name: String = "web", as tag: String = "1.0.0", headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        for (_, bytes) in fixture.artifact.blobs { try await putBlob(bytes, in: name, headers: headers) }
        var headers = headers
        headers[.contentType] = OCIMediaType.manifest
        return try await send(.put, "/v2/\(name)/manifests/\(tag)", headers: headers, body: fixture.manifest)
    }
}
