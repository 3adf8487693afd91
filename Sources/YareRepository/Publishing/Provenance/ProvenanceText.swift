import Crypto
import YareBase
import YareChart
import YareYAML

/// What is signed of a package: its Chart.yaml, a line with three dots, and the digest of its file.
struct ProvenanceText: Sendable, Hashable {
    /// The digests of files by their names: `sha256:` and hexadecimal digits.
    let files: [String: String]

    /// The digest of a package as a provenance file writes it.
    static func digest(of package: [UInt8]) -> String {
        "sha256:" + Hexadecimal.text(SHA256.hash(data: package))
    }

    /// The text about a package.
    ///
    /// - Throws: `yaml.unwritable`.
    static func text(of metadata: ChartMetadata, fileName: String, digest: String) throws(YareError) -> [UInt8] {
        let files = try YAMLWriter.text(of: ["files": [fileName: .string(digest)]])
        return try metadata.chartFile() + Array("\n...\n".utf8) + Array(files.utf8)
    }

    /// Reads a text.
    ///
    /// - Throws: `provenance.invalid-text`, `yaml.*`.
    init(_ text: [UInt8]) throws(YareError) {
        guard let border = text.firstRange(of: Array("\n...\n".utf8)) else { throw .provenanceWithoutParts() }
        let rest = text[border.upperBound...]
        let end = rest.firstRange(of: Array("\n...\n".utf8))?.lowerBound ?? rest.endIndex
        let document = try YAMLReader(numbers: .exact).read(Array(rest[..<end]))
        var files: [String: String] = [:]
        for (name, digest) in document["files"]?.mapValue ?? ValueMap() { files[name] = digest.stringValue }
        self.files = files
    }
}
