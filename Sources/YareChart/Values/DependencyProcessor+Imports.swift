import YareBase

extension DependencyProcessor {
    /// Copies what `import-values` asks for into the default values of a chart, subcharts first.
    mutating func importValues(into node: ChartNode) throws(YareError) {
        for child in node.dependencies { try importValues(into: child) }
        guard let entries = node.entries else { return }
        var coalescer = ValuesCoalescer(nulls: .keep)
        let merged = try coalescer.coalesce(node.makeChart(), with: ValueMap())
        var imported = ValueMap()
        for entry in entries where !entry.isImported {
            for request in entry.dependency.importValues {
                guard let part = try part(request, of: entry.dependency, merged) else { continue }
                imported = coalescer.merge(imported, over: part)
            }
            entry.isImported = true
        }
        // the parent's own values are stronger than what it imports
        node.chart.values = coalescer.merge(merged, over: imported)
        note(coalescer.diagnostics)
    }

    /// What one entry of `import-values` brings, as a map to lay under the parent's values.
    private mutating func part(
        _ request: Value, of dependency: ChartDependency, _ values: ValueMap
    ) throws(YareError) -> ValueMap? {
        switch request {
        case .string(let name):
            guard let table = table("\(dependency.name).exports.\(name)", in: values) else { return nil }
            return table
        case .map(let paths):
            guard let child = paths["child"]?.stringValue, let parent = paths["parent"]?.stringValue else {
                throw .invalidImportValues(of: dependency.name)
            }
            guard let table = table("\(dependency.name).\(child)", in: values, from: dependency.name) else {
                return nil
            }
            return parent == "." ? table : DependencyProcessor.nested(table, at: parent)
        default: return nil
        }
    }

    /// The map at a dotted path, or `nil` with a warning.
    private mutating func table(_ path: String, in values: ValueMap, from chart: String? = nil) -> ValueMap? {
        var table = values
        for key in path.split(separator: ".", omittingEmptySubsequences: false).map(String.init) {
            guard case .map(let inner)? = table[key] else {
                let place = chart.map { " from chart \($0)" } ?? ""
                warn("Warning: ImportValues missing table\(place): \"\(key)\" is not a table")
                return nil
            }
            table = inner
        }
        return table
    }

    /// A map that holds another one at a dotted path.
    private static func nested(_ table: ValueMap, at path: String) -> ValueMap {
        let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return keys.reversed().reduce(table) { [$1: .map($0)] }
    }
}
