import Synchronization
import YareBase

/// Releases in memory, for tests and for `HELM_DRIVER=memory`: gone with the process.
public final class MemoryReleaseStore: ReleaseStore {
    private struct Entry {
        var release: Release
        var evidence: [Evidence] = []
    }

    private let entries = Mutex<[ReleaseKey: Entry]>([:])
    /// Leases by release; the keys' revision is 0.
    private let leases = Mutex<[ReleaseKey: Lease]>([:])

    public init() {}

    public func create(_ release: Release) async throws {
        try entries.withLock { entries in
            guard entries[release.key] == nil else { throw YareError.releaseExists(release.key) }
            entries[release.key] = Entry(release: release)
        }
    }

    public func update(_ release: Release) async throws {
        try entries.withLock { entries in
            guard var entry = entries[release.key] else { throw YareError.releaseNotFound(release.name) }
            let (chart, config, origin) = (entry.release.chart, entry.release.config, entry.release.origin)
            entry.release = release
            (entry.release.chart, entry.release.config, entry.release.origin) = (chart, config, origin)
            entries[release.key] = entry
        }
    }

    public func release(_ key: ReleaseKey, _ parts: ReleaseParts) async throws -> Release {
        try entry(key).release
    }

    public func summaries(_ query: ReleaseQuery) async throws -> [ReleaseSummary] {
        query.selection(of: entries.withLock { $0.values.map(\.release.summary) })
    }

    public func delete(_ key: ReleaseKey) async throws {
        try entries.withLock { entries in
            guard entries.removeValue(forKey: key) != nil else { throw YareError.releaseNotFound(key.name) }
        }
    }

    public func record(_ evidence: [Evidence], for key: ReleaseKey) async throws {
        try entries.withLock { entries in
            guard entries[key] != nil else { throw YareError.releaseNotFound(key.name) }
            entries[key]?.evidence += evidence
        }
    }

    public func evidence(for key: ReleaseKey) async throws -> [Evidence] {
        try entry(key).evidence
    }

    private func entry(_ key: ReleaseKey) throws -> Entry {
        guard let entry = entries.withLock({ $0[key] }) else { throw YareError.releaseNotFound(key.name) }
        return entry
    }

    /// Looks at the lease on a release, and changes it, at one go.
    func changeLease<Result: Sendable>(
        on name: String, in namespace: String, _ change: (inout Lease?) throws -> Result
    ) throws -> Result {
        try leases.withLock { try change(&$0[ReleaseKey(namespace: namespace, name: name, revision: 0)]) }
    }
}
