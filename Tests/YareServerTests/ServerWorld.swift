import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import YareBase
import YareTestSupport

@testable import YareServer

/// A server of a test, with its folder, rows and users; requests go to it without a network.
struct ServerWorld {
    let folder: TemporaryFolder
    let site: RepositorySite
    let server: RepositoryServer

    init(
        _ options: ServerOptions = ServerOptions(), limits: RepositoryLimits = RepositoryLimits(),
        policy: AccessControl.Policy = .init()
    ) throws {
        folder = try TemporaryFolder()
        let repository = try ChartRepository(
            at: folder.path + "/rows", storage: try LocalPackageStorage(root: folder.path + "/packages"), limits: limits
        )
        let access = try AccessControl(directory: UserDirectory(of: repository), policy: policy)
        site = RepositorySite(repository: repository, access: access, options: options)
        server = RepositoryServer(site: site, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Sends requests in turn.
    func run(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await Application(responder: server.responder).test(.router) { try await body($0) }
    }
}

extension TestClientProtocol {
    /// The status and the body of an answer, as `200 {"healthy":true}`.
    func answer(_ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: [UInt8] = []) async throws
        -> String
    {
        let response = try await send(method, uri, headers: headers, body: body)
        return "\(response.status.code) \(String(buffer: response.body))"
    }

    /// Whether the status and the body of an answer begin with a text.
    func answer(
        _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: [UInt8] = [],
        beginsWith text: String
    ) async throws -> Bool {
        try await answer(method, uri, headers: headers, body: body).hasPrefix(text)
    }

    /// Whether the status and the body of an answer hold a text.
    func answer(
        _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: [UInt8] = [],
        containing text: String
    ) async throws -> Bool {
        try await answer(method, uri, headers: headers, body: body).contains(text)
    }

    /// The answer to a request.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> TestResponse {
        try await execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: body))
    }
}
