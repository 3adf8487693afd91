import YareBase
public import YareRelease

/// Takes the lease on a release away from whoever holds it.
public struct Unlocker: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// What an unlock found.
    public struct Outcome: Sendable {
        /// The lease that was taken away; `nil` when there was none.
        public var lease: Lease?
        /// The revisions that were pending, and are marked as failed.
        public var interrupted: [ReleaseKey]
    }

    /// Ends a change that is known to be gone: its lease is taken away, its revision is marked as failed.
    public func unlock(_ name: String, in namespace: String) async throws -> Outcome {
        try ReleaseName.validate(name)
        let lease = try await target.store.unlock(name, in: namespace)
        let pending = try await target.store.history(of: name, in: namespace)
            .filter { $0.status.isPending || $0.status == .uninstalling }
        let recovery = InterruptionRecovery(target: target, predecessor: lease)
        for summary in pending {
            try await recovery.markInterrupted(try await target.store.release(summary.key, .all))
        }
        return Outcome(lease: lease, interrupted: pending.map(\.key))
    }
}
