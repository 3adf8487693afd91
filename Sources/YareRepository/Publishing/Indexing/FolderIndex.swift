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
        var charts: [String: [(version: String, text: [UInt8])]] = [:]
        var size = 0
        for package in packages {
            let text = try package.content.text.text(created: generated, url: package.url)
            size += text.count
            charts[package.content.name, default: []].append((package.content.version, text))
        }
        for record in merged {
            let text = Array(try record.indexText().utf8)
            size += text.count
            charts[record.name, default: []].append((record.version, text))
        }
        var assembly = try IndexAssembly(generated: generated, reservingBytes: size + 64 * (charts.count + 4))
        for (name, versions) in charts.sorted(by: { IndexAssembly.precedes($0.key, $1.key) }) {
            try assembly.beginChart(name)
            for position in VersionOrder.newestFirst(versions.map(\.version)) {
                assembly.append(versions[position].text)
            }
        }
        return assembly.finish()
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
