import YareBase
import YareRelease

/// How a revision reads whose maker died before it was done.
enum Interruption {
    private static let interrupted = "Interrupted: "
    private static let undone = "Undone: "

    /// The description of a revision whose making, or removal, was broken off.
    static func description(of status: ReleaseStatus, by predecessor: Lease?) -> String {
        let holder = predecessor.map { " of \($0.holder.owner) on \($0.holder.host), process \($0.holder.process)," }
        return "\(interrupted)the \(word(status))\(holder ?? "") ended before it was complete"
    }

    /// The description of a failed install whose objects were removed again.
    static func undoneDescription(_ description: String) -> String { undone + description }

    /// Whether a release may be installed under the name of one with this newest revision.
    static func leavesNameFree(_ latest: ReleaseSummary) -> Bool {
        switch latest.status {
        case .failed: latest.description.hasPrefix(interrupted)
        case .uninstalled: latest.description.hasPrefix(undone)
        default: false
        }
    }

    private static func word(_ status: ReleaseStatus) -> String {
        switch status {
        case .pendingInstall: "install"
        case .pendingUpgrade: "upgrade"
        case .pendingRollback: "rollback"
        default: "uninstall"
        }
    }
}

/// Marks revisions as failed that a dead process left pending, so that the next change can go on.
struct InterruptionRecovery {
    let target: DeployTarget
    /// The dead process' lease, where it left one.
    let predecessor: Lease?

    /// Puts the history of a release in order; called under the lease on it.
    ///
    /// - Throws: `release.in-progress` for a pending revision that Helm made and no lease tells of.
    func recover(_ name: String, in namespace: String) async throws {
        let pending = ReleaseQuery(
            namespace: namespace, name: name,
            statuses: [.pendingInstall, .pendingUpgrade, .pendingRollback, .uninstalling])
        for summary in try await target.store.summaries(pending) {
            try await recover(try await target.store.release(summary.key, .all))
        }
    }

    private func recover(_ release: Release) async throws {
        let isOurs = predecessor != nil || !release.origin.isEmpty
        if !isOurs && release.info.status.isPending { throw YareError.operationInProgress(release.name) }
        guard isOurs else { return }
        try await HookRunner(target: target, timeout: .seconds(60)).deleteLeftovers(of: release)
        try await markInterrupted(release)
    }

    func markInterrupted(_ release: Release) async throws {
        var release = release
        let note = Interruption.description(of: release.info.status, by: predecessor)
        release.info.status = .failed
        release.info.description = note
        for index in release.hooks.indices where release.hooks[index].lastRun.phase == .running {
            release.hooks[index].lastRun.phase = .unknown
        }
        try await target.store.record(
            [Evidence(.note, about: "revision \(release.revision)", at: target.clock.now(), note)], for: release.key)
        try await target.store.update(release)
        target.observer.observe(.recovered(release.key))
    }
}
