import HTTPTypes
public import Hummingbird
import Logging
import Synchronization
import YareBase
import YareRepository

/// The part of a server that is an OCI registry: `/v2/…`.
///
/// Source: the OCI distribution specification 1.1.
public struct RegistryHandler: RequestHandler {
    let site: RepositorySite
    let registry: RegistryStore
    private let sweeping = SweepTimer()

    public init(site: RepositorySite) {
        self.site = site
        registry = RegistryStore(repository: site.repository, options: site.options)
    }

    /// One request on its way through the handler.
    struct Exchange {
        let request: Request
        let context: ServerContext
        let query: RequestQuery

        var isReading: Bool { request.method == .get || request.method == .head }
    }

    public func response(to request: Request, at path: RequestPath, in context: ServerContext) async throws -> Response?
    {
        var response: Response
        do {
            guard let route = try RegistryRoute(path) else { return nil }
            let exchange = Exchange(
                request: request, context: context, query: RequestQuery(request.uri.query.map { "\($0)" }))
            response = try await self.response(to: exchange, route)
        } catch let error as YareError {
            response = RegistryErrorAnswer.response(to: error)
            if response.status == .internalServerError { context.logger.error("\(error)") }
        }
        response.set("Docker-Distribution-Api-Version", "registry/2.0")
        return response
    }

    private func response(to exchange: Exchange, _ route: RegistryRoute) async throws -> Response {
        switch route {
        case .base: return try base(exchange)
        case .catalogue: return try await catalogue(exchange)
        case .tags(let name): return try await tags(of: try registry.address(name), exchange)
        case .referrers(let name, let digest):
            return try await referrers(to: try OCIDigest(digest), in: try registry.address(name), exchange)
        case .manifest(let name, let reference):
            return try await manifest(reference, in: try registry.address(name), exchange)
        case .blob(let name, let digest):
            return try await blob(try OCIDigest(digest), in: try registry.address(name), exchange)
        case .beginUpload(let name):
            try await sweepNowAndThen()
            return try await beginUpload(in: try registry.address(name), exchange)
        case .upload(let name, let identifier):
            return try await upload(identifier, in: try registry.address(name), exchange)
        }
    }

    /// Tells a client that this is a registry, and that it may come in.
    private func base(_ exchange: Exchange) throws(YareError) -> Response {
        guard exchange.isReading else { throw .methodNotAllowed(exchange.request.method.rawValue) }
        let caller = exchange.context.caller
        let isWelcome = caller.name != nil || caller.may(.read, in: .root) || caller.mayReadSomething
        if !isWelcome { throw .unauthorized() }
        return .json([:])
    }

    /// Sweeps at most once a minute, on the occasion of an upload.
    private func sweepNowAndThen() async throws {
        guard sweeping.isDue() else { return }
        let registry = registry
        try await site.uploads.run { try registry.sweep() }
    }
}

/// Says when it is time to sweep again.
private final class SweepTimer: Sendable {
    private let next = Mutex(ContinuousClock.now)

    func isDue() -> Bool {
        next.withLock { next in
            if next > .now { return false }
            next = .now + .seconds(60)
            return true
        }
    }
}

extension Response {
    /// Sets a header by its name.
    mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { headers[name] = value }
    }

    /// An answer without a body.
    static func empty(_ status: HTTPResponse.Status, _ headers: [(String, String)] = []) -> Response {
        var response = Response(status: status, headers: [.contentLength: "0"])
        if status == .noContent { response.headers[.contentLength] = nil }
        for (name, value) in headers { response.set(name, value) }
        return response
    }
}
