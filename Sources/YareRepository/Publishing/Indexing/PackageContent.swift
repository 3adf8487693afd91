import Crypto
import YareArchive
import YareBase
import YareChart

/// What an index says of a package's bytes.
struct PackageContent: Sendable, Hashable {
    let name: String
    let version: String
    let text: IndexRecordText

    /// Reads a package. All of it is loaded, as Helm does: what could not be installed is not listed.
    ///
    /// - Throws: `chart.*`, `archive.*`, `yaml.*`.
    init(package bytes: [UInt8]) throws(YareError) {
        guard bytes.starts(with: [0x1F, 0x8B, 0x08]) else { throw .notGzip(nil) }
        var loader = ChartLoader()
        var metadata = try loader.load(archive: bytes).metadata
        metadata.unknownFields = ValueMap()
        let digest = Hexadecimal.text(SHA256.hash(data: bytes))
        self.init(name: metadata.name, version: metadata.version, text: try IndexRecordText(metadata, digest: digest))
    }

    init(name: String, version: String, text: IndexRecordText) {
        self.name = name
        self.version = version
        self.text = text
    }
}
