public import YareBase
import YareChart

/// Signs packages with a secret key of a keyring.
public struct ProvenanceSigner: Sendable {
    private let key: String
    private let keyring: String
    private let passphrase: String?
    private let programs: any GnuPGPrograms

    /// - Parameters:
    ///   - key: a name that the key bears, or a part of one.
    ///   - keyring: the path of a keyring with secret keys, as `gpg --export-secret-keys` writes it.
    ///   - passphrase: what opens the key; `nil` for a key that is open.
    public init(key: String, keyring: String, passphrase: String?, programs: any GnuPGPrograms) {
        self.key = key
        self.keyring = keyring
        self.passphrase = passphrase
        self.programs = programs
    }

    /// The bytes of the provenance file of a package.
    ///
    /// - Throws: `provenance.*`.
    public func provenance(ofPackage package: [UInt8], named fileName: String) throws(YareError) -> [UInt8] {
        if case .missing(let reason) = FilePresence(keyring) { throw .keyringNotFound(keyring, reason) }
        var loader = ChartLoader()
        let metadata = try loader.load(archive: package).metadata
        let text = try ProvenanceText.text(
            of: metadata, fileName: fileName, digest: ProvenanceText.digest(of: package))
        let home = try GnuPGHome(programs: programs)
        let fingerprint = try fingerprint(in: home)
        return try sign(try home.write(text, to: "message"), with: fingerprint, in: home)
    }

    /// Takes the keyring's keys into the folder and finds the one that is meant.
    private func fingerprint(in home: borrowing GnuPGHome) throws(YareError) -> String {
        let imported = try home.gpg(["--import", keyring])
        guard let key = try GnuPGKey.key(named: key, among: try keys("--list-keys", in: home)) else {
            if imported.status != 0 { throw .unusableKeyring(keyring, imported.complaint) }
            throw .noSigningKey()
        }
        let secretKeys = try keys("--list-secret-keys", in: home)
        guard secretKeys.contains(where: { $0.fingerprint == key.fingerprint }) else { throw .keyIsNotSecret() }
        return key.fingerprint
    }

    private func keys(_ list: String, in home: borrowing GnuPGHome) throws(YareError) -> [GnuPGKey] {
        GnuPGKey.keys(in: try home.gpg(["--with-colons", list]).output)
    }

    private func sign(
        _ message: String, with fingerprint: String, in home: borrowing GnuPGHome
    ) throws(YareError) -> [UInt8] {
        let target = "\(home.path)/signature.asc"
        let result = try home.gpg(
            [
                "--pinentry-mode", "loopback", "--passphrase-fd", "0", "--digest-algo", "SHA512", "--local-user",
                fingerprint, "--output", target, "--clearsign", message,
            ], input: Array(((passphrase ?? "") + "\n").utf8))
        guard result.status == 0, var signed = try? PackageFile(path: target).read().bytes else {
            if passphrase == nil, result.isLocked { throw .keyIsLocked(key) }
            throw result.isLocked ? .wrongPassphrase() : .signingFailed(result.complaint)
        }
        // Helm's file ends without a line break
        if signed.last == UInt8(ascii: "\n") { signed.removeLast() }
        return signed
    }
}

extension GnuPGResult {
    /// Whether the passphrase was missing or wrong.
    fileprivate var isLocked: Bool {
        let error = String(decoding: error, as: UTF8.self)
        return error.contains("assphrase")
            || statusLines.contains { ["BAD_PASSPHRASE", "MISSING_PASSPHRASE"].contains($0[0]) }
    }
}
