import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import YareBase

/// Who asks for a page of the catalogue, and how.
struct Visit: Sendable {
    /// What the visitor may do, logged in or not.
    var caller: Caller
    /// The secret of the session, when the visitor has logged in.
    var session: String?
    /// The secret of a visitor without a session; kept in a cookie once a form is shown.
    var secret: String?
    /// `light` or `dark` when the visitor has chosen.
    var theme: String?
    var query: RequestQuery
    /// The path and query of the page, below the server's address.
    var path: String
    /// What stands before all paths.
    var base: String
    /// The server's address as the visitor writes it, without a path.
    var origin: String

    /// Whether the visitor may publish somewhere.
    var mayUpload = false
    /// Whether there is a reason to log in.
    var isRestricted = false

    var isSecure: Bool { origin.hasPrefix("https:") }

    /// Takes what a request says; who is calling is told by ``CatalogueSessions``.
    init(_ request: Request, _ context: ServerContext, base: String) {
        caller = context.caller
        session = request.cookies[VisitCookie.session]?.value
        secret = request.cookies[VisitCookie.visit]?.value
        theme = request.cookies[VisitCookie.theme].flatMap { ["light", "dark"].contains($0.value) ? $0.value : nil }
        query = RequestQuery(request.uri.query)
        let path = request.uri.path.hasPrefix(base) ? String(request.uri.path.dropFirst(base.count)) : "/"
        self.path = path + (request.uri.query.map { "?" + $0 } ?? "")
        self.base = base
        origin = Self.origin(of: request)
    }

    /// The text that a form must send back: only pages of this server can know it.
    var formToken: String {
        let digest = SHA256.hash(data: Data("form:\(session ?? secret ?? "")".utf8))
        return Hexadecimal.text(digest)
    }

    /// Whether the text that came back is right. Nothing is right for a visitor without any secret.
    func accepts(token: String?) -> Bool {
        guard let token, session ?? secret != nil else { return false }
        return SHA256.hash(data: Data(token.utf8)) == SHA256.hash(data: Data(formToken.utf8))
    }

    private static func origin(of request: Request) -> String {
        let forwarded = HTTPField.Name("X-Forwarded-Proto").flatMap { request.headers[$0] }
        let scheme = forwarded == "https" || request.head.scheme == "https" ? "https" : "http"
        let host = request.head.authority ?? "localhost"
        let isHost = host.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || ".-_:[]".utf8.contains($0) }
        return "\(scheme)://\(isHost ? host : "localhost")"
    }
}

/// The cookies of the catalogue.
enum VisitCookie {
    static let session = "yare-session"
    static let visit = "yare-visit"
    static let theme = "yare-theme"

    /// A cookie that pages' scripts cannot read and other sites' requests do not carry.
    static func make(_ name: String, _ value: String, for visit: Visit, maxAge: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: visit.base + "/", secure: visit.isSecure,
            httpOnly: name != theme, sameSite: name == session ? .strict : .lax)
    }
}

/// Whether a request that changes something comes from a page of this server.
enum SameOrigin {
    /// Browsers say where a request comes from; what says nothing is judged by the form's token alone.
    static func allows(_ request: Request, _ visit: Visit) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers[.origin] else { return true }
        return origin.split(separator: "/").last == visit.origin.split(separator: "/").last
    }
}
