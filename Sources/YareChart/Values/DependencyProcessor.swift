public import YareBase

/// Decides which subcharts take part in a rendering, and brings imported values into their parents.
///
/// This is Helm's `ProcessDependenciesWithMerge`: aliases make copies, tags and conditions remove charts, and
/// `import-values` copies values of subcharts into their parents' defaults.
public struct DependencyProcessor {
    /// Helm's warnings.
    public internal(set) var diagnostics: [Diagnostic] = []
    /// What a value stands for, where marks stand in the place of values.
    private let meaning: (Value) -> Value

    public init() {
        self.init(meaning: { $0 })
    }

    init(meaning: @escaping (Value) -> Value) {
        self.meaning = meaning
    }

    /// The chart with the subcharts that the values enable.
    ///
    /// - Parameter values: what a user sets, before defaults.
    /// - Throws: `values.type-mismatch`, `values.invalid-import`.
    public mutating func process(_ chart: Chart, with values: ValueMap) throws(YareError) -> Chart {
        let root = ChartNode(chart)
        try enableDependencies(of: root, values, path: "")
        try importValues(into: root)
        return root.makeChart()
    }

    private mutating func enableDependencies(
        of node: ChartNode, _ values: ValueMap, path: String
    ) throws(YareError) {
        guard let entries = node.entries else { return }
        node.setDependencies(try DependencyProcessor.applyAliases(of: node, entries))
        for entry in entries { entry.dependency.isEnabled = true }
        var coalescer = ValuesCoalescer()
        let merged = try coalescer.coalesce(node.makeChart(), with: values)
        note(coalescer.diagnostics)
        applyTags(entries, merged)
        applyConditions(entries, merged, path)
        let removed = Set(entries.filter { !$0.dependency.isEnabled }.map(\.dependency.name))
        let kept = node.dependencies.filter { !removed.contains($0.name) }
        for child in kept { try enableDependencies(of: child, merged, path: path + child.name + ".") }
        let keptEntries = entries.filter { !removed.contains($0.dependency.name) }
        node.entries = keptEntries.isEmpty ? nil : keptEntries
        node.setDependencies(kept)
    }

    /// The subcharts that no entry lists, then a copy for each entry that finds one.
    private static func applyAliases(of node: ChartNode, _ entries: [ChartNode.Entry]) throws(YareError) -> [ChartNode]
    {
        var nodes = node.dependencies.filter { child in
            !entries.contains { matches(child, $0.dependency) }
        }
        for entry in entries {
            if let child = node.dependencies.first(where: { matches($0, entry.dependency) }) {
                nodes.append(child.copy(for: entry.dependency))
            }
            entry.dependency.name = entry.dependency.effectiveName
        }
        return nodes
    }

    /// Whether a chart has the name and a version that a dependency asks for.
    private static func matches(_ node: ChartNode, _ dependency: ChartDependency) -> Bool {
        node.name == dependency.name
            && ChartVersions.matches(node.chart.metadata.version, constraint: dependency.version)
    }

    private mutating func applyTags(_ entries: [ChartNode.Entry], _ values: ValueMap) {
        guard case .map(let tags)? = values["tags"] else { return }
        for entry in entries {
            let flags = entry.dependency.tags.compactMap { tag -> Bool? in
                guard let value = tags[tag].map(meaning) else { return nil }
                if value.boolValue == nil {
                    warn("Warning: Tag '\(tag)' for chart \(entry.dependency.name) returned non-bool value")
                }
                return value.boolValue
            }
            entry.dependency.isEnabled = flags.isEmpty || flags.contains(true)
        }
    }

    private mutating func applyConditions(_ entries: [ChartNode.Entry], _ values: ValueMap, _ path: String) {
        for entry in entries {
            let condition = entry.dependency.condition.trimmingASCIISpace()
            for step in condition.split(separator: ",") {
                guard let value = DependencyProcessor.scalar(at: path + step, in: values) else { continue }
                if let flag = meaning(value).boolValue {
                    entry.dependency.isEnabled = flag
                    break
                }
                let name = entry.dependency.name
                warn("Warning: Condition path '\(step)' for chart \(name) returned non-bool value")
            }
        }
    }

    /// The value at a dotted path when there is one that is not a map.
    private static func scalar(at path: String, in values: ValueMap) -> Value? {
        let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let value = Value.map(values).value(at: keys) else { return nil }
        if case .map = value { return nil }
        return value
    }

    mutating func warn(_ message: String) {
        note([Diagnostic(.warning, code: "chart.dependency", message: message)])
    }

    mutating func note(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics where !self.diagnostics.contains(diagnostic) {
            self.diagnostics.append(diagnostic)
        }
    }
}
