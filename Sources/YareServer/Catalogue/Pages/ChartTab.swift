import YareChart

/// A part of a chart's page.
enum ChartTab: String, CaseIterable {
    case readme, values, schema, templates, dependencies, changelog, versions

    var title: String {
        switch self {
        case .readme: "README"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }

    /// The tabs that a chart has something for, each with how much.
    static func shown(for view: ChartView) -> [(tab: ChartTab, count: Int?)] {
        let chart = view.package.chart
        let annotations = view.package.annotations
        return allCases.compactMap { tab in
            switch tab {
            case .readme, .values: (tab, nil)
            case .schema: chart.schema == nil ? nil : (tab, nil)
            case .templates: chart.templates.isEmpty ? nil : (tab, chart.templates.count)
            case .dependencies:
                chart.metadata.listedDependencies.isEmpty ? nil : (tab, chart.metadata.listedDependencies.count)
            case .changelog: annotations.changes.isEmpty && annotations.images.isEmpty ? nil : (tab, nil)
            case .versions: (tab, view.versions.count)
            }
        }
    }
}
