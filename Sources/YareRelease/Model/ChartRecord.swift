public import YareBase
public import YareChart

/// A chart as a release records it: all but its subcharts.
///
/// What `Chart.yaml` and the lock say is kept as data, so that records of other versions of Helm lose nothing.
public struct ChartRecord: Sendable, Hashable {
    public var metadata: ValueMap
    public var lock: ValueMap?
    public var templates: [ChartFile]
    /// The chart's default values.
    public var values: ValueMap
    public var schema: [UInt8]?
    public var files: [ChartFile]

    public init(
        metadata: ValueMap, lock: ValueMap? = nil, templates: [ChartFile] = [], values: ValueMap = ValueMap(),
        schema: [UInt8]? = nil, files: [ChartFile] = []
    ) {
        self.metadata = metadata
        self.lock = lock
        self.templates = templates
        self.values = values
        self.schema = schema
        self.files = files
    }

    /// What a release records of a chart.
    public init(_ chart: Chart) {
        self.init(
            metadata: chart.metadata.document, lock: chart.lock?.document, templates: chart.templates,
            values: chart.values, schema: chart.schema, files: chart.files)
    }

    public var name: String { metadata["name"]?.stringValue ?? "" }
    public var version: String { metadata["version"]?.stringValue ?? "" }
    public var appVersion: String { metadata["appVersion"]?.stringValue ?? "" }

    /// `name-version`, as Helm's lists show a chart.
    public var title: String { "\(name)-\(version)" }
}
