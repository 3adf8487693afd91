import YareBase
import YareRepository

extension CommandGroup {
    /// `yare registry …`
    static let registry = CommandGroup(
        summary: "log in to and out of OCI registries",
        discussion: """
            Keeps the credentials for OCI registries in a file of Docker's format, or in the program that the file names for
            that. What Docker keeps itself is used too, and never changed.
            """,
        sections: [
            .init(
                "Commands",
                [
                    .command("login", waiting: RegistryLoginCommand.self),
                    .command("logout", RegistryLogoutCommand.self),
                ])
        ])
}

/// `yare registry login HOST`
struct RegistryLoginCommand: AsynchronousCommand {
    private var username = ""
    private var password = ""
    private var readsPassword = false
    private var tls = TLSFiles()
    private var usesPlainHTTP = false
    private var host = ""

    static let description = CommandDescription(
        summary: "log in to a registry",
        usage: "[host]", arguments: .atLeast(1),
        discussion: "Checks a name and a password with a registry and keeps them for later commands.",
        examples: [
            .init("with a password from a file", "registry login registry.example -u ann --password-stdin < file")
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&username, "username", short: "u", help: "the user name")
        flags.bind(&password, "password", short: "p", help: "the password or identity token")
        flags.bind(&readsPassword, "password-stdin", help: "read the password or identity token from standard input")
        flags.bind(&tls.skipsVerification, "insecure", help: "do not verify the registry's certificate")
        flags.bind(&tls.certificateFile, "cert-file", help: "the certificate to identify with")
        flags.bind(&tls.keyFile, "key-file", help: "the key of the certificate to identify with")
        flags.bind(&tls.authorityFile, "ca-file", help: "the certificate authority to trust")
        flags.bind(&usesPlainHTTP, "plain-http", help: "use HTTP without encryption")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        host = try RegistryHostName.host(in: arguments.first ?? "")
    }

    func run(in context: CommandContext) async throws {
        let credential = try credential(context)
        var access = RegistryAccess()
        access.credential = credential
        access.tls = tls
        access.usesPlainHTTP = usesPlainHTTP
        try await HTTPTransport.withTransport(context.environment.httpConfiguration) { transport in
            try await RegistryClient(host: host, access: access, transport: transport).checkLogin()
        }
        try context.registryCredentials.store(credential, for: host)
        context.note("Login Succeeded")
    }

    /// The name and the password from the flags, from standard input, or from who sits at the terminal.
    private func credential(_ context: CommandContext) throws(YareError) -> RegistryCredential {
        var (name, secret) = (username, password)
        if readsPassword {
            secret = String(decoding: try context.streams.readInput(), as: UTF8.self)
            if secret.hasSuffix("\n") { secret.removeLast() }
            if secret.hasSuffix("\r") { secret.removeLast() }
        } else if secret.isEmpty {
            let prompt = TerminalPrompt(context: context)
            if name.isEmpty { name = try prompt.answer(to: "Username", isSecret: false) }
            secret = try prompt.answer(to: name.isEmpty ? "Token" : "Password", isSecret: true)
        } else {
            context.note("WARNING: Using --password via the CLI is insecure. Use --password-stdin.")
        }
        return name.isEmpty ? .identityToken(secret) : .password(name: name, password: secret)
    }
}

/// `yare registry logout HOST`
struct RegistryLogoutCommand: SynchronousCommand {
    private var host = ""

    static let description = CommandDescription(
        summary: "log out of a registry", usage: "[host]", arguments: .atLeast(1),
        discussion: "Forgets the credentials that are kept for a registry.",
        examples: [.init("of a registry", "registry logout registry.example")])

    mutating func validate(_ arguments: [String]) throws(YareError) {
        host = try RegistryHostName.host(in: arguments.first ?? "")
    }

    func run(in context: CommandContext) throws(YareError) {
        try context.registryCredentials.remove(host)
        context.note("Removing login credentials for \(host)")
    }
}

/// The host of a registry as people write it.
enum RegistryHostName {
    /// The host in a host or the URL of one.
    ///
    /// - Throws: `oci.invalid-reference`.
    static func host(in text: String) throws(YareError) -> String {
        var rest = text[...]
        for scheme in ["https://", "http://", OCIReference.scheme] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        let host = String(rest.prefix { $0 != "/" })
        guard RegistryHost.isValid(host) else { throw .invalidReference("invalid registry", in: text) }
        return host
    }
}
