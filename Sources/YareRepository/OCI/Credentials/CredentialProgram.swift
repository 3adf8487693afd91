public import YareBase
import YareYAML

/// Runs the programs that keep credentials outside of files: `docker-credential-pass` and its like.
///
/// Only the command line starts programs, so it hands this down.
public protocol CredentialProgramRunner: Sendable {
    /// Whether a program is there to be run.
    func isInstalled(_ program: String) -> Bool

    /// Runs a program with one argument to its end.
    ///
    /// - Throws: `credentials.program-failed` when it cannot be started.
    func run(_ program: String, _ argument: String, input: [UInt8]) throws(YareError) -> CredentialProgramResult
}

/// What a program left behind.
public struct CredentialProgramResult: Sendable {
    public var status: Int32
    public var output: [UInt8]

    public init(status: Int32, output: [UInt8]) {
        self.status = status
        self.output = output
    }
}

/// A program that keeps credentials, by Docker's protocol: one word says what to do, the rest is JSON on both sides.
///
/// Source: docker-credential-helpers, README.
struct CredentialProgram {
    /// The name in the credential file: `pass`, `osxkeychain`.
    let name: String
    let runner: any CredentialProgramRunner

    private var program: String { "docker-credential-" + name }

    /// The user name that stands for an identity token.
    private static let tokenName = "<token>"

    /// What the program keeps for a host.
    ///
    /// - Throws: `credentials.program-failed`.
    func credential(for host: String) throws(YareError) -> RegistryCredential? {
        let result = try runner.run(program, "get", input: Array(host.utf8))
        guard result.status == 0 else {
            let message = Self.message(result)
            if message.contains("credentials not found") { return nil }
            throw .credentialProgramFailed(program, "get", message)
        }
        guard let answer = try? JSONReader().read(result.output), let secret = answer["Secret"]?.stringValue,
            let name = answer["Username"]?.stringValue
        else { throw .credentialProgramFailed(program, "get", "its answer is no credential") }
        if name.isEmpty, secret.isEmpty { return nil }
        return name == Self.tokenName ? .identityToken(secret) : .password(name: name, password: secret)
    }

    /// Gives the program a credential to keep.
    ///
    /// - Throws: `credentials.program-failed`.
    func store(_ credential: RegistryCredential, for host: String) throws(YareError) {
        let (name, secret) =
            switch credential {
            case .password(let name, let password): (name, password)
            case .identityToken(let token), .registryToken(let token): (Self.tokenName, token)
            }
        let input = try JSONWriter.text(
            of: ["ServerURL": .string(host), "Username": .string(name), "Secret": .string(secret)], escapesHTML: false)
        try require(try runner.run(program, "store", input: Array(input.utf8)), "store")
    }

    /// Makes the program forget what it keeps for a host.
    ///
    /// - Throws: `credentials.program-failed`.
    func erase(_ host: String) throws(YareError) {
        try require(try runner.run(program, "erase", input: Array(host.utf8)), "erase")
    }

    private func require(_ result: CredentialProgramResult, _ action: String) throws(YareError) {
        if result.status != 0 { throw .credentialProgramFailed(program, action, Self.message(result)) }
    }

    /// The programs write what is wrong to standard output.
    private static func message(_ result: CredentialProgramResult) -> String {
        let text = String(decoding: result.output.prefix(1024), as: UTF8.self)
        return text.isEmpty ? "exit status \(result.status)" : text.replacing("\n", with: " ")
    }
}
