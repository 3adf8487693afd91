import YareRepository

extension CommandLineEnvironment {
    /// How this program speaks HTTP: by which name, through which proxies.
    var httpConfiguration: HTTPConfiguration {
        let variable = { (name: String) in self[name.lowercased()] ?? self[name] ?? "" }
        let proxies = HTTPProxies(
            http: variable("HTTP_PROXY"), https: variable("HTTPS_PROXY"), exceptions: variable("NO_PROXY"))
        return HTTPConfiguration(userAgent: "Yare/\(YareVersion.current)", proxies: proxies)
    }
}
