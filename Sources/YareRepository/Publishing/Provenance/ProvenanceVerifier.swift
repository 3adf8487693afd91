public import YareBase

/// Checks that a package is the one that somebody signed, whose key is in a keyring.
public struct ProvenanceVerifier: Sendable {
    private let keyring: String
    private let programs: any GnuPGPrograms

    /// A provenance file that is larger is none: it holds a `Chart.yaml`, which is at most as large, and a signature.
    static let largestFile = 6 << 20

    /// - Parameter keyring: the path of a keyring with public keys, as `gpg --export` writes it.
    public init(keyring: String, programs: any GnuPGPrograms) {
        self.keyring = keyring
        self.programs = programs
    }

    /// What was found out about a package.
    public struct Verification: Sendable, Hashable {
        /// The names of the one who signed.
        public let identities: [String]
        /// The fingerprint of the primary key, in capital hexadecimal digits.
        public let fingerprint: String
        /// The package's digest: `sha256:` and hexadecimal digits.
        public let digest: String

        /// The lines that `helm verify` prints.
        public var report: String {
            identities.map { "Signed by: \($0)\n" }.joined()
                + "Using Key With Fingerprint: \(fingerprint)\nChart Hash Verified: \(digest)\n"
        }
    }

    /// Verifies a package in a file by the provenance file beside it, `<path>.prov`.
    ///
    /// - Parameter name: the path in messages, where it is another: the one that the user gave.
    /// - Throws: `provenance.*` with Helm's sentences.
    public func verify(package path: String, called name: String? = nil) throws(YareError) -> Verification {
        let name = name ?? path
        switch FilePresence(path) {
        case .missing(let reason): throw .noFileToVerify(name, reason)
        case .folder: throw .unpackedChart()
        case .file: if !name.hasSuffix(".tgz") && !name.hasSuffix(".tar.gz") { throw .notAPackage() }
        }
        switch FilePresence(path + ".prov") {
        case .missing(let reason): throw .noProvenanceFile(name + ".prov", reason)
        case .folder: throw .provenanceIsFolder(name + ".prov")
        case .file: break
        }
        let provenance = try PackageFile(path: path + ".prov").read(limit: Int64(Self.largestFile)).bytes
        let fileName = name.split(separator: "/").last.map(String.init) ?? name
        return try verify(package: try PackageFile(path: path).read().bytes, named: fileName, provenance: provenance)
    }

    /// Verifies a package by the bytes of its provenance file.
    ///
    /// - Parameter fileName: the name of the package's file, which the signature is about too.
    /// - Throws: `provenance.*` with Helm's sentences.
    public func verify(
        package: [UInt8], named fileName: String, provenance: [UInt8]
    ) throws(YareError) -> Verification {
        if case .missing(let reason) = FilePresence(keyring) { throw .unreadableKeyring(keyring, reason) }
        guard provenance.count <= ProvenanceVerifier.largestFile else { throw .provenanceTooLarge() }
        guard let signed = ClearSignedText(provenance) else { throw .noSignature() }
        let (fingerprint, identities) = try signer(of: signed)
        let text = try ProvenanceText(signed.text)
        let digest = ProvenanceText.digest(of: package)
        guard let promised = text.files[fileName] else { throw .provenanceWithoutFile(fileName) }
        if promised != digest { throw .digestMismatch(fileName, promised: promised, found: digest) }
        return Verification(identities: identities, fingerprint: fingerprint, digest: digest)
    }

    private func signer(of signed: ClearSignedText) throws(YareError) -> (fingerprint: String, identities: [String]) {
        let home = try GnuPGHome(programs: programs)
        let signature = try home.write(signed.signature, to: "signature.asc")
        let message = try home.write(signed.signedBytes, to: "message")
        let result = try home.gpgv(keyring: keyring, [signature, message])
        let lines = result.statusLines
        if let problem = lines.lazy.compactMap({ YareError.signatureProblem($0, result) }).first { throw problem }
        guard result.status == 0, lines.contains(where: { $0.first == "GOODSIG" }),
            let valid = lines.first(where: { $0.first == "VALIDSIG" }), let fingerprint = valid.last
        else { throw .invalidSignature(result.complaint) }
        return (String(fingerprint), try identities(of: String(fingerprint), lines, home))
    }

    /// All names that the key bears; at least the one that `gpgv` told.
    private func identities(
        of fingerprint: String, _ lines: [[Substring]], _ home: borrowing GnuPGHome
    ) throws(YareError) -> [String] {
        let listing = try home.gpg([
            "--no-autostart", "--no-default-keyring", "--keyring", keyring, "--with-colons", "--list-keys", fingerprint,
        ])
        let key = GnuPGKey.keys(in: listing.output).first { $0.fingerprint == fingerprint }
        if let key, !key.identities.isEmpty { return key.identities }
        return lines.filter { $0.first == "GOODSIG" }.map { $0.dropFirst(2).joined(separator: " ") }
    }
}
