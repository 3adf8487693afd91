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
    func applied(
        to deployment: ChartDeployment, after current: Release
    ) throws(YareError) -> ChartDeployment {
        var deployment = deployment
        switch self {
        case .reset: break
        case .automatic:
            if deployment.values.isEmpty { deployment.values = current.config }
        case .reuse:
            deployment.chart.values = try Self.computedValues(of: current)
            deployment.values = Self.merge(deployment.values, over: current.config)
        case .resetThenReuse:
            deployment.values = Self.merge(deployment.values, over: current.config)
        }
        return deployment
    }

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
