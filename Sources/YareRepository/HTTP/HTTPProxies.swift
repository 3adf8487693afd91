/// Which servers are reached through a proxy, as the variables `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say.
///
/// Source: Go's `golang.org/x/net/http/httpproxy`.
public struct HTTPProxies: Sendable, Hashable {
    /// The proxy for `http` URLs; empty for none.
    public var http: String
    /// The proxy for `https` URLs; empty for none.
    public var https: String
    /// The hosts that are reached without one, with commas between them.
    public var exceptions: String

    public init(http: String = "", https: String = "", exceptions: String = "") {
        self.http = http
        self.https = https
        self.exceptions = exceptions
    }

    /// The proxy for a URL; `nil` where there is none. This computer is always reached without one.
    func proxy(for url: WebURL) -> String? {
        let proxy = url.scheme == "https" ? https : http
        if proxy.isEmpty || Self.isThisComputer(url.host) { return nil }
        let isException = exceptions.split(separator: ",").contains { exception in
            HTTPProxyException(exception)?.applies(to: url) ?? false
        }
        return isException ? nil : proxy
    }

    private static func isThisComputer(_ host: String) -> Bool {
        host == "localhost" || host.hasPrefix("127.") && IPAddress(host) != nil || host == "[::1]"
    }
}

/// A member of `NO_PROXY`: `*`, an address, a block of addresses, or a domain, the latter two with a port where wanted.
struct HTTPProxyException {
    private enum Subject {
        case everything
        case block(IPAddress, prefixLength: Int)
        case domain(String, includesItself: Bool)
    }

    private let subject: Subject
    private let port: Int?

    /// Reads a member; `nil` when it is empty.
    init?(_ written: Substring) {
        let text = written.filter { $0 != " " && $0 != "\t" }.lowercased()
        if text.isEmpty { return nil }
        let slash = text.split(separator: "/", maxSplits: 1)
        if text == "*" {
            (subject, port) = (.everything, nil)
        } else if slash.count == 2, let address = IPAddress(String(slash[0])), let length = Int(slash[1]) {
            (subject, port) = (.block(address, prefixLength: length), nil)
        } else if let address = IPAddress(text) {
            (subject, port) = (.block(address, prefixLength: address.bytes.count * 8), nil)
        } else {
            let (host, port) = Self.hostAndPort(text)
            self.port = port
            subject = Self.subject(ofHost: host)
        }
    }

    private static func hostAndPort(_ text: String) -> (host: String, port: Int?) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[colon...].dropFirst()) else {
            return (text, nil)
        }
        return (String(text[..<colon]), port)
    }

    private static func subject(ofHost host: String) -> Subject {
        if let address = IPAddress(host) { return .block(address, prefixLength: address.bytes.count * 8) }
        let domain = host.hasPrefix("*.") ? String(host.dropFirst()) : host
        return domain.hasPrefix(".")
            ? .domain(domain, includesItself: false)
            : .domain("." + domain, includesItself: true)
    }

    func applies(to url: WebURL) -> Bool {
        if let port, port != url.effectivePort { return false }
        switch subject {
        case .everything: return true
        case .block(let address, let prefixLength):
            return IPAddress(url.host)?.begins(with: address, bits: prefixLength) ?? false
        case .domain(let domain, let includesItself):
            return url.host.hasSuffix(domain) || includesItself && "." + url.host == domain
        }
    }
}
