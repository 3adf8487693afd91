import YareBase
import YareRepository

/// The programs of this computer that keep credentials for registries.
struct InstalledCredentialPrograms: CredentialProgramRunner {
    /// The folders to look for programs in, parted by colons.
    let searchPath: String

    private static let longestWait = 60

    func isInstalled(_ program: String) -> Bool {
        ChildProcess.path(of: program, in: searchPath) != nil
    }

    func run(_ program: String, _ argument: String, input: [UInt8]) throws(YareError) -> CredentialProgramResult {
        let path = ChildProcess.path(of: program, in: searchPath)
        guard let path else { throw .credentialProgramUnusable(program, "it is not installed") }
        let process = ChildProcess(program: path, arguments: [argument])
        guard let result = try process.run(input: input, within: .seconds(Self.longestWait)) else {
            throw .credentialProgramUnusable(program, "it did not end within \(Self.longestWait) seconds")
        }
        return CredentialProgramResult(status: result.status, output: result.output)
    }
}

extension YareError {
    /// A program that keeps credentials cannot be used (`credentials.program-failed`).
    fileprivate static func credentialProgramUnusable(_ program: String, _ reason: String) -> YareError {
        YareError("credentials.program-failed", "running \(program): \(reason)")
    }
}

extension CommandContext {
    /// The credentials for registries that the user keeps.
    var registryCredentials: RegistryCredentials {
        let dockerFolder = environment["DOCKER_CONFIG"] ?? "\(environment.home)/.docker"
        return RegistryCredentials(
            path: files.registryConfiguration, dockerPath: "\(dockerFolder)/config.json",
            runner: InstalledCredentialPrograms(searchPath: environment["PATH"] ?? ""))
    }
}
