public import YareBase

/// The values that a chart is rendered with, each with the layer that set it.
///
/// The values are merged a second time with marks in their places, by the same code, so the explanation cannot differ
/// from what happens. A rendering that is not explained pays nothing for it.
public struct ValuesExplanation: Sendable {
    public let prepared: PreparedChart
    /// Every scalar, every empty map, and every list that one layer set as a whole, in the order of their paths.
    public let values: [ExplainedValue]
    public let removals: [RemovedValue]

    /// Merges the values of a chart and finds out where each comes from.
    ///
    /// - Throws: what ``ValuesComposition`` and ``PreparedChart`` throw.
    public init(
        _ chart: Chart, layers: [ValuesLayer], composition: ValuesComposition
    ) throws(YareError) {
        let prepared = try PreparedChart(chart, values: try composition.compose(layers))
        let table = OriginTable()
        var given = ValueMap()
        for layer in layers { try table.apply(layer, to: &given, composition) }
        let processor = DependencyProcessor { table.meaning(of: $0) }
        let marked = try PreparedChart(table.mark(chart, path: chart.name), values: given, processor: processor)
        let sources = ValueSources(prepared.chart, layers: layers, composition)
        var walk = OriginWalk(table: table, sources: sources)
        walk.visit(.map(prepared.values), .map(marked.values), at: ValuePath([]))
        self.prepared = prepared
        values = walk.found
        removals = sources.removals(from: prepared.values)
    }
}

/// Goes through values and the marks in their places side by side.
private struct OriginWalk {
    let table: OriginTable
    let sources: ValueSources
    var found: [ExplainedValue] = []

    mutating func visit(_ value: Value, _ mark: Value?, at path: ValuePath) {
        switch value {
        case .map(let entries) where !entries.isEmpty:
            for (key, entry) in entries { visit(entry, mark?[key], at: path.appending(.key(key))) }
        case .list(let elements) where !elements.isEmpty:
            visit(elements, value, mark, at: path)
        case .map, .list, .null: addUnmarked(value, at: path)
        case .bool, .int, .double, .string:
            let origin = mark.flatMap { table[$0] }?.origin(seenAt: path.keys)
            found.append(ExplainedValue(path: path, value: value, origin: origin))
        }
    }

    /// A list that one layer set as a whole is told of as a whole.
    private mutating func visit(_ elements: [Value], _ list: Value, _ mark: Value?, at path: ValuePath) {
        if let origin = commonOrigin(of: mark, at: path.keys) {
            return found.append(ExplainedValue(path: path, value: list, origin: origin))
        }
        for (index, element) in elements.enumerated() {
            visit(element, mark?[index], at: path.appending(.index(index)))
        }
    }

    /// What bears no mark is found where a layer has just that; an empty `global` that no one sets is Helm's own.
    private mutating func addUnmarked(_ value: Value, at path: ValuePath) {
        let origin = sources.origin(of: value, at: path.keys)
        if origin == nil, path.steps.last == .key(ValuesCoalescer.globalKey), value == [:] { return }
        found.append(ExplainedValue(path: path, value: value, origin: origin))
    }

    /// Who set a list, where one layer set all of it.
    private func commonOrigin(of list: Value?, at path: [String]) -> ValueOrigin? {
        guard let list else { return nil }
        let origins = scalars(in: list, depth: 0).map { table[$0.mark]?.origin(seenAt: path, depth: $0.depth) }
        guard let first = origins.first, origins.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    private func scalars(in mark: Value, depth: Int) -> [(mark: Value, depth: Int)] {
        switch mark {
        case .map(let entries): entries.values.flatMap { scalars(in: $0, depth: depth + 1) }
        case .list(let elements): elements.flatMap { scalars(in: $0, depth: depth + 1) }
        case .null: []
        default: [(mark, depth)]
        }
    }
}
