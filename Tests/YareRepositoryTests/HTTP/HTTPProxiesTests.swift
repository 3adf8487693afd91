import Testing

@testable import YareRepository

@Suite struct HTTPProxiesTests {
    private static let exceptions =
        "internal.example.com, .dev.example.com,10.0.0.0/8,192.168.1.7,ports.example.com:8443,*.star.com,[fd00::]/8,fd00::/8"

    @Test(arguments: [
        ("https://charts.example.com/", true),
        ("https://internal.example.com/", false),
        ("https://sub.internal.example.com/", false),
        ("https://notinternal.example.com/", true),
        ("https://dev.example.com/", true),
        ("https://a.dev.example.com/", false),
        ("https://10.1.2.3/", false),
        ("https://11.1.2.3/", true),
        ("https://192.168.1.7:8080/", false),
        ("https://ports.example.com/", true),
        ("https://ports.example.com:8443/", false),
        ("https://a.star.com/", false),
        ("https://[fd00::1]/", false),
        ("https://[fe80::1]/", true),
        ("https://localhost/", false),
        ("https://127.0.0.1:8080/", false),
        ("https://[::1]/", false),
    ])
    func knowsItsExceptions(_ url: String, _ usesProxy: Bool) throws {
        let proxies = HTTPProxies(http: "http://plain:1", https: "http://proxy:3128", exceptions: Self.exceptions)
        #expect(proxies.proxy(for: try WebURL(url)) == (usesProxy ? "http://proxy:3128" : nil))
    }

    @Test func choosesByScheme() throws {
        let proxies = HTTPProxies(http: "http://plain:1", https: "")
        #expect(proxies.proxy(for: try WebURL("http://h/")) == "http://plain:1")
        #expect(proxies.proxy(for: try WebURL("https://h/")) == nil)
        #expect(HTTPProxies(http: "http://plain:1", exceptions: "*").proxy(for: try WebURL("http://h/")) == nil)
    }
}
