import YareBase
import YareChart
import YareRelease

/// What an upgrade makes of the values of the revision before.
public enum ValuesReuse: Sendable {
    /// They are used again when no new ones are given: Helm's way without a flag.
    case automatic
    /// Only the new ones count (`--reset-values`).
    case reset
    /// The new ones are laid over all that the revision before saw, its chart's defaults too (`--reuse-values`).
    case reuse
    /// The new ones are laid over those that the user gave before; the defaults are the new chart's
    /// (`--reset-then-reuse-values`).
    case resetThenReuse
}

extension ValuesReuse {
    /// The chart and the values to deploy (`reuseValues` of Helm's `pkg/action/upgrade.go`).
    ///
    /// - Parameter warnings: gets what a user of the choice may not expect.
    func applied(
        to deployment: ChartDeployment, after current: Release, warnings: inout [Diagnostic]
    ) throws(YareError) -> ChartDeployment {
        var deployment = deployment
        switch self {
        case .reset: break
        case .automatic:
            if deployment.values.isEmpty { deployment.values = current.config }
        case .reuse:
            let recorded = try Self.computedValues(of: current)
            warnings += Self.warning(of: deployment.chart.values.leaves(missingIn: recorded))
            deployment.chart.values = recorded
            deployment.values = Self.merge(deployment.values, over: current.config)
        case .resetThenReuse:
            deployment.values = Self.merge(deployment.values, over: current.config)
        }
        return deployment
    }

    /// That a chart has new defaults which `--reuse-values` leaves out.
    private static func warning(of leftOut: [String]) -> [Diagnostic] {
        guard !leftOut.isEmpty else { return [] }
        let shown = leftOut.prefix(mostShown).joined(separator: ", ")
        let rest = leftOut.count > mostShown ? " and \(leftOut.count - mostShown) more" : ""
        return [
            Diagnostic(
                .warning, code: "values.new-defaults-left-out",
                message: "--reuse-values leaves out new defaults of the chart: \(shown)\(rest)",
                hint: "use --reset-then-reuse-values to have them")
        ]
    }

    private static let mostShown = 10

    private static func merge(_ upper: ValueMap, over lower: ValueMap) -> ValueMap {
        var coalescer = ValuesCoalescer()
        return coalescer.merge(upper, over: lower)
    }

    /// What the templates of a recorded revision saw.
    static func computedValues(of release: Release) throws(YareError) -> ValueMap {
        let chart = Chart(
            metadata: ChartMetadata(name: release.chart.name, version: release.chart.version),
            values: release.chart.values)
        var coalescer = ValuesCoalescer()
        return try coalescer.coalesce(chart, with: release.config)
    }
}

extension SortedMap<Value> {
    /// The paths of what these values have and others lack, each as short as can be.
    fileprivate func leaves(missingIn other: ValueMap, below prefix: String = "") -> [String] {
        flatMap { key, value -> [String] in
            switch (value, other[key]) {
            case (_, nil): [prefix + key]
            case (.map(let inner), .map(let otherInner)?):
                inner.leaves(missingIn: otherInner, below: prefix + key + ".")
            default: []
            }
        }
    }
}
