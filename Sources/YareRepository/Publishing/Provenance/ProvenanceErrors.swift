public import YareBase

/// The sentences are those of Helm and of the OpenPGP library that it uses, where they have one.
extension YareError {
    /// No folder for GnuPG can be made (`provenance.no-folder`).
    static func noTemporaryFolder(_ reason: String) -> YareError {
        YareError("provenance.no-folder", "making a temporary folder for GnuPG: \(reason)")
    }

    /// A program of GnuPG is not installed (`provenance.no-program`).
    public static func noGnuPGProgram(_ program: String) -> YareError {
        YareError(
            "provenance.no-program", "\(program) is needed for signatures and is not installed",
            hint: "install GnuPG: the packages gnupg and gpgv")
    }

    /// A program of GnuPG did not end (`provenance.timeout`).
    public static func gnuPGTimeout(_ program: String, seconds: Int) -> YareError {
        YareError("provenance.timeout", "\(program) did not end within \(seconds) seconds")
    }

    // MARK: verifying

    /// The package is not there (`provenance.no-file`).
    static func noFileToVerify(_ path: String, _ reason: String) -> YareError {
        YareError("provenance.no-file", "stat \(path): \(reason)")
    }

    /// There is no provenance file beside the package (`provenance.no-file`).
    static func noProvenanceFile(_ path: String, _ reason: String) -> YareError {
        noFileToVerify(path, reason).during("could not load provenance file \(path)")
    }

    /// A folder cannot be verified (`provenance.not-a-package`).
    static func unpackedChart() -> YareError {
        YareError("provenance.not-a-package", "unpacked charts cannot be verified")
    }

    /// Only packages can be verified (`provenance.not-a-package`).
    static func notAPackage() -> YareError {
        YareError("provenance.not-a-package", "chart must be a tgz file")
    }

    /// The path of the provenance file leads to a folder (`provenance.not-a-file`).
    static func provenanceIsFolder(_ path: String) -> YareError {
        YareError("provenance.not-a-file", "\(path) cannot be a directory")
    }

    /// The keyring cannot be read (`provenance.no-keyring`).
    static func unreadableKeyring(_ path: String, _ reason: String) -> YareError {
        keyringNotFound(path, reason).during("failed to load keyring")
    }

    /// The keyring cannot be read (`provenance.no-keyring`).
    static func keyringNotFound(_ path: String, _ reason: String) -> YareError {
        YareError(
            "provenance.no-keyring", "open \(path): \(reason)",
            hint: "write the keys to a file with \"gpg --export\" or \"gpg --export-secret-keys\" and pass --keyring")
    }

    /// The provenance file is too large (`provenance.too-large`).
    static func provenanceTooLarge() -> YareError {
        YareError(
            "provenance.too-large",
            "failed to decode signature: the provenance file is larger than \(ProvenanceVerifier.largestFile >> 20) MiB"
        )
    }

    /// There is no signed text in the provenance file (`provenance.no-signature`).
    static func noSignature() -> YareError {
        YareError("provenance.no-signature", "failed to decode signature: signature block not found")
    }

    /// The signed text does not have two parts (`provenance.invalid-text`).
    static func provenanceWithoutParts() -> YareError {
        YareError("provenance.invalid-text", "message block must have at least two parts")
    }

    /// The signed text is about other files (`provenance.other-file`).
    static func provenanceWithoutFile(_ name: String) -> YareError {
        YareError(
            "provenance.other-file", "provenance does not contain a SHA for a file named \(name.debugDescription)")
    }

    /// The package is not the one that was signed (`provenance.digest`).
    static func digestMismatch(_ name: String, promised: String, found: String) -> YareError {
        YareError(
            "provenance.digest",
            "sha256 sum does not match for \(name): \(promised.debugDescription) != \(found.debugDescription)")
    }

    /// The signature is not one of the text (`provenance.invalid-signature`).
    static func invalidSignature(_ reason: String) -> YareError {
        YareError("provenance.invalid-signature", "openpgp: invalid signature: \(reason)")
    }

    /// What a status line of GnuPG says against a signature, or `nil` when it says nothing against it.
    static func signatureProblem(_ line: [Substring], _ result: GnuPGResult) -> YareError? {
        switch line.first {
        case "BADSIG": .invalidSignature("the text is not the one that was signed")
        case "EXPSIG": YareError("provenance.expired", "openpgp: signature expired")
        case "EXPKEYSIG": YareError("provenance.expired", "openpgp: key expired")
        case "REVKEYSIG": .invalidSignature("the key was revoked")
        case "NO_PUBKEY":
            YareError(
                "provenance.unknown-key", "openpgp: signature made by unknown entity",
                hint: "pass a keyring that \"gpg --export\" wrote with --keyring; key \(line.last ?? "")")
        // the sixth word says why the signature could not be checked; 9 is a missing key, which is told apart
        case "ERRSIG" where line.dropFirst(6).first != "9": .invalidSignature(result.complaint)
        default: nil
        }
    }

    // MARK: signing

    /// No key bears the name (`provenance.no-key`).
    static func noSigningKey() -> YareError {
        YareError("provenance.no-key", "private key not found")
    }

    /// The keyring has only the public half of the key (`provenance.no-key`).
    static func keyIsNotSecret() -> YareError {
        YareError(
            "provenance.no-key", "provided key is not a private key. Try providing a keyring with secret keys",
            hint: "write one with \"gpg --export-secret-keys\"")
    }

    /// Several keys bear the name (`provenance.ambiguous-key`).
    static func ambiguousKey(_ name: String) -> YareError {
        YareError("provenance.ambiguous-key", "more than one key contain the id \(name.debugDescription)")
    }

    /// GnuPG makes nothing of the keyring (`provenance.no-keyring`).
    static func unusableKeyring(_ path: String, _ reason: String) -> YareError {
        YareError("provenance.no-keyring", "reading keyring \(path): \(reason)")
    }

    /// The key is protected and no passphrase was given (`provenance.locked-key`).
    static func keyIsLocked(_ key: String) -> YareError {
        YareError(
            "provenance.locked-key", "the key \(key.debugDescription) is protected by a passphrase",
            hint: "pass a file with it, or - for standard input, with --passphrase-file")
    }

    /// The passphrase does not open the key (`provenance.locked-key`).
    static func wrongPassphrase() -> YareError {
        YareError(
            "provenance.locked-key", "openpgp: invalid data: private key checksum failure",
            hint: "check the passphrase")
    }

    /// GnuPG did not sign (`provenance.failed`).
    static func signingFailed(_ reason: String) -> YareError {
        YareError("provenance.failed", "signing: \(reason)")
    }
}
