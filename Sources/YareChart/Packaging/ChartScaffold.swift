public import YareBase

/// Makes new charts: Helm's scaffold, or a copy of a starter.
public struct ChartScaffold: Sendable {
    /// What stands for the chart's name in scaffolds and starters.
    public static let placeholder = "<CHARTNAME>"

    /// The name of the new chart.
    public let name: String

    /// Makes a scaffold.
    ///
    /// - Throws: `chart.invalid-name` unless the name is made of letters, digits, dots, underscores and hyphens.
    public init(name: String) throws(YareError) {
        guard ChartScaffold.isValid(name) else { throw .invalidChartName() }
        if name.utf8.count > ChartScaffold.longestName { throw .chartNameTooLong(limit: ChartScaffold.longestName) }
        self.name = name
    }

    private static let longestName = 250

    /// The files of the new chart, in the order in which Helm writes them.
    public func files() -> [ChartFile] {
        ChartScaffold.texts.map { path, text in
            ChartFile(name: path, bytes: Array(named(text).utf8))
        }
    }

    /// The files of a new chart that is made after a starter: its templates, values and schema with the name put in, and
    /// a `Chart.yaml` of its own.
    ///
    /// - Throws: `yaml.*` when the starter's values are no YAML once the name is in.
    public func files(starter: Chart) throws(YareError) -> [ChartFile] {
        var metadata = ChartMetadata(name: name, version: "0.1.0")
        metadata.description = "A Helm chart for Kubernetes"
        metadata.type = "application"
        metadata.appVersion = "0.1.0"
        metadata.dependencies = starter.metadata.dependencies
        var files = [ChartFile(name: "Chart.yaml", bytes: try metadata.chartFile())]
        if let values = starter.rawValues { files.append(named(ChartFile(name: "values.yaml", bytes: values))) }
        if let schema = starter.schema { files.append(ChartFile(name: "values.schema.json", bytes: schema)) }
        return files + starter.templates.map(named) + starter.files
    }

    private func named(_ file: ChartFile) -> ChartFile {
        guard let text = String(validating: file.bytes, as: UTF8.self) else { return file }
        return ChartFile(name: file.name, bytes: Array(named(text).utf8))
    }

    private func named(_ text: String) -> String {
        var result = ""
        var rest = text.utf8[...]
        let placeholder = ChartScaffold.placeholder.utf8
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            let isPlaceholder = rest[start...].starts(with: placeholder)
            let end = isPlaceholder ? rest.index(start, offsetBy: placeholder.count) : rest.index(after: start)
            result += Substring(rest[..<(isPlaceholder ? start : end)])
            if isPlaceholder { result += name }
            rest = rest[end...]
        }
        return result + Substring(rest)
    }

    private static func isValid(_ name: String) -> Bool {
        guard !name.isEmpty, name != ".", name != ".." else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    private static let texts: [(path: String, text: String)] = [
        ("Chart.yaml", ScaffoldTexts.chart),
        ("values.yaml", ScaffoldTexts.values),
        (".helmignore", ScaffoldTexts.ignoreRules),
        ("templates/ingress.yaml", ScaffoldManifests.ingress),
        ("templates/deployment.yaml", ScaffoldManifests.deployment),
        ("templates/service.yaml", ScaffoldManifests.service),
        ("templates/serviceaccount.yaml", ScaffoldManifests.serviceAccount),
        ("templates/hpa.yaml", ScaffoldManifests.autoscaler),
        ("templates/NOTES.txt", ScaffoldTexts.notes),
        ("templates/_helpers.tpl", ScaffoldTexts.helpers),
        ("templates/tests/test-connection.yaml", ScaffoldManifests.connectionTest),
    ]
}
