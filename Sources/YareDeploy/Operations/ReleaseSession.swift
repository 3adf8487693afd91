import YareBase
import YareRelease

/// The right to change one release, with its history put in order: what every change begins with.
struct ReleaseSession: Sendable {
    let target: DeployTarget
    let name: String
    let namespace: String
    /// The revisions, oldest first; none is pending.
    let history: [ReleaseSummary]

    /// Takes the lease on a release, deals with what a dead holder left behind, and makes a change.
    ///
    /// - Throws: `release.lease-held` when another is at work, `release.in-progress` when Helm may be.
    static func run<Result: Sendable>(
        _ operation: String, on name: String, in namespace: String, with target: DeployTarget,
        _ change: @escaping @Sendable (ReleaseSession) async throws -> Result
    ) async throws -> Result {
        let clock = target.clock
        return try await target.store.holding(
            name, in: namespace, for: operation, by: target.holder, clock: { clock.now() }
        ) { acquired in
            let recovery = InterruptionRecovery(target: target, predecessor: acquired.predecessor)
            try await recovery.recover(name, in: namespace)
            let history = try await target.store.history(of: name, in: namespace)
            return try await change(
                ReleaseSession(target: target, name: name, namespace: namespace, history: history))
        }
    }

    var owner: ReleaseOwner { ReleaseOwner(name: name, namespace: namespace) }

    /// The newest revision.
    var latest: ReleaseSummary? { history.last }

    func key(_ revision: Int) -> ReleaseKey {
        ReleaseKey(namespace: namespace, name: name, revision: revision)
    }

    func release(_ revision: Int) async throws -> Release {
        try await target.store.release(key(revision), .all)
    }

    /// Whether the history holds nothing that an install would overwrite: nothing at all, or only what was broken off
    /// or undone.
    var isFreeForInstall: Bool {
        guard let latest else { return true }
        return !history.contains { $0.status == .deployed } && Interruption.leavesNameFree(latest)
    }
}
