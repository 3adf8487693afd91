import YareArchive
import YareBase
import YareChart
import YareEngine

/// Examines charts as `helm lint` does: the files by the rules of ``ChartLinter``, the templates by rendering them.
struct ChartExamination {
    let values: ValueMap
    let namespace: String
    let capabilities: Capabilities
    let checksSchema: Bool

    /// What came of a chart.
    enum Result {
        /// There is nothing at the path that is a chart.
        case unreadable(YareError)
        case messages([LintMessage])

        /// Whether there is more than information.
        var isRemarkable: Bool { fails(strict: true) }

        /// Whether the chart fails, by errors or, if strict, by warnings too.
        func fails(strict: Bool) -> Bool {
            switch self {
            case .unreadable: true
            case .messages(let messages): messages.contains { $0.severity >= (strict ? .warning : .error) }
            }
        }
    }

    /// Examines the chart in a folder or package.
    func examine(_ path: String, in context: CommandContext) -> Result {
        do {
            if ChartPackageName.isPackage(path) {
                let unpacked = try UnpackedChart(package: path)
                return try examine(folder: unpacked.folder, called: unpacked.folder, context)
            }
            return try examine(folder: path, called: path, context)
        } catch {
            return .unreadable(error)
        }
    }

    private func examine(
        folder: String, called path: String, _ context: CommandContext
    ) throws(YareError) -> Result {
        let chartFile = FilePath.joined(path, "Chart.yaml")
        guard OutputFolder.exists(chartFile) else {
            throw .systemCallFailed("stat", path: chartFile).during("unable to check Chart.yaml file in chart")
        }
        var linter = ChartLinter(folder: folder)
        linter.overrides = values
        linter.patterns = checksSchema ? RegularExpressionCache.shared : nil
        return .messages(linter.messages { templateMessages(of: $0, context) })
    }

    /// The remarks about a chart's templates; when they cannot be rendered, that they cannot.
    private func templateMessages(of chart: Chart, _ context: CommandContext) -> [LintMessage] {
        let rendered: [String: String]
        do {
            rendered = try files(of: chart, context)
        } catch {
            return error.diagnostics.map { LintMessage(.error, "templates/", YareError($0).description) }
        }
        let linter = TemplateLinter(kubernetesMinor: Int(capabilities.kubeVersion.minor) ?? 0)
        return chart.templates.flatMap { file in
            linter.messages(of: file, rendered: rendered["\(chart.name)/\(file.name)"])
        }
    }

    private func files(of chart: Chart, _ context: CommandContext) throws(YareError) -> [String: String] {
        let rendering = OfflineRendering(
            chart: chart, values: values, release: ReleaseScope(name: "test-release", namespace: namespace),
            capabilities: capabilities, checksSchema: checksSchema, isLinting: true)
        let files = try rendering.files(in: context, allowsDNS: false).files
        return Dictionary(files.map { ($0.path, $0.content) }, uniquingKeysWith: { $1 })
    }
}

/// How packages of charts are called.
enum ChartPackageName {
    /// Whether a path looks like that of a package.
    static func isPackage(_ path: String) -> Bool {
        path.hasSuffix(".tgz") || path.hasSuffix(".tar.gz")
    }
}
