public import YareBase
public import YareCluster

/// Where leases on releases are kept.
public protocol LeaseStore: Sendable {
    /// Takes the lease on a release: a free one, or one whose holder is dead.
    ///
    /// - Returns: the lease, and the dead one that it was taken over from.
    /// - Throws: `release.lease-held` with the holder who is alive.
    func acquire(
        _ name: String, in namespace: String, for operation: String, by holder: LeaseHolder, at now: Timestamp
    ) async throws -> AcquiredLease

    /// Says that the holder is alive.
    ///
    /// - Throws: `release.lease-lost` when another has taken the lease over.
    func renew(_ lease: Lease, at now: Timestamp) async throws -> Lease

    /// Gives the lease back; one that was lost is let be.
    func give(back lease: Lease) async throws

    /// The lease on a release, `nil` when it is free.
    func lease(on name: String, in namespace: String) async throws -> Lease?

    /// Takes the lease away from whoever holds it.
    ///
    /// - Returns: the lease that was taken away, `nil` when there was none.
    func unlock(_ name: String, in namespace: String) async throws -> Lease?
}

/// A lease that was taken, and from whom.
public struct AcquiredLease: Sendable, Hashable {
    public var lease: Lease
    /// The dead lease that was in the way: its change was broken off.
    public var predecessor: Lease?

    public init(_ lease: Lease, after predecessor: Lease?) {
        self.lease = lease
        self.predecessor = predecessor
    }
}

extension LeaseStore {
    /// Runs a change under the lease on a release, saying meanwhile that the process is alive.
    ///
    /// When the lease is lost the change is cancelled and `release.lease-lost` is thrown.
    public func holding<Result: Sendable>(
        _ name: String, in namespace: String, for operation: String, by holder: LeaseHolder,
        clock: @escaping @Sendable () -> Timestamp = { WallClock.now() },
        _ change: @escaping @Sendable (AcquiredLease) async throws -> Result
    ) async throws -> Result {
        let acquired = try await acquire(name, in: namespace, for: operation, by: holder, at: clock())
        do {
            let result = try await withHeartbeat(acquired.lease, clock) { try await change(acquired) }
            try await give(back: acquired.lease)
            return result
        } catch {
            try? await give(back: acquired.lease)
            throw error
        }
    }

    private func withHeartbeat<Result: Sendable>(
        _ lease: Lease, _ clock: @escaping @Sendable () -> Timestamp,
        _ change: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await change() }
            group.addTask {
                // a change that is cancelled says itself how it ends
                while (try? await Task.sleep(for: .seconds(Lease.heartbeatInterval))) != nil {
                    do {
                        _ = try await renew(lease, at: clock())
                    } catch let error as YareError where error.code != "release.lease-lost" {
                        // a heartbeat that does not get through is no reason to give up: the next one may
                        continue
                    }
                }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }
}
