import GRDB
public import YareBase

/// The state of a repository's index.
public struct IndexRevision: Sendable, Hashable {
    /// Grows with every change.
    public let number: Int
    /// When the last change was made.
    public let changed: Timestamp

    init(number: Int, changed: Timestamp) {
        self.number = number
        self.changed = changed
    }

    init(_ row: Row) {
        self.init(number: row["revision"], changed: Timestamp(row["changed"] as String) ?? .zero)
    }
}
