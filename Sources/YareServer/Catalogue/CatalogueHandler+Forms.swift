import Hummingbird
import YareBase

// Logging in and out, and the choice between light and dark.
extension CatalogueHandler {
    func login(_ visit: Visit, _ request: Request, _ context: ServerContext) async throws -> Response {
        guard request.method == .post else {
            return loginPage(visit, request, name: "", back: visit.query["return"])
        }
        let form = try await form(request, visit)
        let (name, back) = (form["user"] ?? "", form["return"])
        do {
            try requireToken(form["token"], visit, request)
            let (access, sessions, address) = (site.access, sessions, context.remoteAddress)
            let session = try await site.uploads.run {
                try sessions.begin(
                    try access.logIn(name: name, password: form["password"] ?? "", from: address))
            }
            var response = Response.redirect(to: visit.base + Self.path(back), type: .normal)
            response.setCookie(
                VisitCookie.make(VisitCookie.session, session, for: visit, maxAge: CatalogueSessions.lifetime))
            return response
        } catch let error as YareError where error.code.rawValue.hasPrefix("access.") || error.code == .staleForm {
            let message =
                error.code == "access.unauthorized" ? "The user name or the password is wrong." : error.message
            return loginPage(
                visit, request, name: name, back: back, error: message, status: ErrorAnswer.status(of: error))
        }
    }

    private func loginPage(
        _ visit: Visit, _ request: Request, name: String, back: String?, error: String? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let (visit, cookie) = withSecret(visit)
        let page = Page(
            title: "Log in", template: "login",
            data: ["token": visit.formToken, "return": Self.path(back), "name": name, "error": shown(error)],
            place: .login)
        var response = html(page, visit, request, status: status)
        if let cookie { response.setCookie(cookie) }
        return response
    }

    func logout(_ visit: Visit, _ request: Request) async throws -> Response {
        try requireToken(try await form(request, visit)["token"], visit, request)
        if let session = visit.session {
            let sessions = sessions
            try await site.queries.run { try sessions.end(session) }
        }
        var response = Response.redirect(to: visit.base + "/", type: .normal)
        response.setCookie(VisitCookie.make(VisitCookie.session, "", for: visit, maxAge: 0))
        return response
    }

    func chooseTheme(_ visit: Visit, _ request: Request) async throws -> Response {
        let form = try await form(request, visit)
        var response = Response.redirect(to: visit.base + Self.path(form["return"]), type: .normal)
        if let theme = form["theme"], ["light", "dark"].contains(theme) {
            response.setCookie(VisitCookie.make(VisitCookie.theme, theme, for: visit, maxAge: 365 * 86_400))
        }
        return response
    }

    /// A visit that has a secret for the token of its forms, and the cookie that keeps it where it is new.
    func withSecret(_ visit: Visit) -> (Visit, Cookie?) {
        if visit.session != nil || visit.secret != nil { return (visit, nil) }
        var visit = visit
        let secret = CatalogueSessions.secret()
        visit.secret = secret
        return (visit, VisitCookie.make(VisitCookie.visit, secret, for: visit, maxAge: 86_400))
    }

    /// Makes sure that a form comes from a page of this server.
    ///
    /// - Throws: `request.stale-form`.
    func requireToken(_ token: String?, _ visit: Visit, _ request: Request) throws {
        guard SameOrigin.allows(request, visit), visit.accepts(token: token) else { throw YareError.staleForm() }
    }

    /// A path of this server to go back to; anything else is the home page.
    private static func path(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"), text.utf8.count <= 2_000,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return "/" }
        return text
    }
}

extension Diagnostic.Code {
    fileprivate static let staleForm: Diagnostic.Code = "request.stale-form"
}

extension YareError {
    /// A form was not made by a page of this server, or long ago (`request.stale-form`).
    fileprivate static func staleForm() -> YareError {
        YareError(.staleForm, "the form is out of date", hint: "send it once more")
    }
}
