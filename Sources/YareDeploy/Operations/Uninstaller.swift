import YareBase
public import YareCluster
import YareEngine
public import YareRelease

/// What an uninstall is asked to do.
public struct UninstallRequest: Sendable {
    public var name: String
    public var namespace: String
    public var options: RemovalOptions
    public var isDryRun: Bool
    /// Whether it is no error that there is no such release.
    public var ignoresNotFound: Bool

    public init(
        name: String, namespace: String, options: RemovalOptions = RemovalOptions(), isDryRun: Bool = false,
        ignoresNotFound: Bool = false
    ) {
        self.name = name
        self.namespace = namespace
        self.options = options
        self.isDryRun = isDryRun
        self.ignoresNotFound = ignoresNotFound
    }
}

/// How a release is removed.
public struct RemovalOptions: Sendable {
    public var skipsHooks: Bool
    /// Whether the objects that hooks have left are deleted too, which Helm never does.
    public var removesHooks: Bool
    public var history: History
    public var propagation: PropagationPolicy
    /// Whether the end of every object is waited for.
    public var waits: Bool
    public var timeout: Duration
    /// The text to record instead of Helm's.
    public var description: String?

    /// What becomes of the release's records.
    public enum History: Sendable {
        case removed
        case kept
    }

    public init(
        skipsHooks: Bool = false, removesHooks: Bool = false, history: History = .removed,
        propagation: PropagationPolicy = .background, waits: Bool = false, timeout: Duration = .seconds(300),
        description: String? = nil
    ) {
        self.skipsHooks = skipsHooks
        self.removesHooks = removesHooks
        self.history = history
        self.propagation = propagation
        self.waits = waits
        self.timeout = timeout
        self.description = description
    }
}

/// What came of an uninstall.
public struct UninstallResult: Sendable {
    public var release: Release
    public var plan: Plan

    public init(release: Release, plan: Plan) {
        self.release = release
        self.plan = plan
    }

    /// The objects that stay because of their resource policy.
    public var kept: [ResourceIdentifier] {
        plan.changes.filter { $0.action == .keep(.resourcePolicy) }.map(\.identifier)
    }

    /// How many objects stay because another release, or no one, owns them.
    public var notOwnedCount: Int { plan.changes.count { $0.action == .keep(.notOwned) } }

    /// Helm's text about the objects that stay; empty when none does.
    public var keptText: String {
        guard !kept.isEmpty else { return "" }
        return "These resources were kept due to the resource policy:\n"
            + kept.map { "[\($0.kind.kind)] \($0.name)\n" }.joined()
    }
}

/// Uninstalls releases.
public struct Uninstaller: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// Removes a release from the cluster, or says what that would do.
    ///
    /// - Returns: what was removed; `nil` when there was no such release and that is no error.
    /// - Throws: `release.not-found`, `release.already-deleted`, `release.lease-held`, `deploy.uninstall-incomplete`.
    public func run(_ request: UninstallRequest) async throws -> UninstallResult? {
        guard (try? ReleaseName.validate(request.name)) != nil else {
            throw YareError.invalidUninstallName(request.name)
        }
        if try await target.store.history(of: request.name, in: request.namespace).isEmpty {
            if request.ignoresNotFound { return nil }
            throw YareError.releaseNotLoaded(request.name)
        }
        if request.isDryRun { return try await rehearse(request) }
        return try await ReleaseSession.run("uninstall", on: request.name, in: request.namespace, with: target) {
            try await uninstall($0, request.options)
        }
    }

    private func rehearse(_ request: UninstallRequest) async throws -> UninstallResult {
        let release = try await target.store.latest(request.name, in: request.namespace)
        let plan = try await ReleaseRemoval(target: target, options: request.options).plan(release)
        return UninstallResult(release: release, plan: plan)
    }

    private func uninstall(_ session: ReleaseSession, _ options: RemovalOptions) async throws -> UninstallResult {
        guard let latest = session.latest else { throw YareError.releaseNotLoaded(session.name) }
        let release = try await session.release(latest.revision)
        if latest.status == .uninstalled {
            if options.history == .kept { throw YareError.alreadyDeleted(session.name) }
            try await ReleaseRemoval(target: target, options: options).forget(release)
            return UninstallResult(release: release, plan: Plan())
        }
        let removal = ReleaseRemoval(target: target, options: options)
        let result = try await removal.remove(release, alsoRemoving: try await olderObjects(session, than: release))
        if options.history == .removed { try await removal.forget(result.release) }
        return result
    }

    /// What earlier revisions may have left in the cluster when the newest was broken off or failed.
    private func olderObjects(_ session: ReleaseSession, than latest: Release) async throws -> [KubernetesObject] {
        guard latest.info.status == .failed,
            let deployed = session.history.last(where: { $0.status == .deployed })
        else { return [] }
        return try await RecordedObjects(session).objects(since: session.release(deployed.revision))
    }
}
