public import YareBase

/// The credentials that a user has for registries: in Yare's own file, else in Docker's.
///
/// Yare writes its own file only. A file may hand hosts over to programs that keep secrets better.
/// Source: ORAS 1.2 `pkg/auth/docker`, which Helm 3.17 uses; Docker's `cli/config`.
public struct RegistryCredentials: Sendable {
    private let path: String
    private let dockerPath: String
    private let runner: any CredentialProgramRunner

    /// - Parameters:
    ///   - path: Yare's credential file.
    ///   - dockerPath: Docker's `config.json`, which is only read.
    public init(path: String, dockerPath: String, runner: any CredentialProgramRunner) {
        self.path = path
        self.dockerPath = dockerPath
        self.runner = runner
    }

    /// What there is for a host.
    ///
    /// - Throws: `credentials.*`, `file.unreachable`.
    public func credential(for host: String) throws(YareError) -> RegistryCredential? {
        let key = Self.key(of: host)
        for path in [path, dockerPath] where !path.isEmpty {
            let file = try CredentialFile(path)
            if let keeper = keeper(of: key, in: file) {
                if let credential = try program(keeper).credential(for: key) { return credential }
            } else if let credential = try file.credential(for: key) {
                return credential
            }
        }
        return nil
    }

    /// Keeps a credential for a host.
    ///
    /// - Throws: `credentials.*`, `file.unreachable`.
    public func store(_ credential: RegistryCredential, for host: String) throws(YareError) {
        let key = Self.key(of: host)
        var file = try CredentialFile(path)
        if let keeper = keeper(of: key, in: file) {
            try program(keeper).store(credential, for: key)
            // an empty entry says that there is a login, and the program's name where to find it
            file.set([:], for: key)
            file.name(keeper, asKeeperOf: key)
        } else {
            file.set(credential.entry, for: key)
        }
        try file.write()
    }

    /// Forgets the credential for a host.
    ///
    /// - Throws: `credentials.not-logged-in` in Helm's words, `credentials.*`, `file.unreachable`.
    public func remove(_ host: String) throws(YareError) {
        let key = Self.key(of: host)
        var file = try CredentialFile(path)
        guard let entry = file.key(of: key) else { throw .notLoggedIn(host) }
        if let keeper = keeper(of: key, in: file) { try program(keeper).erase(key) }
        file.set(nil, for: entry)
        try file.write()
    }

    private func program(_ name: String) -> CredentialProgram {
        CredentialProgram(name: name, runner: runner)
    }

    /// The program that keeps a host's credentials: the one that the file names; for a file that says nothing yet, the
    /// one that is usual on the system, where it is installed.
    private func keeper(of host: String, in file: CredentialFile) -> String? {
        if let keeper = file.keeper(of: host) { return keeper }
        guard !file.saysAnything else { return nil }
        return Self.usualKeeper(runner)
    }

    private static func usualKeeper(_ runner: any CredentialProgramRunner) -> String? {
        #if os(macOS)
            let name = "osxkeychain"
        #else
            let name = runner.isInstalled("pass") ? "pass" : "secretservice"
        #endif
        return runner.isInstalled("docker-credential-" + name) ? name : nil
    }

    /// Docker Hub's credentials lie under the URL of its first index.
    private static func key(of host: String) -> String {
        RegistryEndpoint.isDockerHub(host) ? "https://index.docker.io/v1/" : host
    }
}
