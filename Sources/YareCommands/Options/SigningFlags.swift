import YareBase
import YareRepository

/// The flags that say with which key packages are signed.
struct SigningFlags: Sendable {
    private var isSigning = false
    private var key = ""
    private var keyring: String?
    private var passphraseFile = ""

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Signature"
        flags.bind(&isSigning, "sign", help: "write a signature beside the package, into a file .prov")
        flags.bind(&key, "key", help: "the name of the key to sign with, or a part of it")
        flags.bind(&keyring, "keyring", help: "the secret keys, as gpg exports them (default ~/.gnupg/pubring.gpg)")
        flags.bind(&passphraseFile, "passphrase-file", help: "a file with the key's passphrase; - for standard input")
    }

    /// Settles what the flags mean together.
    func validate() throws(YareError) {
        guard isSigning else { return }
        if key.isEmpty { throw .signingNeeds("--key") }
        if keyring?.isEmpty == true { throw .signingNeeds("--keyring") }
    }

    /// What signs packages, or `nil` when they are not to be signed.
    func signer(_ context: CommandContext) throws(YareError) -> ProvenanceSigner? {
        guard isSigning else { return nil }
        let environment = context.environment
        return ProvenanceSigner(
            key: key,
            keyring: FilePath.absolute(keyring ?? environment.defaultKeyring, in: environment.workingFolder),
            passphrase: try passphrase(context), programs: environment.gnuPG)
    }

    /// The first line of the file.
    private func passphrase(_ context: CommandContext) throws(YareError) -> String? {
        if passphraseFile.isEmpty { return nil }
        let bytes =
            passphraseFile == "-"
            ? try context.streams.readInput()
            : try InputFile.path(passphraseFile).read(in: context.environment.workingFolder)
        if bytes.isEmpty {
            throw YareError("command-line.empty-passphrase", "EOF", hint: "give a file with a passphrase")
        }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}

extension YareError {
    /// A flag is missing that signing needs (`command-line.missing-flag`).
    fileprivate static func signingNeeds(_ flag: String) -> YareError {
        YareError("command-line.missing-flag", "\(flag) is required for signing a package")
    }
}
