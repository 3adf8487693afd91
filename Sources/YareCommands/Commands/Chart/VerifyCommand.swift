import YareBase
import YareRepository

/// `yare verify PATH`
struct VerifyCommand: SynchronousCommand {
    private var keyring = ""
    private var path = ""

    static let description = CommandDescription(
        summary: "check the signature of a package",
        usage: "PATH",
        arguments: .exactly(1),
        discussion: """
            Checks that a package is the one that was signed: by the provenance file beside it, PATH.prov, which has to be
            signed with a key of the keyring. GnuPG does the work; the keyring is a file that "gpg --export" wrote.
            """,
        examples: [.init("a package and its provenance file", "verify web-1.2.3.tgz --keyring keys.gpg")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&keyring, "keyring", help: "the public keys to check with (default ~/.gnupg/pubring.gpg)")
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        path = arguments.joined()
    }

    func run(in context: CommandContext) throws(YareError) {
        let environment = context.environment
        let keyring = keyring.isEmpty ? environment.defaultKeyring : keyring
        let verifier = ProvenanceVerifier(
            keyring: FilePath.absolute(keyring, in: environment.workingFolder), programs: environment.gnuPG)
        let package = FilePath.absolute(path, in: environment.workingFolder)
        context.write(try verifier.verify(package: package, called: path).report)
    }
}
