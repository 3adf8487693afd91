import Logging
import YareBase
import YareServer

/// The flags of `yare serve`; most are ChartMuseum's.
struct ServeFlags: Sendable {
    private(set) var database: String?
    /// The folder as ChartMuseum takes it, where none is given as a word.
    private(set) var oldFolder = ""
    private(set) var chartURL = ""
    private(set) var limits = RepositoryLimits()
    private(set) var serverOptions = ServerOptions()
    private var address = RepositoryServer.Address()
    private var depth = 0
    private var isDepthDynamic = false
    private var allowsAnonymousRead = false
    private var user: String?
    private var password: String?
    private var certificate = ""
    private var key = ""
    private var clientAuthorities: String?
    private var logsJSON = false
    private var readTimeout = Duration.seconds(30)
    private var writeTimeout = Duration.seconds(30)

    mutating func bind(_ flags: inout FlagBinder) {
        bindAddress(&flags)
        bindRepository(&flags)
        bindAccess(&flags)
        bindLog(&flags)
        flags.bindOldSpellings { old in
            old.bind(&oldFolder, "storage-local-rootdir", help: "")
            var isIgnored = false
            for name in ["enable-metrics", "disable-statefiles", "always-regenerate-chart-index", "log-health"] {
                old.bind(&isIgnored, name, help: "")
            }
        }
    }

    private mutating func bindAddress(_ flags: inout FlagBinder) {
        flags.heading = "Flags, where to listen"
        flags.bind(&address.port, "port", help: "the port to listen at; 0 for one that is free")
        flags.bind(&address.host, "listen-host", help: "the address to listen at; 0.0.0.0 for all of this computer")
        flags.bind(&address.threads, "threads", help: "how many threads answer; 0 for one a core")
        flags.bind(&serverOptions.contextPath, "context-path", help: "what stands before all paths, such as /charts")
        flags.bind(&certificate, "tls-cert", help: "the server's certificate in PEM, to speak TLS")
        flags.bind(&key, "tls-key", help: "the key of the certificate in PEM")
        flags.bind(&clientAuthorities, "tls-ca-cert", help: "the authorities that clients need a certificate of")
        flags.bind(&readTimeout, "read-timeout", help: "how long a client may keep the server waiting")
        flags.bind(&writeTimeout, "write-timeout", help: "how long a client may take nothing of an answer")
        flags.bind(&serverOptions.corsOrigin, "cors-alloworigin", help: "the origin that web pages may call from")
    }

    private mutating func bindRepository(_ flags: inout FlagBinder) {
        flags.heading = "Flags, the repository"
        flags.bind(&database, "database", help: "the file with what is known of the packages")
        flags.bind(&depth, "depth", help: "how many folders name a repository: 1 for one repository a team")
        flags.bind(&isDepthDynamic, "depth-dynamic", help: "repositories at any depth")
        flags.bind(&chartURL, "chart-url", help: "what the addresses of packages in the index begin with")
        flags.bind(&serverOptions.uploadLimit, "max-upload-size", help: "the most bytes of an upload")
        flags.bind(
            &serverOptions.hubIdentifier, "artifact-hub-repo-id",
            help: "the identifier from Artifact Hub, for artifacthub-repo.yml")
        flags.bind(&limits.packages, "max-storage-objects", help: "the most packages in a repository")
        flags.bind(&limits.versionsPerChart, "per-chart-limit", help: "how many versions of a chart are kept")
        flags.bind(&serverOptions.allowsOverwrite, "allow-overwrite", help: "let uploads replace versions")
        bindNegated(&flags, \.allowsForce, "disable-force-overwrite", "do not let uploads replace versions by ?force")
        bindNegated(&flags, \.hasAPI, "disable-api", "serve the index and the packages only")
        bindNegated(&flags, \.allowsDeletion, "disable-delete", "do not let the API delete")
        flags.bind(&serverOptions.packageField, "chart-post-form-field-name", help: "the form's field with the package")
        flags.bind(
            &serverOptions.provenanceField, "prov-post-form-field-name",
            help: "the form's field with the provenance file")
    }

    private mutating func bindAccess(_ flags: inout FlagBinder) {
        flags.heading = "Flags, who may do what"
        flags.bind(&user, "basic-auth-user", help: "a user with all rights, beside those of \"serve users\"")
        flags.bind(&password, "basic-auth-pass", help: "the password of that user")
        flags.bind(&allowsAnonymousRead, "auth-anonymous-get", help: "let everybody read")
    }

    private mutating func bindLog(_ flags: inout FlagBinder) {
        flags.heading = "Flags, what is told"
        flags.bind(&serverOptions.logsRequests, "access-log", help: "tell on standard error of each request")
        flags.bind(&logsJSON, "log-json", help: "tell in JSON, one object a line")
        bindNegated(&flags, \.hasMetrics, "disable-metrics", "do not serve /metrics")
    }

    private mutating func bindNegated(
        _ flags: inout FlagBinder, _ option: WritableKeyPath<ServerOptions, Bool>, _ name: String, _ help: String
    ) {
        var isDisabled = !serverOptions[keyPath: option]
        flags.bind(&isDisabled, name, help: help)
        serverOptions[keyPath: option] = !isDisabled
    }

    /// Settles what the flags mean together.
    ///
    /// - Throws: `command-line.invalid-flag`.
    mutating func validate() throws(YareError) {
        if certificate.isEmpty != key.isEmpty { throw .flagsBelongTogether("tls-cert", "tls-key") }
        if clientAuthorities != nil, certificate.isEmpty { throw .flagsBelongTogether("tls-ca-cert", "tls-cert") }
        if user == nil, password != nil { throw .flagsBelongTogether("basic-auth-user", "basic-auth-pass") }
        let numbers = [
            ("port", address.port, 0...65535), ("depth", depth, 0...8), ("threads", address.threads, 0...256),
        ]
        for (name, value, range) in numbers where !range.contains(value) {
            throw .flagOutOfRange(name, range)
        }
        if !certificate.isEmpty {
            address.tls = TLSFiles(certificate: certificate, key: key, clientAuthorities: clientAuthorities)
        }
        serverOptions.depth = isDepthDynamic ? .dynamic : .exactly(depth)
        serverOptions.contextPath = Self.normalized(serverOptions.contextPath)
        serverOptions.readTimeout = Int(readTimeout.components.seconds)
        serverOptions.writeTimeout = Int(writeTimeout.components.seconds)
        serverOptions.version = YareVersion.current
    }

    /// With a slash in front and none behind.
    private static func normalized(_ path: String) -> String {
        let parts = path.split(separator: "/")
        return parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
    }

    /// Whether only programs of this computer reach the server.
    var isLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(address.host) }

    /// Where to listen; relative paths of files start from the user's working folder.
    func address(_ environment: CommandLineEnvironment) -> RepositoryServer.Address {
        var address = address
        let absolute = { (path: String) in FilePath.absolute(path, in: environment.workingFolder) }
        address.tls = address.tls.map { files in
            TLSFiles(
                certificate: absolute(files.certificate), key: absolute(files.key),
                clientAuthorities: files.clientAuthorities.map(absolute))
        }
        return address
    }

    /// Who may do what beside the users of the directory; a password may also come from `BASIC_AUTH_PASS`, as with
    /// ChartMuseum, where other users of the computer do not see it.
    func policy(_ environment: CommandLineEnvironment) -> AccessControl.Policy {
        var policy = AccessControl.Policy()
        policy.allowsAnonymousRead = allowsAnonymousRead
        if let name = user ?? environment["BASIC_AUTH_USER"], let password = password ?? environment["BASIC_AUTH_PASS"]
        {
            policy.user = (name, password)
        }
        return policy
    }

    /// Where the server tells what happens.
    func logger(_ context: CommandContext) -> Logger {
        let stream = context.streams.error
        let level: Logger.Level = context.global.isDebugging ? .debug : .info
        let handler = LineLogHandler(format: logsJSON ? .json : .text, logLevel: level) { stream.write($0) }
        return Logger(label: "yare.serve") { _ in handler }
    }
}

extension YareError {
    /// One flag makes no sense without the other (`command-line.invalid-flag`).
    static func flagsBelongTogether(_ one: String, _ other: String) -> YareError {
        YareError("command-line.invalid-flag", "--\(one) and --\(other) belong together")
    }

    /// A flag's number is too small or too large (`command-line.invalid-flag`).
    static func flagOutOfRange(_ name: String, _ range: ClosedRange<Int>) -> YareError {
        YareError("command-line.invalid-flag", "--\(name) takes \(range.lowerBound) to \(range.upperBound)")
    }
}
