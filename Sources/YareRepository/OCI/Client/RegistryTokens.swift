import NIOCore
import NIOHTTP1
import YareBase
import YareYAML

/// Answers a registry's challenges: shows a name and a password, or fetches tokens and shows them until they expire.
///
/// Source: the distribution project's "Token Authentication Specification" and "Oauth2 Token Authentication".
actor RegistryTokens {
    private let endpoint: RegistryEndpoint
    private let access: RegistryAccess
    private let transport: HTTPTransport
    private var way: Way?
    private var tokens: [RegistryScope: Token] = [:]

    /// How the registry wants to be shown who asks.
    private enum Way {
        case basic
        case bearer(TokenService)
    }

    private struct Token {
        let text: String
        let end: ContinuousClock.Instant
    }

    init(_ endpoint: RegistryEndpoint, _ access: RegistryAccess, _ transport: HTTPTransport) {
        self.endpoint = endpoint
        self.access = access
        self.transport = transport
    }

    /// What to show with a request, as far as the registry has told before what it wants.
    func credentials(for scope: RegistryScope) async throws -> HTTPCredentials? {
        switch way {
        case nil: nil
        case .basic: try basicCredentials()
        case .bearer(let service): try await token(from: service, for: scope)
        }
    }

    /// What to show after a refusal; `nil` when there is nothing that was not shown already.
    func credentials(
        answering challenges: [AuthenticationChallenge], for scope: RegistryScope, shown: HTTPCredentials?
    ) async throws -> HTTPCredentials? {
        let credentials: HTTPCredentials?
        if let challenge = challenges.first(where: { $0.scheme == "bearer" }) {
            let service = try TokenService(challenge, of: endpoint)
            way = .bearer(service)
            // a token that was refused does not serve again
            if shown != nil { tokens[scope] = nil }
            credentials = try await token(from: service, for: scope)
        } else if challenges.contains(where: { $0.scheme == "basic" }) {
            way = .basic
            credentials = try basicCredentials()
        } else {
            credentials = nil
        }
        return credentials == shown ? nil : credentials
    }

    private func basicCredentials() throws(YareError) -> HTTPCredentials? {
        switch try access.credential(for: endpoint.host) {
        case .password(let name, let password)?: .basic(name: name, password: password)
        case .registryToken(let token)?, .identityToken(let token)?: .bearer(token: token)
        case nil: nil
        }
    }

    private func token(from service: TokenService, for scope: RegistryScope) async throws -> HTTPCredentials? {
        if let token = tokens[scope], token.end > .now { return .bearer(token: token.text) }
        let credential = try access.credential(for: endpoint.host)
        if case .registryToken(let token)? = credential { return .bearer(token: token) }
        var request = try service.request(for: scope, credential)
        request.access.tls = access.tls
        let response = try await transport.send(request)
        guard response.status == .ok else {
            throw YareError.registryRefused(.login, await RegistryRefusal(response), at: endpoint.host)
        }
        let answer = try TokenAnswer(try await response.bytes(upTo: TokenAnswer.largestSize))
        tokens[scope] = Token(text: answer.token, end: .now + .seconds(answer.lifetime))
        return .bearer(token: answer.token)
    }
}

/// The service that a registry sends its users to for tokens.
private struct TokenService: Sendable {
    private let realm: WebURL
    private let service: String
    private let clientName = "yare"

    /// - Throws: `oci.untrusted-token-service` when credentials would have to leave an encrypted connection.
    init(_ challenge: AuthenticationChallenge, of endpoint: RegistryEndpoint) throws(YareError) {
        let text = challenge.parameters["realm"] ?? ""
        guard let realm = try? WebURL(text), realm.scheme == "https" || realm.scheme == endpoint.base.scheme else {
            throw .untrustedTokenService(text, of: endpoint.host)
        }
        self.realm = realm
        service = challenge.parameters["service"] ?? ""
    }

    /// The request for a token: with a name and a password or with nothing a GET, with an identity token a POST.
    func request(for scope: RegistryScope, _ credential: RegistryCredential?) throws(YareError) -> OutgoingRequest {
        var fields = [("service", service), ("scope", scope.text)].filter { !$0.1.isEmpty }
        guard case .identityToken(let identity)? = credential else {
            var request = OutgoingRequest(.GET, realm)
            if case .password(let name, let password)? = credential {
                fields.append(("account", name))
                request.access.credentials = .basic(name: name, password: password)
            }
            let query = ([realm.query].compactMap(\.self) + [Self.form(fields)]).joined(separator: "&")
            request.url.query = query.isEmpty ? nil : query
            return request
        }
        fields += [("grant_type", "refresh_token"), ("client_id", clientName), ("refresh_token", identity)]
        var request = OutgoingRequest(.POST, realm)
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(Array(Self.form(fields).utf8))
        return request
    }

    private static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\(URLText.escaped($0.1, URLText.isUnreserved))" }.joined(separator: "&")
    }
}

/// What a token service answers.
private struct TokenAnswer {
    let token: String
    /// How many seconds the token serves, less a little for the way.
    let lifetime: Int64

    static let largestSize = 1 << 20

    /// - Throws: `oci.invalid-token`.
    init(_ bytes: [UInt8]) throws(YareError) {
        guard let answer = try? JSONReader(numbers: .exact).read(bytes),
            let token = [answer["token"], answer["access_token"]].compactMap({ $0?.stringValue }).first(where: {
                !$0.isEmpty
            }), token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw .invalidToken() }
        self.token = token
        // the specification's least lifetime is a minute
        lifetime = max(5, min(answer["expires_in"]?.intValue ?? 60, 3600) - 10)
    }
}
