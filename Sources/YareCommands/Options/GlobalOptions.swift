import YareBase

/// The flags that every command takes.
struct GlobalOptions: Sendable {
    var namespace: String?
    var kubeconfig: String?
    var context: String?
    var token: String?
    var user: String?
    var groups: [String] = []
    var server: String?
    var certificateAuthority: String?
    var tlsServerName: String?
    var skipsTLSVerification = false
    var target: TargetChoice = .automatic
    var storage: String?
    var isDebugging = false
    var registryConfiguration: String?
    var repositoryConfiguration: String?
    var repositoryCache: String?
    var contentCache: String?
    var burstLimit = 100
    var queriesPerSecond: String?
    var color: ColorChoice = .automatic
    var wantsHelp = false

    init() {}

    /// The flags as the environment presets them.
    init(_ environment: CommandLineEnvironment) {
        namespace = environment["HELM_NAMESPACE"]
        kubeconfig = environment["KUBECONFIG"]
        context = environment["HELM_KUBECONTEXT"]
        token = environment["HELM_KUBETOKEN"]
        user = environment["HELM_KUBEASUSER"]
        groups = environment["HELM_KUBEASGROUPS"]?.split(separator: ",").map(String.init) ?? []
        server = environment["HELM_KUBEAPISERVER"]
        certificateAuthority = environment["HELM_KUBECAFILE"]
        tlsServerName = environment["HELM_KUBETLS_SERVER_NAME"]
        skipsTLSVerification = environment.isTrue("HELM_KUBEINSECURE_SKIP_TLS_VERIFY")
        target = environment["YARE_TARGET"].flatMap { TargetChoice(word: $0) } ?? .automatic
        storage = environment["HELM_DRIVER"]
        isDebugging = environment.isTrue("HELM_DEBUG")
        burstLimit = environment.integer("HELM_BURST_LIMIT", or: 100)
        queriesPerSecond = environment["HELM_QPS"]
        color = environment["HELM_COLOR"].flatMap { ColorChoice(word: $0) } ?? .automatic
    }

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Global flags"
        flags.bind(&wantsHelp, "help", short: "h", help: "show help for the command")
        flags.bind(&isDebugging, "debug", help: "tell on standard error what is being done")
        flags.bind(&color, "color", bare: .always, help: "colour the output: never, auto or always")
        bindCluster(&flags)
        bindFiles(&flags)
        flags.bindOldSpellings { old in
            old.bind(&color, "colour", bare: .always, help: "")
            var isPlain = false
            old.bind(&isPlain, "no-color", help: "")
            if isPlain { color = .never }
        }
    }

    private mutating func bindCluster(_ flags: inout FlagBinder) {
        flags.heading = "Global flags, where to"
        flags.bind(&namespace, "namespace", short: "n", help: "the namespace to work in")
        flags.bind(
            &target, "target", help: "the cluster: kubernetes, embedded, or auto by whether there is a kubeconfig")
        flags.bind(&storage, "storage", help: "where releases are recorded: secret, configmap, sqlite or memory")
        flags.bind(&kubeconfig, "kubeconfig", help: "the kubeconfig file")
        flags.bind(&context, "kube-context", help: "the context of the kubeconfig to use")
        flags.bind(&server, "kube-apiserver", help: "the address of the API server")
        flags.bind(&token, "kube-token", help: "the bearer token to authenticate with")
        flags.bind(&user, "kube-as-user", help: "the user to act as")
        flags.bind(&groups, "kube-as-group", help: "a group to act as; may be repeated")
        flags.bind(&certificateAuthority, "kube-ca-file", help: "the certificate authority of the API server")
        flags.bind(&tlsServerName, "kube-tls-server-name", help: "the name in the API server's certificate")
        flags.bind(
            &skipsTLSVerification, "kube-insecure-skip-tls-verify", help: "do not verify the API server's certificate")
        flags.bind(&burstLimit, "burst-limit", help: "the most requests to the API server at a time")
        flags.bind(&queriesPerSecond, "qps", help: "the most requests to the API server in a second")
    }

    private mutating func bindFiles(_ flags: inout FlagBinder) {
        flags.heading = "Global flags, files"
        flags.bind(&registryConfiguration, "registry-config", help: "the file with the credentials of registries")
        flags.bind(&repositoryConfiguration, "repository-config", help: "the file with the names of repositories")
        flags.bind(&repositoryCache, "repository-cache", help: "the folder with the indexes of repositories")
        flags.bind(&contentCache, "content-cache", help: "the folder with charts fetched before")
    }
}

/// Which cluster commands work on.
enum TargetChoice: String, FlagChoice, Sendable {
    case automatic = "auto"
    case kubernetes
    case embedded
}

/// When output is coloured.
enum ColorChoice: String, FlagChoice, Sendable {
    case automatic = "auto"
    case never
    case always

    /// Whether to colour what goes to a terminal or elsewhere; `NO_COLOR` speaks where the user did not.
    func applies(toTerminal isTerminal: Bool, _ environment: CommandLineEnvironment) -> Bool {
        switch self {
        case .automatic: isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
        case .never: false
        case .always: true
        }
    }
}
