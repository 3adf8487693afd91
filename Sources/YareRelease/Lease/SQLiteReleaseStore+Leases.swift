public import YareBase
import YareDatabase

extension SQLiteReleaseStore: LeaseStore {
    public func acquire(
        _ name: String, in namespace: String, for operation: String, by holder: LeaseHolder, at now: Timestamp
    ) async throws -> AcquiredLease {
        try file.writeLightly { database in
            let table = SQLiteLeaseTable(database: database)
            let predecessor = try table.lease(on: name, in: namespace)
            if let predecessor, !predecessor.isDead(at: now, seenFrom: holder) {
                throw YareError.leaseHeld(predecessor)
            }
            let lease = Lease(on: name, in: namespace, for: operation, by: holder, at: now)
            try table.put(lease)
            return AcquiredLease(lease, after: predecessor)
        }
    }

    public func renew(_ lease: Lease, at now: Timestamp) async throws -> Lease {
        try file.writeLightly { database in
            let table = SQLiteLeaseTable(database: database)
            guard try table.lease(on: lease.name, in: lease.namespace)?.token == lease.token else {
                throw YareError.leaseLost(lease)
            }
            let renewed = lease.renewed(at: now)
            try table.put(renewed)
            return renewed
        }
    }

    public func give(back lease: Lease) async throws {
        try file.writeLightly { try SQLiteLeaseTable(database: $0).delete(lease) }
    }

    public func lease(on name: String, in namespace: String) async throws -> Lease? {
        try file.read { try SQLiteLeaseTable(database: $0).lease(on: name, in: namespace) }
    }

    public func unlock(_ name: String, in namespace: String) async throws -> Lease? {
        try file.writeLightly { database in
            let table = SQLiteLeaseTable(database: database)
            let lease = try table.lease(on: name, in: namespace)
            if let lease { try table.delete(lease) }
            return lease
        }
    }
}
