/// A chart's place among the charts that contain it.
public struct ChartPath: Sendable, Hashable {
    /// The names from the top chart down to this one.
    public let names: [String]

    /// The place of a top chart.
    public init(root: String) {
        names = [root]
    }

    private init(names: [String]) {
        self.names = names
    }

    /// The place of a subchart.
    public func appending(_ name: String) -> ChartPath {
        ChartPath(names: names + [name])
    }

    /// Whether nothing contains the chart.
    public var isRoot: Bool { names.count == 1 }

    /// The path that manifests and error messages show: `web/charts/redis`.
    public var fullPath: String { names.joined(separator: "/charts/") }

    /// The place of a subchart that shows another name for the chart above it.
    func appending(_ chart: Chart) -> ChartPath {
        ChartPath(names: (chart.parentName.map { names.dropLast() + [$0] } ?? names) + [chart.name])
    }

    /// The names joined by dots: `web.redis`.
    public var dottedPath: String { names.joined(separator: ".") }

}

extension Chart {
    /// Visits this chart as the top one and then all subcharts, each before its own subcharts.
    public func visit(_ body: (Chart, ChartPath) throws -> Void) rethrows {
        try visit(at: ChartPath(root: name), body)
    }

    private func visit(at path: ChartPath, _ body: (Chart, ChartPath) throws -> Void) rethrows {
        try body(self, path)
        for dependency in dependencies {
            try dependency.visit(at: path.appending(dependency), body)
        }
    }

    /// The custom resource definitions under `crds/` of this chart and its subcharts, each with its full path.
    public var crds: [CustomResourceDefinitionFile] {
        var found: [CustomResourceDefinitionFile] = []
        visit { chart, path in
            for file in chart.files where file.isCustomResourceDefinition {
                found.append(CustomResourceDefinitionFile(path: path.fullPath + "/" + file.name, file: file))
            }
        }
        return found
    }

    /// The file that `show readme` prints, or `nil`.
    public var readme: ChartFile? {
        files.first { Chart.readmeNames.contains($0.name.lowercased()) }
    }

    private static let readmeNames = ["readme.md", "readme.txt", "readme"]
}

/// A file of custom resource definitions and the path of it from the top chart.
public struct CustomResourceDefinitionFile: Sendable, Hashable {
    /// Such as `web/charts/operator/crds/backup.yaml`.
    public var path: String
    public var file: ChartFile
}

extension ChartFile {
    /// Whether Helm takes the file for custom resource definitions: under `crds/`, by the name YAML or JSON.
    public var isCustomResourceDefinition: Bool {
        guard name.utf8.starts(with: "crds/".utf8), let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else {
            return false
        }
        return [".yaml", ".yml", ".json"].contains(name[dot...].lowercased())
    }
}
