import YareBase
import YareYAML

/// A provenance file: `Chart.yaml` and the digest of the package, signed in clear text by OpenPGP.
///
/// The signature is for clients to verify, who know whom they trust.
struct ProvenanceFile {
    /// Name and version of the chart that the file vouches for.
    let name: String
    let version: String
    /// Digests with their `sha256:`, by the names of files.
    private let digests: [String: String]

    private static let limit = 1 << 20
    private static let beginning = "-----BEGIN PGP SIGNED MESSAGE-----"
    private static let signature = "-----BEGIN PGP SIGNATURE-----"

    /// Reads a provenance file.
    ///
    /// - Throws: `upload.invalid-provenance`.
    init(_ bytes: [UInt8]) throws(YareError) {
        if bytes.count > Self.limit { throw .invalidProvenance("it is larger than \(Self.limit) bytes") }
        let message = try Self.message(of: String(decoding: bytes, as: UTF8.self))
        let documents: [Value]
        do {
            documents = try message.map { (text) throws(YareError) in try YAMLReader().read(text) }
        } catch {
            throw .invalidProvenance(error.message)
        }
        guard let chart = documents.first, let name = chart["name"]?.stringValue,
            let version = chart["version"]?.stringValue
        else { throw .invalidProvenance("it does not name a chart and its version") }
        (self.name, self.version) = (name, version)
        digests =
            documents.last?["files"]?.mapValue.map { files in
                Dictionary(uniqueKeysWithValues: files.map { ($0.key, $0.value.stringValue ?? "") })
            } ?? [:]
    }

    /// The name of the package that the file goes with.
    var packageName: String { "\(name)-\(version).tgz" }

    /// Makes sure that the file vouches for a package with a digest.
    ///
    /// - Throws: `upload.wrong-digest`, `upload.invalid-provenance`.
    func requireDigest(_ digest: String, of package: String) throws(YareError) {
        guard let promised = digests[package] else { throw .invalidProvenance("it does not name \"\(package)\"") }
        if promised != "sha256:" + digest {
            throw .provenanceMismatch(package, expected: promised, found: "sha256:" + digest)
        }
    }

    /// The two documents of the signed message, without headers, dash escapes and signature.
    private static func message(of text: String) throws(YareError) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasSuffix("\r") ? line.dropLast() : line
        }[...]
        guard let start = lines.firstIndex(where: { $0 == beginning }),
            let end = lines.firstIndex(where: { $0 == signature }), start < end
        else { throw .invalidProvenance("it holds no signed message") }
        lines = lines[(start + 1)..<end]
        lines = lines.drop { !$0.isEmpty }.dropFirst()
        let body = lines.map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }
        return body.split(separator: "...", maxSplits: 1).map { $0.joined(separator: "\n") }
    }
}
