import YareBase
public import YareChart

/// How the dependencies of a chart stand: what `dependency list` shows.
public struct DependencyListing: Sendable {
    /// A dependency and how it stands.
    public struct Row: Sendable {
        public let dependency: ChartDependency
        public let status: DependencyStatus
    }

    public let rows: [Row]
    /// What lies in `charts/` and is not listed, or is no chart.
    public private(set) var warnings: [String] = []

    /// Looks at a chart.
    ///
    /// - Parameters:
    ///   - path: the path of its folder or package.
    ///   - name: the path that the user gave.
    public init(of chart: Chart, path: String, called name: String) {
        let folder = "\(path)/charts"
        let packages = ((try? PackageListing.files(in: folder)) ?? []).filter { $0.hasSuffix(".tgz") }.map { file in
            DependencyStatus.Package(
                fileName: file,
                chart: Result { () throws(YareError) in
                    var loader = ChartLoader()
                    return try loader.load(package: "\(folder)/\(file)")
                })
        }
        rows = chart.metadata.listedDependencies.map { dependency in
            let status = DependencyStatus(of: dependency, packages: packages, charts: chart.dependencies)
            return Row(dependency: dependency, status: status)
        }
        warnings = DependencyListing.warnings(chart, folder, FilePath.cleaned("\(name)/charts"))
    }

    private static func warnings(_ chart: Chart, _ folder: String, _ shown: String) -> [String] {
        let names = Set(chart.metadata.listedDependencies.map(\.name))
        return ((try? PackageListing.names(in: folder)) ?? []).compactMap { entry in
            let path = "\(folder)/\(entry)"
            let isFolder = if case .folder = FilePresence(path) { true } else { false }
            guard isFolder || entry.hasSuffix(".tgz") else { return nil }
            var loader = ChartLoader()
            guard let subchart = try? loader.load(path: path) else {
                return "WARNING: \("\(shown)/\(entry)".debugDescription) is not a chart."
            }
            return names.contains(subchart.name)
                ? nil : "WARNING: \("\(shown)/\(entry)".debugDescription) is not in Chart.yaml."
        }
    }
}
