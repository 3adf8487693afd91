import YareBase

/// A chart and its dependencies as Helm links them while it processes dependencies: by reference.
///
/// Helm copies a chart for each alias but not what lies in it, so the copies share their entries of `dependencies` and,
/// where `Chart.yaml` lists none, their subcharts, whose paths then show the name of the original. Nodes share the same
/// way; ``makeChart()`` turns the graph back into a value.
final class ChartNode {
    /// An entry of `dependencies`, shared by all copies of a chart.
    final class Entry {
        var dependency: ChartDependency
        /// Whether its values were imported; Helm rewrites the entry then, and does not understand it a second time.
        var isImported = false

        init(_ dependency: ChartDependency) {
            self.dependency = dependency
        }
    }

    /// The chart apart from its dependencies.
    var chart: Chart
    /// The entries of `dependencies`, or `nil` when there are none.
    var entries: [Entry]?
    private(set) var dependencies: [ChartNode]
    /// The name of the chart that had this one last.
    private var parentName: String?

    init(_ chart: Chart) {
        self.chart = chart
        self.chart.dependencies = []
        let listed = chart.metadata.listedDependencies
        entries = listed.isEmpty ? nil : listed.map(Entry.init)
        dependencies = chart.dependencies.map(ChartNode.init)
        for dependency in dependencies { dependency.parentName = name }
    }

    private init(copying node: ChartNode, name: String) {
        chart = node.chart
        chart.metadata.name = name
        entries = node.entries
        dependencies = node.dependencies
        parentName = node.parentName
    }

    var name: String { chart.metadata.name }

    /// A copy under a dependency's name, sharing entries and subcharts with the original.
    func copy(for dependency: ChartDependency) -> ChartNode {
        ChartNode(copying: self, name: dependency.effectiveName)
    }

    /// Replaces the subcharts and makes this their parent.
    func setDependencies(_ nodes: [ChartNode]) {
        dependencies = nodes
        for node in nodes { node.parentName = name }
    }

    /// The chart as a value, with its dependencies.
    func makeChart() -> Chart {
        var made = chart
        made.metadata.dependencies = (entries ?? []).map(\.dependency)
        made.dependencies = dependencies.map { node in
            var subchart = node.makeChart()
            if node.parentName != name { subchart.parentName = node.parentName }
            return subchart
        }
        return made
    }
}
