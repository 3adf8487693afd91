public import YareCluster

/// How a change is made, whatever it is.
public struct ChangeOptions: Sendable {
    public var dryRun: DryRun
    public var apply: ApplyOptions
    public var wait: WaitOptions
    /// Whether hooks are left out.
    public var skipsHooks: Bool
    /// Whether a change that fails is undone (`--rollback-on-failure`); it is then also waited for.
    public var undoesOnFailure: Bool
    /// Whether objects that a failed change has created are deleted.
    public var cleansUpOnFailure: Bool
    /// The text to record instead of Helm's.
    public var description: String?
    /// How many revisions are kept; 0 keeps all.
    public var historyLimit: Int

    /// Whether a change is made, or how far it is tried.
    public enum DryRun: Sendable {
        /// It is made.
        case none
        /// It is rendered and planned; the cluster is only read.
        case client
        /// As ``client``, `lookup` sees the cluster, and the cluster is asked whether it would take each object.
        case server
    }

    public init(
        dryRun: DryRun = .none, apply: ApplyOptions = ApplyOptions(), wait: WaitOptions = WaitOptions(),
        skipsHooks: Bool = false, undoesOnFailure: Bool = false, cleansUpOnFailure: Bool = false,
        description: String? = nil, historyLimit: Int = 10
    ) {
        self.dryRun = dryRun
        self.apply = apply
        self.wait = wait
        self.skipsHooks = skipsHooks
        self.undoesOnFailure = undoesOnFailure
        self.cleansUpOnFailure = cleansUpOnFailure
        self.description = description
        self.historyLimit = historyLimit
    }

    /// What is waited for in the end: a change that may have to be undone has to be seen through.
    var effectiveWait: WaitOptions {
        var wait = wait
        if undoesOnFailure, wait.extent == .hooks { wait.extent = .objects(.watcher) }
        return wait
    }
}

/// How objects are written.
public struct ApplyOptions: Sendable {
    public var method: Method
    /// Whether fields are taken over that other managers hold.
    public var forcesConflicts: Bool
    /// Whether objects are replaced instead of changed (`--force-replace`).
    public var replacesObjects: Bool
    /// Whether objects are adopted that belong to another release, or to none.
    public var takesOwnership: Bool

    public enum Method: Sendable {
        /// As the revision before was written; on the server's side where there is none.
        case automatic
        case serverSide
        case clientSide
    }

    public init(
        method: Method = .automatic, forcesConflicts: Bool = false, replacesObjects: Bool = false,
        takesOwnership: Bool = false
    ) {
        self.method = method
        self.forcesConflicts = forcesConflicts
        self.replacesObjects = replacesObjects
        self.takesOwnership = takesOwnership
    }
}

/// What a change waits for, and how long.
public struct WaitOptions: Sendable {
    public var extent: Extent
    /// Whether Jobs of the release have to complete too.
    public var includesJobs: Bool
    /// How long any single step may take.
    public var timeout: Duration

    public enum Extent: Sendable, Hashable {
        /// Only hooks.
        case hooks
        /// Every object of the release, until it is ready by these rules.
        case objects(ReadinessRules.Strategy)
    }

    public init(extent: Extent = .hooks, includesJobs: Bool = false, timeout: Duration = .seconds(300)) {
        self.extent = extent
        self.includesJobs = includesJobs
        self.timeout = timeout
    }
}
