public import YareBase

/// A chart made ready for rendering: its enabled subcharts, and the values that its templates see.
public struct PreparedChart: Sendable {
    /// The chart with the subcharts that take part, under the names that they bear in the values.
    public let chart: Chart

    /// What the top chart's templates see as `.Values`; each subchart sees the map under its name.
    public let values: ValueMap

    /// Helm's warnings about values and dependencies.
    public let diagnostics: [Diagnostic]

    /// Processes the dependencies of a chart and lays a user's values over all defaults.
    ///
    /// - Throws: `values.type-mismatch`, `values.invalid-import`.
    public init(_ chart: Chart, values: ValueMap) throws(YareError) {
        try self.init(chart, values: values, processor: DependencyProcessor())
    }

    init(_ chart: Chart, values: ValueMap, processor: DependencyProcessor) throws(YareError) {
        var processor = processor
        let processed = try processor.process(chart, with: values)
        var coalescer = ValuesCoalescer()
        let merged = try coalescer.coalesce(processed, with: values)
        processor.note(coalescer.diagnostics)
        self.chart = processed
        self.values = merged
        diagnostics = processor.diagnostics
    }
}
