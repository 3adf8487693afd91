public import YareBase
public import YareCluster
public import YareRelease

/// Something that happens while a release is changed, for showing progress.
public enum DeployEvent: Sendable {
    /// A warning about the chart, its values or the cluster.
    case warning(Diagnostic)
    /// A revision whose maker has died was marked as failed.
    case recovered(ReleaseKey)
    case createdNamespace(String)
    case installedCRD(path: String)
    /// A definition of `crds/` that the cluster has already, and keeps as it is.
    case keptCRD(path: String)
    /// What is going to be done.
    case planned(Plan)
    case changed(PlannedChange)
    case hookStarted(HookRecord, event: String)
    case hookEnded(HookRecord, event: String)
    /// What a hook has logged, where its output-log policy asks for showing it.
    case hookLog(HookRecord, container: String, text: String)
    /// How far an object is that is waited for; told when it changes.
    case waiting(ResourceIdentifier, Readiness)
    /// The failed change is being undone.
    case undoing(String)
}

/// Is told of what happens while a release is changed.
public protocol DeployObserver: Sendable {
    func observe(_ event: DeployEvent)
}

/// Tells no one.
public struct SilentDeployObserver: DeployObserver {
    public init() {}
    public func observe(_ event: DeployEvent) {}
}
