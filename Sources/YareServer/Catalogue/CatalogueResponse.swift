import HTTPTypes
import Hummingbird
import NIOCore
import YareBase

extension Response {
    /// A page or a piece of one, packed where the browser takes that.
    static func page(_ html: String, to request: Request, status: HTTPResponse.Status = .ok) -> Response {
        var bytes = Array(html.utf8)
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache",
            .vary: "Accept-Encoding, Cookie",
        ]
        if bytes.count > 1_000, RequestConditions.acceptsGzip(request.headers[.acceptEncoding]),
            let packed = Gzip.packed(bytes)
        {
            bytes = packed
            headers[.contentEncoding] = "gzip"
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A file of a type.
    static func file(_ bytes: [UInt8], type: String, caching: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: caching],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The response with the headers that keep browsers from doing anything but showing it.
    func secured() -> Response {
        var response = self
        let headers: [(String, String)] = [
            (
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ]
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }
}

extension Visit {
    /// Whether the visitor may see a repository.
    func mayRead(_ tenant: String) -> Bool {
        (try? TenantPath(path: tenant)).map { caller.may(.read, in: $0) } ?? false
    }

    /// Makes sure that the visitor may do something in a repository.
    ///
    /// - Throws: `access.unauthorized` when nobody has logged in, else `access.forbidden`.
    func require(_ action: AccessAction, in tenant: TenantPath) throws {
        if caller.may(action, in: tenant) { return }
        guard let name = caller.name else { throw YareError.unauthorized() }
        throw YareError.forbidden(name, action, tenant)
    }
}
