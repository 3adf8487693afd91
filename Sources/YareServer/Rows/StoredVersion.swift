import GRDB
public import YareBase
public import YareRepository
import YareYAML

/// One version of a chart as a repository's rows hold it.
public struct StoredVersion: Sendable, Hashable {
    /// The row; later uploads have greater numbers.
    public let identifier: Int64
    public let name: String
    public let version: String
    /// The SHA-256 of the package in hexadecimal.
    public let digest: String
    /// The size of the package in bytes.
    public let size: Int
    public let created: Timestamp
    /// The path of the package in the storage.
    public let file: String
    /// Tells whether the file is still the one that was published.
    let stamp: String
    /// The record as the API gives it: what `Chart.yaml` says, `urls`, `created` and `digest`, as a JSON object.
    public let json: String

    /// The name of the package for clients: `web-1.2.0.tgz`.
    public var fileName: String { "\(name)-\(version).tgz" }

    init(_ row: Row) {
        identifier = row["id"]
        name = row["name"]
        version = row["version"]
        digest = row["digest"]
        size = row["size"]
        created = Timestamp(row["created"] as String) ?? .zero
        file = row["file"]
        stamp = row["stamp"]
        json = row["json"]
    }

    /// The columns that make a version, of `versions` and `charts`.
    static let columns = """
        versions.id, charts.name, versions.version, versions.digest, versions.size, versions.created, versions.file,
        versions.stamp, versions.json
        """

    /// What `Chart.yaml` says, and where the package is.
    ///
    /// - Throws: `json.*`, `chart.wrong-type`, `repository.*`, when the row was tampered with.
    public func record() throws(YareError) -> ChartVersionRecord {
        try ChartVersionRecord(document: try JSONReader(numbers: .exact).read(json))
    }
}
