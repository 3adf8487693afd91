public import YareBase

/// The index of a chart repository, `index.yaml`: every version of every chart, and where its package is.
public struct RepositoryIndex: Sendable {
    /// `v1`; an index without it is refused.
    public var apiVersion = "v1"
    /// When the index was made.
    public var generated: Timestamp
    /// The versions of each chart by its name, newest first.
    public var entries = SortedMap<[ChartVersionRecord]>()
    public var publicKeys: [String] = []
    public var annotations = SortedMap<String>()
    /// What a server says of itself.
    public var serverInfo = ValueMap()

    public init(generated: Timestamp) {
        self.generated = generated
    }

    /// Makes an index of records in any order.
    public init(generated: Timestamp, records: some Sequence<ChartVersionRecord>) {
        self.generated = generated
        let grouped = Dictionary(grouping: records, by: \.name)
        entries = SortedMap(grouped.map { ($0.key, $0.value) })
        sort()
    }

    /// Puts the versions of each chart in order, newest first.
    public mutating func sort() {
        entries = entries.mapValues { $0.newestFirst() }
    }

    /// Adds what another index has and this one has not; of records with the same name and version this one's stays.
    ///
    /// Versions are the same when their texts are: `1.0.0+a` and `1.0.0+b` are two packages, of which none gets lost.
    public mutating func merge(_ other: RepositoryIndex) {
        for (name, records) in other.entries {
            let present = Set((entries[name] ?? []).map(\.version))
            let missing = records.filter { !present.contains($0.version) }
            if !missing.isEmpty { entries[name, default: []] += missing }
        }
        sort()
    }
}

extension [ChartVersionRecord] {
    /// The records by their versions, newest first; those with unreadable versions last.
    public func newestFirst() -> [ChartVersionRecord] {
        VersionOrder.newestFirst(map(\.version)).map { self[$0] }
    }
}

extension SortedMap {
    /// The element under `key`, `fallback` where there is none.
    subscript(key: String, default fallback: @autoclosure () -> Element) -> Element {
        get { self[key] ?? fallback() }
        set { self[key] = newValue }
    }
}
