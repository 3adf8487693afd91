public import Hummingbird
import YareBase

/// The catalogue: the pages on which people browse, compare, try out and publish the charts of a server.
///
/// Pages are written by the server and work without scripts. They name no other host, and nothing that a chart says becomes
/// markup but through ``HTMLSanitizer``.
public struct CatalogueHandler: RequestHandler {
    let site: RepositorySite
    let playground: (any PlaygroundRenderer)?
    let pages: PageRenderer
    let sessions: CatalogueSessions
    let index: CatalogueIndexCache
    let packages: PackageCache

    /// - Parameter playground: renders charts for visitors; `nil` leaves the playground out.
    public init(site: RepositorySite, playground: (any PlaygroundRenderer)? = nil) {
        self.site = site
        self.playground = playground
        pages = PageRenderer(site.options)
        sessions = CatalogueSessions(site.access)
        index = CatalogueIndexCache(site.repository)
        packages = PackageCache(site.repository)
    }

    public func response(to request: Request, at path: RequestPath, in context: ServerContext) async throws -> Response?
    {
        guard let route = CatalogueRoute(path) else { return nil }
        guard route.accepts(request.method) else { throw YareError.methodNotAllowed(request.method.rawValue) }
        let visit = try await visit(request, context)
        do {
            return try await response(to: request, route, visit, context).secured()
        } catch {
            return try errorPage(error, visit, request).secured()
        }
    }

    private func response(
        to request: Request, _ route: CatalogueRoute, _ visit: Visit, _ context: ServerContext
    ) async throws -> Response {
        switch route {
        case .home: try await home(visit, request)
        case .search: try await search(visit, request)
        case .chart(let address): try await chart(address, visit, request)
        case .comparison(let address): try await comparison(address, visit, request)
        case .playground(let address): try await playground(address, visit, request)
        case .icon(let address): try await icon(address, visit)
        case .badge(let address): try await badge(address, visit)
        case .chartFeed(let address): try await feed(address, visit)
        case .repositoryFeed(let tenant): try await feed(tenant, visit)
        case .upload: try await upload(visit, request)
        case .login: try await login(visit, request, context)
        case .logout: try await logout(visit, request)
        case .theme: try await chooseTheme(visit, request)
        case .asset(let name): try asset(name, request)
        }
    }

    /// Who asks, by the session in the cookie, else by the request's credentials.
    private func visit(_ request: Request, _ context: ServerContext) async throws -> Visit {
        var visit = Visit(request, context, base: site.options.contextPath)
        if let session = visit.session {
            let sessions = sessions
            let caller = try await site.queries.run { try sessions.caller(session) }
            if let caller { visit.caller = caller } else { visit.session = nil }
        }
        visit.isRestricted = site.access.isRestricted
        visit.mayUpload = site.options.hasAPI && mayUpload(visit.caller)
        return visit
    }

    /// Whether there is a repository that the caller may publish in, as far as is known: any may be made.
    private func mayUpload(_ caller: Caller) -> Bool {
        caller.mayEver(.write)
    }

    func html(_ page: Page, _ visit: Visit, _ request: Request, status: HTTPResponse.Status = .ok) -> Response {
        Response.page(pages.html(of: page, for: visit), to: request, status: status)
    }

    private func errorPage(_ error: any Error, _ visit: Visit, _ request: Request) throws -> Response {
        let status = ErrorAnswer.status(of: error)
        guard let error = error as? YareError, status != .internalServerError else { throw error }
        if status == .unauthorized, visit.caller.name == nil, request.method == .get || request.method == .head {
            return .redirect(
                to: PageAddress.make(visit.base + "/catalogue/login", ["return": visit.path]), type: .normal)
        }
        let page = Page(
            title: status.reasonPhrase, template: "message",
            data: ["heading": heading(of: status), "text": sentence(error)])
        return html(page, visit, request, status: status)
    }

    private func heading(of status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "There is nothing here"
        case .forbidden, .unauthorized: "You may not see this"
        default: "That did not work"
        }
    }

    private func sentence(_ error: YareError) -> String {
        let text = error.message.prefix(1).uppercased() + error.message.dropFirst() + "."
        return error.diagnostic.hint.map { "\(text) \($0.prefix(1).uppercased())\($0.dropFirst())." } ?? text
    }
}
