import Crypto
import YareBase
import YareChart
import YareRepository
import YareYAML

/// What a package says about itself, after it was loaded as a chart and found whole.
struct PackageInspection: Sendable {
    let metadata: ChartMetadata
    let version: SemanticVersion
    /// The SHA-256 of the package in hexadecimal.
    let digest: String
    let size: Int

    /// Loads a package as a chart; what it holds is trusted no more than the loader trusts it.
    ///
    /// - Throws: `upload.invalid-package`.
    init(_ bytes: [UInt8]) throws(YareError) {
        do {
            var loader = ChartLoader()
            metadata = try loader.load(archive: bytes).metadata
            version = try SemanticVersion(metadata.version)
        } catch {
            throw .invalidPackage(error)
        }
        digest = Hexadecimal.text(SHA256.hash(data: bytes))
        size = bytes.count
        try Self.requireSafe(metadata.name, metadata.version)
    }

    /// Makes sure that a name and a version make the name of a file.
    ///
    /// - Throws: `upload.invalid-package`.
    static func requireSafe(_ name: String, _ version: String) throws(YareError) {
        let isSafe = [name, version].allSatisfy { !$0.hasPrefix(".") && $0.utf8.allSatisfy(SafeName.isAllowed) }
        guard isSafe, name.utf8.count + version.utf8.count <= longestFileName else {
            throw .unsafeChartName(name, version)
        }
    }

    /// Most file systems take 255 bytes; a suffix follows.
    private static let longestFileName = 240

    /// The name that the package gets, whatever it was called before: `web-1.2.0.tgz`.
    var fileName: String { "\(metadata.name)-\(metadata.version).tgz" }

    /// The record of the package in the index.
    func record(created: Timestamp, baseURL: String) -> ChartVersionRecord {
        ChartVersionRecord(
            metadata: metadata, urls: [baseURL + "charts/" + fileName], created: created, digest: digest)
    }
}
