import YareBase
public import YareCluster

/// Which revisions are asked for, in which order.
///
/// As in Helm's list, the newest revision of each release is found first, and the statuses and labels are asked of it.
public struct ReleaseQuery: Sendable {
    public enum Order: Sendable {
        /// By name, then namespace, then revision.
        case name
        /// By when they were deployed last.
        case date
    }

    /// The namespace, or `nil` for all.
    public var namespace: String?
    /// The release, or `nil` for all.
    public var name: String?
    /// The statuses, or `nil` for all.
    public var statuses: Set<ReleaseStatus>?
    public var isLatestOnly: Bool
    public var labels: LabelSelector
    /// Whether the release of a name is asked for; the regular expression of `list --filter` stands behind it.
    public var nameFilter: (@Sendable (String) -> Bool)?
    public var order: Order
    public var isReversed: Bool
    public var offset: Int
    /// How many at most; 0 for all.
    public var limit: Int

    public init(
        namespace: String? = nil, name: String? = nil, statuses: Set<ReleaseStatus>? = nil,
        isLatestOnly: Bool = false, labels: LabelSelector = LabelSelector(),
        nameFilter: (@Sendable (String) -> Bool)? = nil, order: Order = .name, isReversed: Bool = false,
        offset: Int = 0, limit: Int = 0
    ) {
        self.namespace = namespace
        self.name = name
        self.statuses = statuses
        self.isLatestOnly = isLatestOnly
        self.labels = labels
        self.nameFilter = nameFilter
        self.order = order
        self.isReversed = isReversed
        self.offset = offset
        self.limit = limit
    }

    /// Whether a revision, which is the newest where only those are asked for, is selected.
    func selects(_ summary: ReleaseSummary) -> Bool {
        (statuses?.contains(summary.status) ?? true) && (labels.isEmpty || labels.matches(summary.labels))
            && (nameFilter?(summary.name) ?? true)
    }

    /// The selected of all revisions of a store that cannot query itself.
    func selection(of summaries: [ReleaseSummary]) -> [ReleaseSummary] {
        var found = summaries.filter { (namespace ?? $0.namespace) == $0.namespace && (name ?? $0.name) == $0.name }
        if isLatestOnly { found = newest(of: found) }
        found = found.filter(selects).sorted(by: isInOrder)
        if isReversed { found.reverse() }
        return page(of: found)
    }

    /// The part of an ordered result that is asked for.
    func page(of found: [ReleaseSummary]) -> [ReleaseSummary] {
        let rest = found.dropFirst(max(0, offset))
        return Array(limit > 0 ? rest.prefix(limit) : rest)
    }

    private func newest(of summaries: [ReleaseSummary]) -> [ReleaseSummary] {
        var newest: [ReleaseKey: ReleaseSummary] = [:]
        for summary in summaries {
            let release = ReleaseKey(namespace: summary.namespace, name: summary.name, revision: 0)
            if newest[release].map({ $0.revision < summary.revision }) ?? true { newest[release] = summary }
        }
        return Array(newest.values)
    }

    private func isInOrder(_ left: ReleaseSummary, _ right: ReleaseSummary) -> Bool {
        let byName = (left.name, left.namespace, left.revision) < (right.name, right.namespace, right.revision)
        switch order {
        case .name: return byName
        case .date where left.lastDeployed == right.lastDeployed: return byName
        case .date: return left.lastDeployed < right.lastDeployed
        }
    }
}
