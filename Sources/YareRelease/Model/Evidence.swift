public import YareBase

/// Something that was seen while a revision was deployed, kept with it: why it failed, what a hook logged.
public struct Evidence: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// An event of the cluster.
        case event
        /// A condition of an object that was not as it should be.
        case condition
        /// What a container logged.
        case log
        /// What a hook's container logged.
        case hookLog = "hook-log"
        /// What Yare itself did or found.
        case note
    }

    public var kind: Kind
    /// The object: `Job/shop/migrate`.
    public var subject: String
    public var time: Timestamp
    public var text: String

    public init(_ kind: Kind, about subject: String, at time: Timestamp, _ text: String) {
        self.kind = kind
        self.subject = subject
        self.time = time
        self.text = text
    }
}
