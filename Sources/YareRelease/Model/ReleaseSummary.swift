public import YareBase

/// A revision without its bodies: what lists and histories show.
public struct ReleaseSummary: Sendable, Hashable {
    public var name: String
    public var namespace: String
    public var revision: Int
    public var status: ReleaseStatus
    public var firstDeployed: Timestamp
    public var lastDeployed: Timestamp
    public var deleted: Timestamp?
    public var description: String
    public var chartName: String
    public var chartVersion: String
    public var appVersion: String
    public var labels: SortedMap<String>

    public init(
        name: String, namespace: String, revision: Int, status: ReleaseStatus, firstDeployed: Timestamp,
        lastDeployed: Timestamp, deleted: Timestamp? = nil, description: String = "", chartName: String = "",
        chartVersion: String = "", appVersion: String = "", labels: SortedMap<String> = SortedMap()
    ) {
        self.name = name
        self.namespace = namespace
        self.revision = revision
        self.status = status
        self.firstDeployed = firstDeployed
        self.lastDeployed = lastDeployed
        self.deleted = deleted
        self.description = description
        self.chartName = chartName
        self.chartVersion = chartVersion
        self.appVersion = appVersion
        self.labels = labels
    }

    /// Which revision of which release this is.
    public var key: ReleaseKey { ReleaseKey(namespace: namespace, name: name, revision: revision) }

    /// `name-version`, as Helm's lists show a chart.
    public var chartTitle: String { "\(chartName)-\(chartVersion)" }
}

extension Release {
    /// The revision without its bodies.
    public var summary: ReleaseSummary {
        ReleaseSummary(
            name: name, namespace: namespace, revision: revision, status: info.status,
            firstDeployed: info.firstDeployed, lastDeployed: info.lastDeployed, deleted: info.deleted,
            description: info.description, chartName: chart.name, chartVersion: chart.version,
            appVersion: chart.appVersion, labels: labels)
    }
}
