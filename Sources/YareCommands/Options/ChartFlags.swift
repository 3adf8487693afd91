import YareBase
import YareRepository

/// The flags that say where a chart comes from: CHART.
struct ChartFlags: Sendable {
    /// A version or constraint; empty for the newest.
    var version = ""
    var usesDevelopmentVersions = false
    var repository: String?
    var verifies = false
    var keyring: String?
    var access = RepositoryAccessFlags()

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Chart"
        flags.bind(&version, "version", help: "the version of the chart, or a constraint such as ^2.0.0")
        flags.bind(&usesDevelopmentVersions, "devel", help: "take prereleases too, as --version '>0.0.0-0'")
        flags.bind(&repository, "repo", help: "the URL of the repository that has the chart")
        flags.bind(&verifies, "verify", help: "check the chart's signature before using it")
        flags.bind(&keyring, "keyring", help: "the public keys to check signatures with (default ~/.gnupg/pubring.gpg)")
        access.bind(&flags)
    }

    /// The constraint that a version has to meet, or an empty text.
    var constraint: String {
        version.isEmpty && usesDevelopmentVersions ? ">0.0.0-0" : version
    }
}

/// The flags that say how to reach a repository.
struct RepositoryAccessFlags: Sendable {
    var username: String?
    var password: String?
    var passesCredentialsEverywhere = false
    var certificateFile: String?
    var keyFile: String?
    var authorityFile: String?
    var skipsTLSVerification = false
    var usesPlainHTTP = false

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&username, "username", help: "the user name for the repository")
        flags.bind(&password, "password", help: "the password for the repository")
        flags.bind(&passesCredentialsEverywhere, "pass-credentials", help: "send the credentials to every host")
        flags.bind(&certificateFile, "cert-file", help: "the certificate to identify with")
        flags.bind(&keyFile, "key-file", help: "the key of the certificate to identify with")
        flags.bind(&authorityFile, "ca-file", help: "the certificate authority to trust")
        flags.bind(&skipsTLSVerification, "insecure-skip-tls-verify", help: "do not verify the server's certificate")
        flags.bind(&usesPlainHTTP, "plain-http", help: "use HTTP without encryption")
    }

    /// What the flags mean for a server.
    func httpAccess(in environment: CommandLineEnvironment) -> HTTPAccess {
        var access = HTTPAccess()
        if username != nil || password != nil {
            access.credentials = .basic(name: username ?? "", password: password ?? "")
        }
        access.passesCredentialsEverywhere = passesCredentialsEverywhere
        let absolute = { (path: String?) in path.map { FilePath.absolute($0, in: environment.workingFolder) } ?? "" }
        access.tls.certificateFile = absolute(certificateFile)
        access.tls.keyFile = absolute(keyFile)
        access.tls.authorityFile = absolute(authorityFile)
        access.tls.skipsVerification = skipsTLSVerification
        return access
    }
}
