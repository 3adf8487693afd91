public import YareBase

extension MemoryReleaseStore: LeaseStore {
    public func acquire(
        _ name: String, in namespace: String, for operation: String, by holder: LeaseHolder, at now: Timestamp
    ) async throws -> AcquiredLease {
        try changeLease(on: name, in: namespace) { lease in
            let predecessor = lease
            if let predecessor, !predecessor.isDead(at: now, seenFrom: holder) {
                throw YareError.leaseHeld(predecessor)
            }
            let taken = Lease(on: name, in: namespace, for: operation, by: holder, at: now)
            lease = taken
            return AcquiredLease(taken, after: predecessor)
        }
    }

    public func renew(_ lease: Lease, at now: Timestamp) async throws -> Lease {
        try changeLease(on: lease.name, in: lease.namespace) { current in
            guard current?.token == lease.token else { throw YareError.leaseLost(lease) }
            let renewed = lease.renewed(at: now)
            current = renewed
            return renewed
        }
    }

    public func give(back lease: Lease) async throws {
        try changeLease(on: lease.name, in: lease.namespace) { current in
            if current?.token == lease.token { current = nil }
        }
    }

    public func lease(on name: String, in namespace: String) async throws -> Lease? {
        try changeLease(on: name, in: namespace) { $0 }
    }

    public func unlock(_ name: String, in namespace: String) async throws -> Lease? {
        try changeLease(on: name, in: namespace) { current in
            defer { current = nil }
            return current
        }
    }
}
