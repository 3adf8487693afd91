import NIOHTTP1
import YareBase

extension YareError {
    /// A text that is no URL (`url.invalid`).
    static func invalidWebURL(_ text: String, _ reason: String) -> YareError {
        YareError("url.invalid", "\(text.debugDescription) is not a URL: \(reason)")
    }

    /// A URL of a kind that nobody fetches from (`url.unsupported-scheme`), in Helm's words.
    static func noProtocolHandler(_ scheme: String) -> YareError {
        YareError(
            "url.unsupported-scheme", "could not find protocol handler for: \(scheme)",
            hint: "use a URL that begins with \"https://\" or \"http://\"")
    }

    /// The server answers with something else than what was asked for (`http.status`), in Helm's words.
    static func unexpectedStatus(_ status: HTTPResponseStatus, _ url: WebURL) -> YareError {
        let reason = status.reasonPhrase.isEmpty ? "" : " " + status.reasonPhrase
        let hint: String? =
            switch status.code {
            case 401, 403: "check the user name and the password for \(url.host)"
            case 407: "put the user name and the password into the proxy's URL"
            case 429, 500...: "try again later"
            default: nil
            }
        return YareError("http.status", "failed to fetch \(url.maskedText) : \(status.code)\(reason)", hint: hint)
    }

    /// An answer is larger than anything that makes sense (`http.too-large`).
    static func answerTooLarge(_ url: WebURL, limit: Int) -> YareError {
        YareError("http.too-large", "\(url.maskedText) is larger than \(limit >> 20) MiB")
    }

    /// An answer that was compressed for the way cannot be unpacked (`http.damaged`).
    static func damagedAnswer(_ url: WebURL) -> YareError {
        YareError("http.damaged", "reading \"\(url.maskedText)\": its compressed data is damaged", hint: "try again")
    }

    /// The time for a request is up (`http.timeout`).
    static func requestTimedOut(_ method: HTTPMethod, _ url: WebURL) -> YareError {
        YareError(
            "http.timeout", "\(verb(method)) \"\(url.maskedText)\": the server took too long to answer",
            hint: "give it more time with \"--timeout\", or try again later")
    }

    /// A file has other contents than it should have (`http.wrong-digest`).
    static func wrongDigest(_ name: String, expected: String, actual: String) -> YareError {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        return YareError(
            "http.wrong-digest",
            "\"\(file)\" has the digest sha256:\(actual), and sha256:\(expected.lowercased()) is expected",
            hint:
                "refresh the index with \"yare repo update\" and try again; if that does not help, ask whoever runs the"
                + " repository")
    }

    /// A server leads from one URL to the next without an end (`http.redirects`).
    static func tooManyRedirects(_ method: HTTPMethod, _ url: WebURL) -> YareError {
        YareError("http.redirects", "\(verb(method)) \"\(url.maskedText)\": stopped after 10 redirects")
    }

    /// A file that connections need cannot be used (`http.tls-file`).
    static func unusableTLSFile(_ path: String, _ purpose: String, cause: any Error) -> YareError {
        YareError(
            "http.tls-file", "\(purpose) \(path.debugDescription) cannot be read", hint: "give a file in PEM format",
            cause: cause)
    }

    /// A proxy's address is no URL (`http.proxy`).
    static func unusableProxy(_ address: String) -> YareError {
        let masked = (try? WebURL(address))?.maskedText ?? address
        return YareError(
            "http.proxy", "\(masked.debugDescription) is not the URL of a proxy",
            hint: "set HTTP_PROXY and HTTPS_PROXY to URLs such as \"http://proxy.example.com:3128\"")
    }

    static func verb(_ method: HTTPMethod) -> String {
        method.rawValue.prefix(1) + method.rawValue.dropFirst().lowercased()
    }
}
