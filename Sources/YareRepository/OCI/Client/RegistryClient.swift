import NIOHTTP1
public import YareBase

/// A registry as its client: asks for manifests, blobs and tags, and answers its challenges on the way.
///
/// Source: the OCI distribution specification 1.1.
public final class RegistryClient: Sendable {
    public let endpoint: RegistryEndpoint
    let transport: HTTPTransport
    let transfers: BlobTransferSizes
    private let access: RegistryAccess
    private let tokens: RegistryTokens

    /// - Parameter host: the host, with its port where one is given.
    /// - Throws: `url.invalid`.
    public init(
        host: String, access: RegistryAccess, transport: HTTPTransport,
        transfers: BlobTransferSizes = BlobTransferSizes()
    ) throws(YareError) {
        endpoint = try access.endpoint(of: host)
        self.access = access
        self.transport = transport
        self.transfers = transfers
        tokens = RegistryTokens(endpoint, access, transport)
    }

    /// Sends a request, once more with what the registry asks for when it refuses.
    ///
    /// - Returns: the answer, whatever its status.
    func send(_ request: OutgoingRequest, for scope: RegistryScope) async throws -> IncomingResponse {
        var request = request
        request.access.tls = access.tls
        let isOwn = request.url.origin == endpoint.base.origin
        request.access.credentials = isOwn ? try await tokens.credentials(for: scope) : nil
        let response = try await transport.send(request)
        guard isOwn, response.status == .unauthorized else { return response }
        let challenges = AuthenticationChallenge.challenges(in: response.headers["WWW-Authenticate"])
        let answer = try await tokens.credentials(
            answering: challenges, for: scope, shown: request.access.credentials)
        guard let answer else { return response }
        request.access.credentials = answer
        return try await transport.send(request)
    }

    /// Sends a request that must succeed.
    ///
    /// - Throws: `oci.access-denied`, `oci.unexpected-status`.
    func succeed(
        _ request: OutgoingRequest, for scope: RegistryScope, _ purpose: RegistryPurpose
    ) async throws -> IncomingResponse {
        let response = try await send(request, for: scope)
        if (200..<300).contains(response.status.code) { return response }
        throw YareError.registryRefused(purpose, await RegistryRefusal(response), at: endpoint.host)
    }

    /// Asks whether the registry lets the user in.
    ///
    /// - Throws: `oci.login-failed` in Helm's words.
    public func checkLogin() async throws {
        let url = endpoint.url("")
        let response = try await send(OutgoingRequest(.GET, url), for: .login)
        guard response.status == .ok else {
            throw YareError.loginFailed(await RegistryRefusal(response), at: endpoint.host)
        }
    }
}

/// What a request is for, as errors say it.
enum RegistryPurpose: String, Sendable {
    case pull
    case push
    case list
    case login
}
