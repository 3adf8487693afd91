public import YareArchive
public import YareBase
import YareYAML

/// Makes packages of charts: `<name>-<version>.tgz`, the same bytes for the same chart.
public struct ChartPackager: Sendable {
    /// How the archive is written; the modification time is that of `SOURCE_DATE_EPOCH`.
    public var writer: ArchiveWriter

    public init(writer: ArchiveWriter = ArchiveWriter()) {
        self.writer = writer
    }

    /// A finished package.
    public struct Package: Sendable {
        /// `<name>-<version>.tgz`
        public let fileName: String
        public let bytes: [UInt8]
    }

    /// The package of a chart and its subcharts.
    ///
    /// - Throws: `chart.invalid`, `chart.invalid-schema`, `archive.unwritable`, `yaml.unwritable`.
    public func package(_ chart: Chart) throws(YareError) -> Package {
        var chart = chart
        do {
            try chart.metadata.validate()
        } catch {
            throw error.during("chart validation")
        }
        return Package(
            fileName: "\(chart.name)-\(chart.metadata.version).tgz",
            bytes: try writer.archive(try members(of: chart), base: chart.name))
    }

    /// The members of a package in Helm's order: what describes the chart, its templates, its other files, its subcharts.
    ///
    /// - Throws: `chart.invalid-schema`, `yaml.unwritable`.
    public func members(of chart: Chart) throws(YareError) -> [ArchiveMember] {
        var members: [ArchiveMember] = []
        var metadata = chart.metadata
        // the dependencies of version 1 lie in requirements.yaml
        if metadata.apiVersion == "v1" { metadata.dependencies = [] }
        members.append(ArchiveMember(path: "Chart.yaml", bytes: try metadata.chartFile()))
        if metadata.apiVersion == "v2", let lock = chart.lock {
            members.append(ArchiveMember(path: "Chart.lock", bytes: try lock.lockFile()))
        }
        if let values = chart.rawValues { members.append(ArchiveMember(path: "values.yaml", bytes: values)) }
        if let schema = chart.schema {
            try ChartPackager.requireJSON(schema)
            members.append(ArchiveMember(path: "values.schema.json", bytes: schema))
        }
        members += (chart.templates + chart.files).map { ArchiveMember(path: $0.name, bytes: $0.bytes) }
        for subchart in chart.dependencies {
            members += try self.members(of: subchart).map { member in
                ArchiveMember(path: "charts/\(subchart.name)/\(member.path)", bytes: member.bytes)
            }
        }
        return members
    }

    private static func requireJSON(_ schema: [UInt8]) throws(YareError) {
        do {
            _ = try ChartDocument.json(String(decoding: schema, as: UTF8.self))
        } catch {
            throw .schemaIsNoJSON(error)
        }
    }
}
