import HTTPTypes
public import Hummingbird
import Logging
import NIOHTTP1
import YareBase

/// Answers all requests: finds out who is calling, asks the parts of the server in turn, turns errors into answers, and
/// notes it all.
public struct ServerResponder: HTTPResponder {
    public typealias Context = ServerContext

    let site: RepositorySite
    let handlers: [any RequestHandler]
    let log: AccessLog?

    private static let identifierName = HTTPField.Name("X-Request-Id")

    public func respond(to request: Request, context: ServerContext) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        context.requestIdentifier =
            RequestIdentifier.accepted(Self.identifierName.flatMap { request.headers[$0] }) ?? RequestIdentifier.make()
        var response = try await answer(to: request, &context)
        if let name = Self.identifierName { response.headers[name] = context.requestIdentifier }
        if let origin = site.options.corsOrigin { response.headers[.accessControlAllowOrigin] = origin }
        note(request, response, context, .now - start)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(to request: Request, _ context: inout ServerContext) async throws -> Response {
        do {
            guard let path = try RequestPath(request.uri.path, contextPath: site.options.contextPath) else {
                throw YareError.addressNotFound()
            }
            if request.method == .options, site.options.corsOrigin != nil { return preflight() }
            context.caller = try await caller(request, context)
            for handler in handlers {
                if let response = try await handler.response(to: request, at: path, in: context) { return response }
            }
            throw YareError.addressNotFound()
        } catch let error as HTTPParserError {
            // what is no HTTP is answered where the connection is
            throw error
        } catch {
            return errorAnswer(error, context)
        }
    }

    /// Who is calling; hashing a password is left to a thread that may block.
    private func caller(_ request: Request, _ context: ServerContext) async throws -> Caller {
        let (authorization, access) = (request.headers[.authorization], site.access)
        if let caller = access.knownCaller(authorization: authorization) { return caller }
        let address = context.remoteAddress
        return try await site.uploads.run { try access.caller(authorization: authorization, from: address) }
    }

    private func errorAnswer(_ error: any Error, _ context: ServerContext) -> Response {
        var response = ErrorAnswer.response(to: error)
        switch response.status {
        case .internalServerError:
            context.logger.error("\(error)", metadata: ["request": .string(context.requestIdentifier)])
        case .unauthorized: response.headers[.wwwAuthenticate] = #"Basic realm="Yare", charset="UTF-8""#
        case .tooManyRequests: response.headers[.retryAfter] = "10"
        default: break
        }
        return response
    }

    private func preflight() -> Response {
        let headers: HTTPFields = [
            .accessControlAllowMethods: "GET, HEAD, POST, DELETE",
            .accessControlAllowHeaders: "Authorization, Content-Type", .accessControlMaxAge: "600",
        ]
        return Response(status: .noContent, headers: headers)
    }

    private func note(_ request: Request, _ response: Response, _ context: ServerContext, _ duration: Duration) {
        let bytes = request.method == .head ? 0 : response.body.contentLength ?? 0
        let (seconds, attoseconds) = duration.components
        site.metrics.note(
            request.method.rawValue, response.status.code, endpoint: Self.endpoint(request),
            seconds: Double(seconds) + Double(attoseconds) / 1e18,
            requestBytes: request.headers[.contentLength].flatMap { Int($0) } ?? 0, responseBytes: bytes)
        log?.note(
            AccessLog.Entry(
                method: request.method.rawValue, path: request.uri.path, status: response.status.code, bytes: bytes,
                duration: duration, address: context.remoteAddress, user: context.caller.name,
                request: context.requestIdentifier))
    }

    /// What a request is counted under: one of a few words, however many addresses there are.
    private static func endpoint(_ request: Request) -> String {
        let path = request.uri.path
        if path.contains("/api/") { return "api" }
        if path.contains("/v2/") { return "registry" }
        if path.hasSuffix("/index.yaml") { return "index" }
        return path.contains("/charts/") ? "package" : "other"
    }
}
