import Synchronization
import YareBase
import YareRelease

/// How many writes a process lives for.
final class Lifetime: Sendable {
    struct Death: Error {}

    private let left: Mutex<Int>

    init(writes: Int) {
        left = Mutex(writes)
    }

    /// - Throws: from the moment of death on.
    func live(isWrite: Bool) throws {
        try left.withLock { left in
            if isWrite { left -= 1 }
            if left < 0 { throw Death() }
        }
    }

    var isOver: Bool { left.withLock { $0 < 0 } }
}

/// A store as a process sees it that dies after some writes: from then on nothing is written any more.
struct MortalStore: ReleaseStore, LeaseStore {
    let store: MemoryReleaseStore
    let lifetime: Lifetime

    func create(_ release: Release) async throws {
        try lifetime.live(isWrite: true)
        try await store.create(release)
    }

    func update(_ release: Release) async throws {
        try lifetime.live(isWrite: true)
        try await store.update(release)
    }

    func release(_ key: ReleaseKey, _ parts: ReleaseParts) async throws -> Release {
        try lifetime.live(isWrite: false)
        return try await store.release(key, parts)
    }

    func summaries(_ query: ReleaseQuery) async throws -> [ReleaseSummary] {
        try lifetime.live(isWrite: false)
        return try await store.summaries(query)
    }

    func delete(_ key: ReleaseKey) async throws {
        try lifetime.live(isWrite: true)
        try await store.delete(key)
    }

    func record(_ evidence: [Evidence], for key: ReleaseKey) async throws {
        try lifetime.live(isWrite: true)
        try await store.record(evidence, for: key)
    }

    func evidence(for key: ReleaseKey) async throws -> [Evidence] {
        try await store.evidence(for: key)
    }

    func acquire(
        _ name: String, in namespace: String, for operation: String, by holder: LeaseHolder, at now: Timestamp
    ) async throws -> AcquiredLease {
        try lifetime.live(isWrite: true)
        return try await store.acquire(name, in: namespace, for: operation, by: holder, at: now)
    }

    func renew(_ lease: Lease, at now: Timestamp) async throws -> Lease {
        try await store.renew(lease, at: now)
    }

    func give(back lease: Lease) async throws {
        try lifetime.live(isWrite: true)
        try await store.give(back: lease)
    }

    func lease(on name: String, in namespace: String) async throws -> Lease? {
        try await store.lease(on: name, in: namespace)
    }

    func unlock(_ name: String, in namespace: String) async throws -> Lease? {
        try await store.unlock(name, in: namespace)
    }
}
