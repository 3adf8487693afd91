import YareTestSupport

/// Keys for tests, in the files that Helm's users have: made once with `gpg --quick-generate-key NAME rsa2048 default never`
/// and written with `gpg --export` and `gpg --export-secret-keys`. They protect nothing.
enum KeyringFixture {
    /// The public keys of Ada and Dan.
    static let publicKeys = path("pubring.gpg")
    /// Dan's public key alone.
    static let otherKeys = path("other.gpg")
    /// Ada's secret key, without a passphrase.
    static let secretKeys = path("secring.gpg")
    /// Dan's secret key, protected by what ``passphrase`` holds.
    static let lockedKeys = path("locked.gpg")
    static let passphrase = path("passphrase")
    static let wrongPassphrase = path("wrong")

    private static func path(_ name: String) -> String {
        TestProgram.sourceFolder + "/Tests/CommandLineTests/Keyrings/" + name
    }
}
