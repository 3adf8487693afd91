public import YareBase

/// One revision of a release: what was deployed, from which chart and values, and how it went.
///
/// The fields are those of Helm's record, so that Helm and Yare see the same release; ``origin`` is Yare's own.
public struct Release: Sendable, Hashable {
    public var name: String
    public var namespace: String
    /// Counted from 1.
    public var revision: Int
    public var info: ReleaseInfo
    /// The chart that was deployed.
    public var chart: ChartRecord
    /// The values that the user gave, without the chart's defaults.
    public var config: ValueMap
    /// The rendered objects but for the hooks.
    public var manifest: String
    public var hooks: [HookRecord]
    /// The user's labels on the record.
    public var labels: SortedMap<String>
    /// How the objects were written.
    public var applyMethod: ApplyMethod?
    /// Who made the revision and out of what.
    public var origin: ReleaseOrigin

    public init(
        name: String, namespace: String, revision: Int = 1, info: ReleaseInfo, chart: ChartRecord,
        config: ValueMap = ValueMap(), manifest: String = "", hooks: [HookRecord] = [],
        labels: SortedMap<String> = SortedMap(), applyMethod: ApplyMethod? = nil,
        origin: ReleaseOrigin = ReleaseOrigin()
    ) {
        self.name = name
        self.namespace = namespace
        self.revision = revision
        self.info = info
        self.chart = chart
        self.config = config
        self.manifest = manifest
        self.hooks = hooks
        self.labels = labels
        self.applyMethod = applyMethod
        self.origin = origin
    }

    /// Which revision of which release this is.
    public var key: ReleaseKey { ReleaseKey(namespace: namespace, name: name, revision: revision) }
}

/// How a revision's objects were written to the cluster.
public enum ApplyMethod: String, Sendable {
    case clientSide = "csa"
    case serverSide = "ssa"
}

/// Names one revision of one release.
public struct ReleaseKey: Sendable, Hashable {
    public var namespace: String
    public var name: String
    public var revision: Int

    public init(namespace: String, name: String, revision: Int) {
        self.namespace = namespace
        self.name = name
        self.revision = revision
    }

    /// The name of Helm's record in a cluster: `sh.helm.release.v1.web.v3`.
    public var recordName: String { "sh.helm.release.v1.\(name).v\(revision)" }
}

/// How a revision went.
public struct ReleaseInfo: Sendable, Hashable {
    public var firstDeployed: Timestamp
    public var lastDeployed: Timestamp
    /// When the release was uninstalled.
    public var deleted: Timestamp?
    public var description: String
    public var status: ReleaseStatus
    public var notes: String
    /// The revision that a rollback went back to.
    public var rollbackRevision: Int?

    public init(
        firstDeployed: Timestamp, lastDeployed: Timestamp, deleted: Timestamp? = nil, description: String = "",
        status: ReleaseStatus = .unknown, notes: String = "", rollbackRevision: Int? = nil
    ) {
        self.firstDeployed = firstDeployed
        self.lastDeployed = lastDeployed
        self.deleted = deleted
        self.description = description
        self.status = status
        self.notes = notes
        self.rollbackRevision = rollbackRevision
    }
}

/// The state of a revision, in Helm's words.
public enum ReleaseStatus: String, Sendable, CaseIterable {
    case unknown
    case deployed
    case uninstalled
    case superseded
    case failed
    case uninstalling
    case pendingInstall = "pending-install"
    case pendingUpgrade = "pending-upgrade"
    case pendingRollback = "pending-rollback"

    /// Whether a change was under way when the record was written.
    public var isPending: Bool {
        self == .pendingInstall || self == .pendingUpgrade || self == .pendingRollback
    }
}

/// Who made a revision, where, how and out of what. Helm records none of it.
public struct ReleaseOrigin: Sendable, Hashable {
    /// The user's name.
    public var actor: String
    public var host: String
    /// The command line, without values that may be secret.
    public var command: String
    /// Where the chart came from: a path, a URL, `repository/chart`.
    public var chartSource: String
    /// The chart archive's `sha256:…`.
    public var chartDigest: String
    /// The values files in the order in which they were given.
    public var valuesFiles: [String]

    public init(
        actor: String = "", host: String = "", command: String = "", chartSource: String = "",
        chartDigest: String = "", valuesFiles: [String] = []
    ) {
        self.actor = actor
        self.host = host
        self.command = command
        self.chartSource = chartSource
        self.chartDigest = chartDigest
        self.valuesFiles = valuesFiles
    }

    /// Whether nothing is known.
    public var isEmpty: Bool { self == ReleaseOrigin() }
}
