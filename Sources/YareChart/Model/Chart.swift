public import YareBase

/// A chart as it was loaded: what it says about itself, its templates, default values and files, and its subcharts.
///
/// A value: processing dependencies for a rendering makes a changed copy, and the files are shared by all copies.
public struct Chart: Sendable {
    /// What `Chart.yaml` says, with the dependencies of `requirements.yaml` for a chart of `apiVersion: v1`.
    public var metadata: ChartMetadata

    /// `Chart.lock` or `requirements.lock`, when there is one.
    public var lock: ChartLock?

    /// The bytes of `values.yaml`, comments and all, or `nil` when there is no such file.
    public var rawValues: [UInt8]?

    /// The default values, read from ``rawValues``; after dependency processing also what was imported.
    public var values: ValueMap

    /// The bytes of `values.schema.json`, or `nil` when there is no such file.
    public var schema: [UInt8]?

    /// The files under `templates/`, in the order of the archive or folder.
    public var templates: [ChartFile]

    /// All other files, `crds/` among them: what `.Files` shows and a package carries.
    public var files: [ChartFile]

    /// The charts under `charts/`.
    public var dependencies: [Chart]

    /// The name that paths show for the chart above this one, where it is not that chart's: Helm shows the original
    /// name of an aliased chart above subcharts that its `Chart.yaml` does not list.
    public var parentName: String?

    public init(
        metadata: ChartMetadata, lock: ChartLock? = nil, rawValues: [UInt8]? = nil, values: ValueMap = ValueMap(),
        schema: [UInt8]? = nil, templates: [ChartFile] = [], files: [ChartFile] = [], dependencies: [Chart] = []
    ) {
        self.metadata = metadata
        self.lock = lock
        self.rawValues = rawValues
        self.values = values
        self.schema = schema
        self.templates = templates
        self.files = files
        self.dependencies = dependencies
    }

    /// The chart's name; a copy made for a dependency with an alias bears the alias.
    public var name: String { metadata.name }

    /// Whether the chart only offers definitions to others and renders nothing itself.
    public var isLibrary: Bool { metadata.type == "library" }
}

/// A file of a chart.
public struct ChartFile: Sendable, Hashable {
    /// The path inside the chart: `templates/service.yaml`.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
