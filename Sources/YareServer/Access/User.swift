public import YareBase

/// A user of a server, without the password.
public struct User: Sendable, Hashable {
    public let name: String
    public let created: Timestamp
    public let rights: [AccessRight]
    public let tokenCount: Int
}
