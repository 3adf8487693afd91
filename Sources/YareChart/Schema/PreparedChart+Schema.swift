public import YareBase

extension PreparedChart {
    /// Checks the values of the chart and of each subchart against the schema that it brings.
    ///
    /// Charts without a schema cost nothing. All violations of all charts are told at once.
    ///
    /// - Throws: `values.schema-violation` with Helm's text.
    public func validateValues(patterns: any RegularExpressionCompiler) throws(YareError) {
        let report = PreparedChart.report(chart, values, patterns)
        if !report.isEmpty { throw .schemaViolations(report) }
    }

    /// The violations of a chart and its subcharts, each chart under its name.
    private static func report(
        _ chart: Chart, _ values: ValueMap, _ patterns: any RegularExpressionCompiler
    ) -> String {
        var report = ""
        if let schema = chart.schema {
            let violations = violations(schema, values, patterns)
            if !violations.isEmpty { report += "\(chart.name):\n" + violations }
        }
        for subchart in chart.dependencies {
            guard case .map(let own)? = values[subchart.name] else { continue }
            report += self.report(subchart, own, patterns)
        }
        return report
    }

    private static func violations(
        _ schema: [UInt8], _ values: ValueMap, _ patterns: any RegularExpressionCompiler
    ) -> String {
        do {
            let schema = try JSONSchema(schema, patterns: patterns)
            return schema.violations(of: .map(values)).map { "- \($0.text)\n" }.joined()
        } catch {
            return error.message
        }
    }
}
