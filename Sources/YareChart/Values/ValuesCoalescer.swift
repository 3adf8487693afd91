public import YareBase

/// Lays values over the default values of a chart and its subcharts, by the rules of Helm 3.17.
///
/// Maps are merged all the way down, everything else is replaced whole; null in the upper layer takes the key away that
/// the lower layer has. A subchart's values lie under its name in those of its parent, and `global` is handed down.
public struct ValuesCoalescer {
    /// What becomes of a null in the upper layer.
    public enum Nulls: Sendable {
        /// It removes the key: for rendering.
        case remove
        /// It stays, for another coalescing to come: while values are imported from subcharts.
        case keep
    }

    private var nulls: Nulls

    /// Helm's warnings about layers that do not fit.
    public internal(set) var diagnostics: [Diagnostic] = []

    public init(nulls: Nulls = .remove) {
        self.nulls = nulls
    }

    /// The values of a chart and its subcharts, given the values that a user or parent sets.
    ///
    /// - Throws: `values.type-mismatch` when the values for a subchart are not a map.
    public mutating func coalesce(_ chart: Chart, with values: ValueMap) throws(YareError) -> ValueMap {
        var merged = values
        _ = try coalesce(chart, into: &merged, prefix: "")
        return merged
    }

    /// Lays `upper` over `lower`, all the way down.
    public mutating func merge(_ upper: ValueMap, over lower: ValueMap, prefix: String = "") -> ValueMap {
        if lower.isEmpty { return upper }
        if upper.isEmpty { return lower }
        return combine(upper, lower) { coalescer, key, above, below in
            coalescer.merge(key, above, below, prefix: prefix)
        }
    }

    /// Fills a chart's values and those of its subcharts. Returns what they share with each other's globals.
    private mutating func coalesce(
        _ chart: Chart, into values: inout ValueMap, prefix: String
    ) throws(YareError) -> [SharedGlobals] {
        let path = ValuesCoalescer.join(prefix, chart.name)
        fill(&values, from: chart, path)
        var shared: [SharedGlobals] = []
        for subchart in chart.dependencies {
            var own = try ValuesCoalescer.table(subchart.name, in: values)
            var globals = SharedGlobals(subchart: subchart.name)
            globals.tables = shareGlobals(of: values, with: &own, path)
            globals.inner = try coalesce(subchart, into: &own, prefix: path)
            globals.hand(up: own, to: &values)
            values[subchart.name] = .map(own)
            shared.append(globals)
        }
        for globals in shared { globals.hand(down: &values) }
        return shared
    }

    /// Puts a chart's default values under what is set already.
    private mutating func fill(_ values: inout ValueMap, from chart: Chart, _ path: String) {
        if values.isEmpty {
            values = chart.values
        } else if !chart.values.isEmpty {
            values = combine(values, chart.values) { coalescer, key, above, below in
                let isForSubchart = chart.dependencies.contains { $0.name == key }
                return coalescer.fill(key, above, below, path, isForSubchart: isForSubchart)
            }
        }
    }

    private mutating func fill(
        _ key: String, _ above: Value, _ below: Value, _ path: String, isForSubchart: Bool
    ) -> Value? {
        switch (above, below) {
        case (.null, _) where nulls == .remove: return nil
        case (.map(let upper), .map(let lower)):
            // nulls among a subchart's values are for its own defaults, which come later
            let outerNulls = nulls
            defer { nulls = outerNulls }
            if isForSubchart { nulls = .keep }
            return .map(merge(upper, over: lower, prefix: ValuesCoalescer.join(path, key)))
        case (.map, .null): return above
        case (.map, _):
            warn("skipped value for \(path).\(key): Not a table.")
            return above
        default: return above
        }
    }

    private mutating func merge(_ key: String, _ above: Value, _ below: Value, prefix: String) -> Value? {
        let path = ValuesCoalescer.join(prefix, key)
        switch (above, below) {
        case (.null, _) where nulls == .remove: return nil
        case (.map(let upper), .map(let lower)): return .map(merge(upper, over: lower, prefix: path))
        case (_, .map):
            warn("cannot overwrite table with non table for \(path) (\(GoText.plain(below)))")
        case (.map, .null): break
        case (.map, _):
            warn("destination for \(path) is a table. Ignoring non-table value (\(GoText.plain(below)))")
        default: break
        }
        return above
    }

    /// Goes through two maps at once; `choose` decides about the keys that both have.
    private mutating func combine(
        _ upper: ValueMap, _ lower: ValueMap,
        _ choose: (inout ValuesCoalescer, String, Value, Value) -> Value?
    ) -> ValueMap {
        var merging = SortedMapMerging(upper, lower)
        while let step = merging.next() {
            switch step {
            case .one(let key, let value): merging.append(key, value)
            case .both(let key, let above, let below):
                if let value = choose(&self, key, above, below) { merging.append(key, value) }
            }
        }
        return merging.result
    }

    /// The values for a subchart, empty when there are none yet.
    private static func table(_ subchart: String, in values: ValueMap) throws(YareError) -> ValueMap {
        switch values[subchart] {
        case nil: return ValueMap()
        case .map(let entries)?: return entries
        case let other?: throw .subchartValuesAreNoMap(subchart, other)
        }
    }

    mutating func warn(_ message: String) {
        let warning = Diagnostic(.warning, code: "values.layers-do-not-fit", message: message)
        if !diagnostics.contains(warning) { diagnostics.append(warning) }
    }

    static func join(_ prefix: String, _ key: String) -> String {
        prefix.isEmpty ? key : prefix + "." + key
    }
}
