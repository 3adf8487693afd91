import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase
import YareRepository

@testable import YareServer

/// The endpoints of the OCI distribution specification 1.1, one request a row.
@Suite struct SpecificationTests {
    /// A request and what the specification says of its answer.
    struct Row: Sendable, CustomTestStringConvertible {
        /// The number of the endpoint in the specification's table, or where else it is from.
        let endpoint: String
        let method: HTTPRequest.Method
        let path: String
        var headers: [String: String] = [:]
        var body = Body.none
        /// The status and the error code.
        let outcome: String
        /// Headers that must be there: their value, or nothing for any value.
        var expected: [String: String] = [:]
        var answer: String?

        enum Body: Sendable { case none, text(String), chart, manifest, signature }

        var testDescription: String { "\(endpoint) \(method) \(path)" }
    }

    private static let chart = try? PushedFixture()
    private static let manifest = chart.map { "\($0.digest)" } ?? ""
    private static let layer = chart.map { "\($0.layer)" } ?? ""
    private static let unknown = "sha256:" + String(repeating: "0", count: 64)
    private static let note = OCIDigest(of: Array("note".utf8)).description
    private static let oci = ["Content-Type": OCIMediaType.manifest]

    /// In a repository that holds chart `web` 1.0.0 and a blob `note`.
    static let rows: [Row] = [
        Row(endpoint: "end-1", method: .get, path: "/v2/", outcome: "200"),
        Row(endpoint: "end-1", method: .head, path: "/v2/", outcome: "200"),
        Row(endpoint: "end-1", method: .post, path: "/v2/", outcome: "405 UNSUPPORTED"),

        Row(
            endpoint: "end-2", method: .get, path: "/v2/web/blobs/\(layer)", outcome: "200",
            expected: ["Docker-Content-Digest": layer, "Content-Type": "application/octet-stream"]),
        Row(
            endpoint: "end-2", method: .head, path: "/v2/web/blobs/\(layer)", outcome: "200",
            expected: ["Docker-Content-Digest": layer, "Content-Length": "\(chart?.package.count ?? 0)"]),
        Row(
            endpoint: "end-2", method: .get, path: "/v2/web/blobs/\(note)", headers: ["Range": "bytes=1-2"],
            outcome: "206", expected: ["Content-Range": "bytes 1-2/4", "Content-Length": "2"], answer: "ot"),
        Row(
            endpoint: "end-2", method: .get, path: "/v2/web/blobs/\(note)", headers: ["Range": "bytes=9-"],
            outcome: "416"),
        Row(
            endpoint: "end-2", method: .get, path: "/v2/web/blobs/\(note)", headers: ["If-None-Match": "\"\(note)\""],
            outcome: "304"),
        Row(endpoint: "end-2", method: .get, path: "/v2/web/blobs/\(unknown)", outcome: "404 BLOB_UNKNOWN"),
        Row(endpoint: "end-2", method: .head, path: "/v2/web/blobs/\(unknown)", outcome: "404"),
        Row(endpoint: "end-2", method: .get, path: "/v2/other/blobs/\(layer)", outcome: "404 BLOB_UNKNOWN"),
        Row(endpoint: "end-2", method: .get, path: "/v2/web/blobs/sha256:12", outcome: "400 DIGEST_INVALID"),
        Row(
            endpoint: "end-2", method: .get, path: "/v2/web/blobs/sha256:..%2F..%2Fetc%2Fpasswd", outcome: "400"),

        Row(
            endpoint: "end-3", method: .get, path: "/v2/web/manifests/1.0.0", outcome: "200",
            expected: ["Docker-Content-Digest": manifest, "Content-Type": OCIMediaType.manifest]),
        Row(
            endpoint: "end-3", method: .get, path: "/v2/web/manifests/\(manifest)", outcome: "200",
            expected: ["Docker-Content-Digest": manifest]),
        Row(
            endpoint: "end-3", method: .head, path: "/v2/web/manifests/1.0.0", outcome: "200",
            expected: ["Docker-Content-Digest": manifest, "Content-Length": "\(chart?.manifest.count ?? 0)"]),
        Row(endpoint: "end-3", method: .get, path: "/v2/web/manifests/9.9.9", outcome: "404 MANIFEST_UNKNOWN"),
        Row(endpoint: "end-3", method: .head, path: "/v2/web/manifests/9.9.9", outcome: "404"),
        Row(endpoint: "end-3", method: .get, path: "/v2/web/manifests/\(unknown)", outcome: "404 MANIFEST_UNKNOWN"),
        Row(endpoint: "end-3", method: .get, path: "/v2/none/manifests/1.0.0", outcome: "404 MANIFEST_UNKNOWN"),
        Row(endpoint: "end-3", method: .get, path: "/v2/Web/manifests/1.0.0", outcome: "400 NAME_INVALID"),
        Row(endpoint: "end-3", method: .get, path: "/v2/a/web/manifests/1.0.0", outcome: "404 NAME_UNKNOWN"),

        Row(
            endpoint: "end-4a", method: .post, path: "/v2/web/blobs/uploads/", outcome: "202",
            expected: ["Location": "", "Range": "0-0", "Docker-Upload-UUID": ""]),
        Row(
            endpoint: "end-4b", method: .post,
            path: "/v2/web/blobs/uploads/?digest=\(OCIDigest(of: Array("new".utf8)))", body: .text("new"),
            outcome: "201", expected: ["Location": "/v2/web/blobs/\(OCIDigest(of: Array("new".utf8)))"]),
        Row(
            endpoint: "end-4b", method: .post, path: "/v2/web/blobs/uploads/?digest=\(unknown)", body: .text("new"),
            outcome: "400 DIGEST_INVALID"),
        Row(
            endpoint: "end-5", method: .patch, path: "/v2/web/blobs/uploads/unknown", body: .text("a"),
            outcome: "404 BLOB_UPLOAD_UNKNOWN"),
        Row(
            endpoint: "end-6", method: .put, path: "/v2/web/blobs/uploads/unknown?digest=\(layer)", body: .text("a"),
            outcome: "404 BLOB_UPLOAD_UNKNOWN"),
        Row(endpoint: "end-6", method: .put, path: "/v2/web/blobs/uploads/unknown", outcome: "400 DIGEST_INVALID"),

        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/1.0.0", headers: oci, body: .manifest,
            outcome: "201", expected: ["Location": "/v2/web/manifests/\(manifest)", "Docker-Content-Digest": manifest]),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/\(manifest)", headers: oci, body: .manifest,
            outcome: "201"),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/\(unknown)", headers: oci, body: .manifest,
            outcome: "400 DIGEST_INVALID"),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/2.0.0", headers: oci, body: .manifest,
            outcome: "400 MANIFEST_INVALID"),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/other/manifests/1.0.0", headers: oci, body: .manifest,
            outcome: "404 MANIFEST_BLOB_UNKNOWN"),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/1.0.0", headers: oci, body: .text("{}"),
            outcome: "400 MANIFEST_INVALID"),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/1.0.0",
            headers: ["Content-Type": "application/vnd.docker.distribution.manifest.v2+json"], body: .manifest,
            outcome: "400 MANIFEST_INVALID"),
        Row(
            endpoint: "end-7", method: .put, path: "/v2/web/manifests/signature", headers: oci, body: .signature,
            outcome: "201", expected: ["OCI-Subject": manifest]),

        Row(
            endpoint: "end-8a", method: .get, path: "/v2/web/tags/list", outcome: "200",
            answer: #"{"name":"web","tags":["1.0.0"]}"#),
        Row(
            endpoint: "end-8b", method: .get, path: "/v2/web/tags/list?n=0", outcome: "200",
            answer: #"{"name":"web","tags":[]}"#),
        Row(
            endpoint: "end-8b", method: .get, path: "/v2/web/tags/list?n=5&last=1.0.0", outcome: "200",
            answer: #"{"name":"web","tags":[]}"#),
        Row(endpoint: "end-8b", method: .get, path: "/v2/web/tags/list?n=-1", outcome: "400 UNKNOWN"),
        Row(endpoint: "end-8a", method: .get, path: "/v2/none/tags/list", outcome: "404 NAME_UNKNOWN"),

        Row(endpoint: "end-9", method: .delete, path: "/v2/web/manifests/1.0.0", outcome: "202"),
        Row(endpoint: "end-9", method: .delete, path: "/v2/web/manifests/\(manifest)", outcome: "202"),
        Row(endpoint: "end-9", method: .delete, path: "/v2/web/manifests/9.9.9", outcome: "404 MANIFEST_UNKNOWN"),
        Row(endpoint: "end-10", method: .delete, path: "/v2/web/blobs/\(note)", outcome: "202"),
        Row(endpoint: "end-10", method: .delete, path: "/v2/web/blobs/\(unknown)", outcome: "404 BLOB_UNKNOWN"),

        Row(
            endpoint: "end-11", method: .post, path: "/v2/other/blobs/uploads/?mount=\(note)&from=web", outcome: "201",
            expected: ["Location": "/v2/other/blobs/\(note)", "Docker-Content-Digest": note]),
        Row(
            endpoint: "end-11", method: .post, path: "/v2/other/blobs/uploads/?mount=\(note)", outcome: "201"),
        Row(
            endpoint: "end-11", method: .post, path: "/v2/other/blobs/uploads/?mount=\(unknown)&from=web",
            outcome: "202", expected: ["Location": ""]),
        Row(
            endpoint: "end-11", method: .post, path: "/v2/other/blobs/uploads/?mount=no&from=web",
            outcome: "400 DIGEST_INVALID"),

        Row(
            endpoint: "end-12a", method: .get, path: "/v2/web/referrers/\(manifest)", outcome: "200",
            expected: ["Content-Type": OCIMediaType.index],
            answer: #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"#),
        Row(
            endpoint: "end-12b", method: .get, path: "/v2/web/referrers/\(manifest)?artifactType=a/b", outcome: "200",
            expected: ["OCI-Filters-Applied": "artifactType"]),
        Row(endpoint: "end-12a", method: .get, path: "/v2/web/referrers/x", outcome: "400 DIGEST_INVALID"),

        Row(
            endpoint: "end-13", method: .get, path: "/v2/web/blobs/uploads/unknown",
            outcome: "404 BLOB_UPLOAD_UNKNOWN"),
        Row(
            endpoint: "cancel", method: .delete, path: "/v2/web/blobs/uploads/unknown",
            outcome: "404 BLOB_UPLOAD_UNKNOWN"),
        Row(
            endpoint: "catalog", method: .get, path: "/v2/_catalog", outcome: "200",
            answer: #"{"repositories":["web"]}"#),
        Row(endpoint: "none", method: .get, path: "/v2/web/elsewhere", outcome: "404 UNSUPPORTED"),
    ]

    @Test(arguments: rows) func answers(_ row: Row) async throws {
        let chart = try #require(Self.chart)
        let world = try ServerWorld.registry()
        try await world.run { client async throws in
            try await client.push(chart)
            try await client.putBlob(Array("note".utf8), in: "web")
            var headers = HTTPFields()
            for (name, value) in row.headers { headers[try .named(name)] = value }
            let body = try await Self.body(row.body, chart, client)
            let response = try await client.send(row.method, row.path, headers: headers, body: body)
            #expect(response.outcome == row.outcome || "\(response.status.code)" == row.outcome, "\(response.text)")
            for (name, value) in row.expected {
                let found = response.header(name)
                #expect(value.isEmpty ? found != nil : found == value, "\(name): \(found ?? "")")
            }
            if let answer = row.answer { #expect(response.text == answer) }
            #expect(response.header("Docker-Distribution-Api-Version") == "registry/2.0" || row.outcome == "400")
        }
    }

    private static func body(
        _ body: Row.Body, _ chart: PushedFixture, _ client: any TestClientProtocol
    ) async throws -> [UInt8] {
        switch body {
        case .none: return []
        case .text(let text): return Array(text.utf8)
        case .chart: return chart.package
        case .manifest: return chart.manifest
        case .signature:
            try await client.putBlob(Array("{}".utf8), in: "web")
            return try OCIManifest(
                configuration: OCIDescriptor(mediaType: "a/b", of: Array("{}".utf8)), layers: [],
                subject: OCIDescriptor(mediaType: OCIMediaType.manifest, of: chart.manifest)
            ).bytes()
        }
    }
}
