import YareBase

/// Where releases are recorded.
///
/// A store keeps revisions; it knows no rules of deploying. A revision's chart and values never change once it is
/// created; all else may.
public protocol ReleaseStore: Sendable {
    /// Records a new revision.
    ///
    /// - Throws: `release.already-exists` when the revision is there, so that of two who make the same one wins.
    func create(_ release: Release) async throws

    /// Records how a revision goes on: its info, manifest, hooks and labels.
    ///
    /// - Throws: `release.not-found`.
    func update(_ release: Release) async throws

    /// Records how several revisions go on: all at once where the store can, otherwise in this order.
    ///
    /// - Throws: `release.not-found`.
    func update(all releases: [Release]) async throws

    /// A revision.
    ///
    /// - Parameter parts: the bodies that are wanted; the others are left empty, which is quicker.
    /// - Throws: `release.not-found`.
    func release(_ key: ReleaseKey, _ parts: ReleaseParts) async throws -> Release

    /// The revisions that a query selects, without their bodies.
    func summaries(_ query: ReleaseQuery) async throws -> [ReleaseSummary]

    /// Removes a revision with what was kept about it.
    ///
    /// - Throws: `release.not-found`.
    func delete(_ key: ReleaseKey) async throws

    /// Keeps what was seen while a revision was deployed, after what is kept already.
    func record(_ evidence: [Evidence], for key: ReleaseKey) async throws

    /// What was seen while a revision was deployed, in the order in which it was kept.
    func evidence(for key: ReleaseKey) async throws -> [Evidence]
}

/// The bodies of a revision.
public struct ReleaseParts: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The chart's templates, files, default values and schema; what `Chart.yaml` says is always there.
    public static let chart = ReleaseParts(rawValue: 1)
    public static let config = ReleaseParts(rawValue: 2)
    public static let manifest = ReleaseParts(rawValue: 4)
    public static let hooks = ReleaseParts(rawValue: 8)
    public static let notes = ReleaseParts(rawValue: 16)
    public static let all: ReleaseParts = [.chart, .config, .manifest, .hooks, .notes]
}

extension ReleaseStore {
    public func update(all releases: [Release]) async throws {
        for release in releases { try await update(release) }
    }

    /// A revision with all its bodies.
    public func release(_ key: ReleaseKey) async throws -> Release {
        try await release(key, .all)
    }

    /// The revisions of a release, oldest first; empty when there is none.
    public func history(of name: String, in namespace: String) async throws -> [ReleaseSummary] {
        try await summaries(ReleaseQuery(namespace: namespace, name: name))
    }

    /// The newest revision of a release.
    ///
    /// - Throws: `release.not-found`.
    public func latest(
        _ name: String, in namespace: String, _ parts: ReleaseParts = .all
    ) async throws -> Release {
        let query = ReleaseQuery(namespace: namespace, name: name, isLatestOnly: true)
        guard let newest = try await summaries(query).first else { throw YareError.releaseNotFound(name) }
        return try await release(newest.key, parts)
    }

    /// The newest revision that is deployed, `nil` when none is.
    public func deployed(
        _ name: String, in namespace: String, _ parts: ReleaseParts = .all
    ) async throws -> Release? {
        let query = ReleaseQuery(namespace: namespace, name: name, statuses: [.deployed])
        guard let newest = try await summaries(query).last else { return nil }
        return try await release(newest.key, parts)
    }

    /// Removes old revisions so that at most `maximum` are left when one more is made; the last deployed one stays.
    ///
    /// - Parameter maximum: how many revisions to keep; 0 keeps all.
    /// - Returns: the revisions that were removed.
    @discardableResult
    public func prune(_ name: String, in namespace: String, keeping maximum: Int) async throws -> [Int] {
        guard maximum > 0 else { return [] }
        let removed = HistoryLimit(maximum: maximum - 1).excess(of: try await history(of: name, in: namespace))
        for revision in removed {
            try await delete(ReleaseKey(namespace: namespace, name: name, revision: revision))
        }
        return removed
    }
}

/// How many revisions of a release are kept.
public struct HistoryLimit: Sendable {
    public var maximum: Int

    public init(maximum: Int) {
        self.maximum = maximum
    }

    /// The revisions to remove, oldest first: never the last deployed one (`removeLeastRecent` of Helm's storage).
    public func excess(of history: [ReleaseSummary]) -> [Int] {
        let ordered = history.sorted { $0.revision < $1.revision }
        let kept = ordered.last { $0.status == .deployed }?.revision
        return Array(ordered.map(\.revision).filter { $0 != kept }.prefix(max(0, ordered.count - maximum)))
    }
}
