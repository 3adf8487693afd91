import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import YareArchive
import YareBase
import YareChart
import YareTestSupport

@testable import YareServer

/// A server with a catalogue and charts of the test's own, asked without a network.
struct CatalogueWorld {
    let folder: TemporaryFolder
    let site: RepositorySite
    let server: RepositoryServer

    init(
        policy: AccessControl.Policy = .init(), options: ServerOptions = .init(), hasPlayground: Bool = false
    ) throws {
        folder = try TemporaryFolder()
        let repository = try ChartRepository(
            at: folder.path + "/rows", storage: try LocalPackageStorage(root: folder.path + "/packages"))
        let access = try AccessControl(directory: UserDirectory(of: repository), policy: policy)
        site = RepositorySite(repository: repository, access: access, options: options)
        let playground = PlaygroundProcess(
            program: TestProgram.yare.path, arguments: ["playground-worker"], longestWait: 20_000)
        server = RepositoryServer(
            site: site, handlers: [CatalogueHandler(site: site, playground: hasPlayground ? playground : nil)],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Publishes a chart of files by their paths; `Chart.yaml` gets name and version.
    @discardableResult
    func publish(
        _ name: String, _ version: String = "1.0.0", _ metadata: String = "", files: [String: String] = [:],
        in tenant: String = ""
    ) throws -> StoredVersion {
        let package = try Self.package(name, version, metadata, files: files)
        return try site.repository.publish(package, in: try TenantPath(path: tenant))
    }

    static func package(
        _ name: String, _ version: String = "1.0.0", _ metadata: String = "", files: [String: String] = [:]
    ) throws -> [UInt8] {
        var files = files
        files["Chart.yaml"] = "apiVersion: v2\nname: \(name)\nversion: \(version)\n\(metadata)"
        var loader = ChartLoader()
        let members = files.sorted { $0.key < $1.key }.map { ArchiveMember(path: $0.key, bytes: Array($0.value.utf8)) }
        return try ChartPackager().package(try loader.load(members: members)).bytes
    }

    /// The answer to a request.
    func answer(
        _ method: HTTPRequest.Method, _ uri: String, _ headers: HTTPFields = [:], bytes: [UInt8] = []
    ) async throws -> TestResponse {
        try await Application(responder: server.responder).test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: bytes))
        }
    }

    func get(_ uri: String, cookies: [String] = []) async throws -> TestResponse {
        try await answer(.get, uri, cookies.isEmpty ? [:] : [.cookie: cookies.joined(separator: "; ")])
    }

    /// Sends a form.
    func post(
        _ uri: String, _ fields: KeyValuePairs<String, String>, cookies: [String] = [], _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        if !cookies.isEmpty { headers[.cookie] = cookies.joined(separator: "; ") }
        let body = fields.map { "\($0)=\(PageAddress.encoded($1))" }.joined(separator: "&")
        return try await answer(.post, uri, headers, bytes: Array(body.utf8))
    }
}

extension TestResponse {
    /// The cookies that the answer sets, as the next request sends them.
    var cookies: [String] {
        headers[values: .setCookie].compactMap { $0.split(separator: ";").first.map(String.init) }
    }

    /// The names of the charts on the page, in its order.
    var listedCharts: [String] {
        text.matches(of: /<h2 title="([^"]*)">/).map { String($0.1) }
    }

    /// The value of a hidden field of a form.
    func field(_ name: String) -> String {
        guard let start = text.range(of: "name=\"\(name)\" value=\"")?.upperBound else { return "" }
        return String(text[start...].prefix { $0 != "\"" })
    }
}
