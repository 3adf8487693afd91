import YareBase
import YareChart
import YareCluster
import YareEngine
public import YareRelease

/// What an install is asked to do.
public struct InstallRequest: Sendable {
    public var name: String
    public var namespace: String
    public var deployment: ChartDeployment
    public var options: ChangeOptions
    /// Whether the namespace is made when it is missing.
    public var createsNamespace: Bool
    /// Whether the name of a release that failed, or was uninstalled with its history kept, is used again.
    public var replacesName: Bool
    /// Whether the chart's `crds/` folder is left out.
    public var skipsCRDs: Bool

    public init(
        name: String, namespace: String, deployment: ChartDeployment, options: ChangeOptions = ChangeOptions(),
        createsNamespace: Bool = false, replacesName: Bool = false, skipsCRDs: Bool = false
    ) {
        self.name = name
        self.namespace = namespace
        self.deployment = deployment
        self.options = options
        self.createsNamespace = createsNamespace
        self.replacesName = replacesName
        self.skipsCRDs = skipsCRDs
    }
}

/// What came of a change: the revision, and what was, or would be, done.
public struct ChangeResult: Sendable {
    public var release: Release
    public var plan: Plan
    /// The chart and the values that were rendered, those of the revision before in them; `nil` for a rollback.
    public var deployment: ChartDeployment?

    public init(release: Release, plan: Plan, deployment: ChartDeployment? = nil) {
        self.release = release
        self.plan = plan
        self.deployment = deployment
    }
}

/// Installs releases.
public struct Installer: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// Installs a chart as a new release, or says what that would do.
    ///
    /// - Throws: `release.invalid-name`, `release.name-in-use`, `release.lease-held`; what rendering throws;
    ///   `deploy.not-owned` for objects that are there already; what the cluster refuses, after it was recorded.
    public func run(_ request: InstallRequest) async throws -> ChangeResult {
        try ReleaseName.validate(request.name)
        try request.deployment.validate()
        if request.options.dryRun != .none { return try await rehearse(request) }
        return try await ReleaseSession.run("install", on: request.name, in: request.namespace, with: target) {
            try await Installation(session: $0, request: request).install()
        }
    }

    /// Says what an install would do; the name may be in use, as Helm has it.
    private func rehearse(_ request: InstallRequest) async throws -> ChangeResult {
        let session = ReleaseSession(target: target, name: request.name, namespace: request.namespace, history: [])
        return try await Installation(session: session, request: request).rehearse()
    }
}

/// One install, under the lease on its release.
struct Installation {
    let session: ReleaseSession
    let request: InstallRequest

    private var target: DeployTarget { session.target }

    func install() async throws -> ChangeResult {
        try requireFreeName()
        if !request.skipsCRDs { try await CRDInstaller(target: target).install(request.deployment.chart.crds) }
        let release = try await pendingRelease()
        let rollout = try await rollout()
        let plan = try await rollout.plan(release)
        if request.createsNamespace { try await NamespaceMaker(target: target).make(session.namespace) }
        do {
            return ChangeResult(release: try await rollout.carryOut(plan, for: release), plan: plan)
        } catch {
            guard request.options.undoesOnFailure else { throw error }
            throw await undo(release, error)
        }
    }

    func rehearse() async throws -> ChangeResult {
        var release = try await pendingRelease()
        let rollout = try await rollout()
        let plan = try await rollout.plan(release)
        if try await hasNamespace() { try await rollout.rehearse(plan) }
        release.info.description = "Dry run complete"
        return ChangeResult(release: release, plan: plan, deployment: request.deployment)
    }

    /// Whether objects can be tried: not in a namespace that is yet to be made.
    private func hasNamespace() async throws -> Bool {
        guard request.createsNamespace else { return true }
        return try await target.cluster.objectIfPresent(
            ResourceIdentifier("v1", "Namespace", name: session.namespace)) != nil
    }

    /// A name is free when no release has it, or when what has it was broken off, undone, or may be replaced.
    private func requireFreeName() throws(YareError) {
        guard let latest = session.latest, !session.isFreeForInstall else { return }
        let isReplaceable = latest.status == .uninstalled || latest.status == .failed
        guard request.replacesName && isReplaceable else { throw .nameInUse() }
    }

    private func rollout() async throws -> Rollout {
        Rollout(
            session: session, kind: .install, options: request.options, previous: try await leftovers(),
            previousMethod: nil)
    }

    /// What a broken-off or failed revision under the name may have left in the cluster.
    private func leftovers() async throws -> [KubernetesObject] {
        guard let latest = session.latest, latest.status == .failed else { return [] }
        let manifest = try await session.release(latest.revision).manifest
        return try await ManifestObjects(cluster: target.cluster, namespace: session.namespace)
            .read(manifest, unserved: .leftOut)
    }

    /// The revision as it is recorded before anything is done.
    private func pendingRelease() async throws -> Release {
        let revision = (session.latest?.revision ?? 0) + 1
        let deployment = request.deployment
        let output = try await ReleaseRendering(
            target: target,
            release: ReleaseScope(name: session.name, namespace: session.namespace, revision: revision),
            looksUp: request.options.dryRun != .client
        ).render(deployment)
        let now = target.clock.now()
        return Release(
            name: session.name, namespace: session.namespace, revision: revision,
            info: ReleaseInfo(
                firstDeployed: now, lastDeployed: now, description: ChangeKind.install.pendingDescription,
                status: .pendingInstall, notes: output.notes),
            chart: ChartRecord(output.chart), config: deployment.values, manifest: output.manifest,
            hooks: output.hooks, labels: deployment.labels, origin: target.origin(deployment.origin))
    }

    /// Removes what a failed install has made. Its revision stays, with what was seen, for `status` to tell; the name is
    /// free again.
    private func undo(_ release: Release, _ error: any Error) async -> any Error {
        target.observer.observe(.undoing("uninstalling release \"\(session.name)\""))
        return await Task {
            do {
                let failed = try await session.release(release.revision)
                let removal = ReleaseRemoval(
                    target: target, options: RemovalOptions(skipsHooks: request.options.skipsHooks, history: .kept))
                var removed = try await removal.remove(failed).release
                removed.info.description = Interruption.undoneDescription(failed.info.description)
                try await target.store.update(removed)
                return YareError.undone(session.name, "uninstalled", after: error)
            } catch let second {
                return YareError.undoingFailed(session.name, second, original: error)
            }
        }.value
    }
}
