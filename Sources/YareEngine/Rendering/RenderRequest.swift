public import YareBase
public import YareChart

/// Everything that a rendering depends on.
public struct RenderRequest: Sendable {
    /// The chart with its dependencies processed: disabled ones gone, aliases applied.
    public var chart: Chart
    /// The values of the whole chart tree, coalesced: those of a subchart lie under its name.
    public var values: ValueMap
    public var release: ReleaseScope
    public var capabilities: Capabilities

    public init(
        chart: Chart, values: ValueMap, release: ReleaseScope, capabilities: Capabilities = .offline
    ) {
        self.chart = chart
        self.values = values
        self.release = release
        self.capabilities = capabilities
    }
}

/// What a template sees as `.Release`.
public struct ReleaseScope: Sendable, Hashable {
    public var name: String
    public var namespace: String
    public var revision: Int
    /// Whether this is an upgrade (or a rollback) rather than an install.
    public var isUpgrade: Bool

    public init(name: String, namespace: String, revision: Int = 1, isUpgrade: Bool = false) {
        self.name = name
        self.namespace = namespace
        self.revision = revision
        self.isUpgrade = isUpgrade
    }
}
