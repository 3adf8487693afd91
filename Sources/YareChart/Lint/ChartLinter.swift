public import YareBase
import YareYAML

/// Examines a chart's folder by the rules of `helm lint`, those about rendered templates aside: they are
/// ``TemplateLinter``'s, for whoever renders.
public struct ChartLinter: Sendable {
    /// The chart's folder.
    public let folder: String
    /// The values that a user gives, laid over `values.yaml` for the schema.
    public var overrides = ValueMap()
    /// What compiles the patterns of `values.schema.json`; `nil` leaves the schema unchecked.
    public var patterns: (any RegularExpressionCompiler)?

    public init(folder: String) {
        self.folder = folder
    }

    /// The chart, when it can be loaded at all.
    public func load() -> Result<Chart, YareError> {
        var loader = ChartLoader()
        do {
            return .success(try loader.load(folder: folder))
        } catch {
            return .failure(error)
        }
    }

    /// All remarks, in Helm's order.
    ///
    /// - Parameter templates: the remarks about the templates of a chart that could be loaded.
    public func messages(templates: (Chart) -> [LintMessage] = { _ in [] }) -> [LintMessage] {
        let chart = load()
        return chartFileMessages() + valuesMessages() + templateMessages(chart, templates) + dependencyMessages(chart)
    }

    private func templateMessages(
        _ chart: Result<Chart, YareError>, _ templates: (Chart) -> [LintMessage]
    ) -> [LintMessage] {
        guard let status = try? FileStatus(path("templates")) else { return [] }
        guard status.isFolder else { return [LintMessage(.warning, "templates/", "not a directory")] }
        switch chart {
        case .success(let chart): return templates(chart)
        case .failure(let error): return [LintMessage(.error, "templates/", error.message)]
        }
    }

    private func valuesMessages() -> [LintMessage] {
        let name = "values.yaml"
        guard let bytes = FileBytes.contents(of: path(name)) else {
            return [LintMessage(.information, name, "file does not exist")]
        }
        let values: ValueMap
        do {
            values = try ChartDocument.values(bytes, name)
        } catch {
            return [LintMessage(.error, name, "unable to parse YAML: \(error.message)")]
        }
        return schemaMessages(name, values)
    }

    private func schemaMessages(_ name: String, _ values: ValueMap) -> [LintMessage] {
        guard let patterns, let bytes = FileBytes.contents(of: path("values.schema.json")) else { return [] }
        var coalescer = ValuesCoalescer()
        let merged = coalescer.merge(overrides, over: values)
        do {
            let violations = try JSONSchema(bytes, patterns: patterns).violations(of: .map(merged))
            if violations.isEmpty { return [] }
            return [LintMessage(.error, name, violations.map { "- \($0.text)\n" }.joined())]
        } catch {
            return [LintMessage(.error, name, error.message)]
        }
    }

    private func dependencyMessages(_ chart: Result<Chart, YareError>) -> [LintMessage] {
        switch chart {
        case .success(let chart): return DependencyLinter(chart: chart, folder: folder).messages
        case .failure(let error): return [LintMessage(.error, "", "unable to load chart\n\t\(error.message)")]
        }
    }

    func path(_ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}

/// Examines whether `Chart.yaml` and `charts/` agree.
private struct DependencyLinter {
    let chart: Chart
    let folder: String

    var messages: [LintMessage] {
        let listed = chart.metadata.listedDependencies
        let present = chart.dependencies.map(\.name)
        return remark(.error, present.filter { name in !listed.contains { $0.name == name } }) {
            "chart metadata is missing these dependencies: \($0)"
        }
            + remark(.error, repeated(listed.map(\.effectiveName))) {
                "multiple dependencies with name or alias: \($0)"
            }
            + remark(.warning, listed.map(\.name).filter { !present.contains($0) }) {
                "chart directory is missing these dependencies: \($0)"
            }
    }

    private func remark(
        _ severity: Diagnostic.Severity, _ names: [String], _ sentence: (String) -> String
    ) -> [LintMessage] {
        names.isEmpty ? [] : [LintMessage(severity, folder, sentence(names.joined(separator: ",")))]
    }

    private func repeated(_ names: [String]) -> [String] {
        names.indices.filter { names[..<$0].contains(names[$0]) }.map { names[$0] }
    }
}
