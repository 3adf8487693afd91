import Testing
import YareRepository

@Suite struct RegistryEndpointTests {
    @Test(arguments: [
        ("localhost:5000", "http://localhost:5000"), ("localhost", "http://localhost"),
        ("127.0.0.1:80", "http://127.0.0.1:80"), ("127.8.9.1", "http://127.8.9.1"), ("[::1]:5000", "http://[::1]:5000"),
        ("registry.example", "https://registry.example"), ("10.0.0.1:5000", "https://10.0.0.1:5000"),
        ("127.example.org", "https://127.example.org"), ("localhost.example", "https://localhost.example"),
        ("docker.io", "https://registry-1.docker.io"),
    ])
    func speaksPlainlyToThisComputerOnly(_ host: String, _ base: String) throws {
        #expect(try RegistryEndpoint(host: host).base.text == base)
    }

    @Test func doesAsTheUserSays() throws {
        #expect(
            try RegistryEndpoint(host: "registry.example", usesPlainHTTP: true).base.text == "http://registry.example")
        #expect(try RegistryEndpoint(host: "localhost:5000", hasTLSOptions: true).base.text == "https://localhost:5000")
    }
}
