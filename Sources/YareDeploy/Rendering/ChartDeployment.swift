public import YareBase
public import YareChart
public import YareRelease

/// What is to be deployed: a chart, the values for it, and what is recorded along with it.
public struct ChartDeployment: Sendable {
    /// The chart as it was loaded, its dependencies not yet processed.
    public var chart: Chart
    /// The values that the user gives.
    public var values: ValueMap
    public var rendering: RenderingOptions
    /// The user's labels on the record; on an upgrade, `null` removes one.
    public var labels: SortedMap<String>
    /// Where the chart comes from, and who deploys it.
    public var origin: ReleaseOrigin

    public init(
        chart: Chart, values: ValueMap = ValueMap(), rendering: RenderingOptions = RenderingOptions(),
        labels: SortedMap<String> = SortedMap(), origin: ReleaseOrigin = ReleaseOrigin()
    ) {
        self.chart = chart
        self.values = values
        self.rendering = rendering
        self.labels = labels
        self.origin = origin
    }

    private static let reservedLabels: Set<String> = ["name", "owner", "status", "version", "createdAt", "modifiedAt"]

    /// - Throws: `release.reserved-label`, `chart.library-not-installable`, `chart.missing-dependencies`.
    func validate() throws(YareError) {
        if labels.keys.contains(where: Self.reservedLabels.contains) { throw .reservedLabels() }
        if chart.isLibrary { throw .libraryChart() }
        try chart.requireDependencies()
    }
}

/// How a chart is rendered.
public struct RenderingOptions: Sendable {
    /// Whether the notes of subcharts are shown too.
    public var includesSubchartNotes: Bool
    /// Whether templates may look up host names.
    public var allowsDNS: Bool
    /// Whether values that do not fit the chart's schema are let pass.
    public var skipsSchemaValidation: Bool
    /// The value of the variable `TZ`.
    public var timeZoneName: String?
    /// Changes the stream of manifests before it is deployed.
    public var postRenderer: (@Sendable (String) async throws -> String)?

    public init(
        includesSubchartNotes: Bool = false, allowsDNS: Bool = false, skipsSchemaValidation: Bool = false,
        timeZoneName: String? = nil, postRenderer: (@Sendable (String) async throws -> String)? = nil
    ) {
        self.includesSubchartNotes = includesSubchartNotes
        self.allowsDNS = allowsDNS
        self.skipsSchemaValidation = skipsSchemaValidation
        self.timeZoneName = timeZoneName
        self.postRenderer = postRenderer
    }
}
