public import YareBase
import YareYAML

/// The index of a folder of packages, before it is written: what each package is, and where.
public struct FolderIndex: Sendable {
    struct Package: Sendable {
        let content: PackageContent
        let url: String
    }

    private let generated: Timestamp
    private let packages: [Package]
    /// Records of another index that the folder has no package for.
    private var merged: [ChartVersionRecord] = []

    init(generated: Timestamp, packages: [Package]) {
        self.generated = generated
        self.packages = packages
    }

    /// Adds the records of another index for which the folder has no package of the same name and version.
    public mutating func merge(_ other: RepositoryIndex) {
        var present: [String: Set<String>] = [:]
        for package in packages { present[package.content.name, default: []].insert(package.content.version) }
        for (name, records) in other.entries {
            merged += records.filter { !(present[name]?.contains($0.version) ?? false) }
        }
    }

    /// The bytes of `index.yaml`.
    ///
    /// - Throws: `yaml.unwritable`.
    public func yaml() throws(YareError) -> [UInt8] {
        var charts: [String: [Line]] = [:]
        for package in packages {
            charts[package.content.name, default: []].append(.package(package))
        }
        for record in merged {
            charts[record.name, default: []].append(.merged(record, text: Array(try record.indexText().utf8)))
        }
        var assembly = try IndexAssembly(generated: generated, reservingBytes: expectedSize)
        let createdLine = IndexRecordText.createdLine(generated)
        for (name, versions) in charts.sorted(by: { IndexAssembly.precedes($0.key, $1.key) }) {
            try assembly.beginChart(name)
            for position in VersionOrder.newestFirst(versions.map(\.version)) {
                switch versions[position] {
                case .package(let package):
                    try assembly.append(package.content.text, createdLine: createdLine, url: package.url)
                case .merged(_, let text): assembly.append(text)
                }
            }
        }
        return assembly.finish()
    }

    /// A version in the list of a chart.
    private enum Line {
        case package(Package)
        case merged(ChartVersionRecord, text: [UInt8])

        var version: String {
            switch self {
            case .package(let package): package.content.version
            case .merged(let record, _): record.version
            }
        }
    }

    /// About how many bytes `index.yaml` has.
    private var expectedSize: Int {
        packages.reduce(256 + 1024 * merged.count) { $0 + $1.content.text.bytes.count + $1.url.utf8.count + 160 }
    }

    /// The bytes of the index in JSON.
    ///
    /// - Throws: `json.unwritable`.
    public func json() throws(YareError) -> [UInt8] {
        var records: [ChartVersionRecord] = []
        for package in packages {
            records.append(try package.content.text.record(created: generated, url: package.url))
        }
        return try RepositoryIndex(generated: generated, records: records + merged).json()
    }
}
