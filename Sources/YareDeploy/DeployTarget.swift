import YareBase
public import YareCluster
public import YareEngine
public import YareRelease

/// Where releases are deployed and recorded, by whom, and who is told of it: what every operation works with.
public struct DeployTarget: Sendable {
    public var cluster: any Cluster
    public var store: any ReleaseStore & LeaseStore
    /// Who holds the leases on the releases that are changed.
    public var holder: LeaseHolder
    public var renderer: Renderer
    public var clock: any DeployClock
    public var observer: any DeployObserver

    public init(
        cluster: any Cluster, store: any ReleaseStore & LeaseStore, holder: LeaseHolder,
        renderer: Renderer = Renderer(), clock: any DeployClock = SystemDeployClock(),
        observer: any DeployObserver = SilentDeployObserver()
    ) {
        self.cluster = cluster
        self.store = store
        self.holder = holder
        self.renderer = renderer
        self.clock = clock
        self.observer = observer
    }

    /// The field manager that Helm writes objects as; Yare takes its place.
    static let fieldManager = "helm"

    /// What is recorded about who made a revision, with the gaps filled from the lease's holder.
    func origin(_ origin: ReleaseOrigin) -> ReleaseOrigin {
        var origin = origin
        if origin.actor.isEmpty { origin.actor = holder.owner }
        if origin.host.isEmpty { origin.host = holder.host }
        return origin
    }
}
