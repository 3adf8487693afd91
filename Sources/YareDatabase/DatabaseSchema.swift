/// What a database file holds and how carefully it is kept.
public struct DatabaseSchema: Sendable {
    /// When a commit is on the disk.
    public enum Durability: String, Sendable {
        /// Before the commit returns: not even a power cut loses it.
        case full = "FULL"
        /// Some time later: a power cut may lose the last commits, but leaves the file whole. The end of the process
        /// loses nothing.
        case normal = "NORMAL"
    }

    /// What is in the file, for messages: `release store`.
    public var title: String
    /// The statements that bring the schema from each version to the next. Only ever append to this list: files in the
    /// field have run its beginning.
    public var migrations: [String]
    public var durability: Durability
    /// Whether the file is looked through when its last user did not close it.
    public var isCheckedAfterCrash: Bool

    /// The size of a page in bytes: small ones suit many small transactions, as each writes whole pages.
    public var pageSize: Int
    /// From how many bytes on the journal is moved into the database; the next to open the file reads the journal.
    public var journalSize = 1 << 20
    /// How many bytes of the file are read through the process's memory instead of being copied page by page.
    public var mappedSize = 0

    public init(
        title: String, migrations: [String], durability: Durability, isCheckedAfterCrash: Bool, pageSize: Int = 4096,
        mappedSize: Int = 0
    ) {
        self.mappedSize = mappedSize
        self.pageSize = pageSize
        self.title = title
        self.migrations = migrations
        self.durability = durability
        self.isCheckedAfterCrash = isCheckedAfterCrash
    }
}
