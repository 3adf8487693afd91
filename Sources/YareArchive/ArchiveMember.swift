/// A regular file in a chart archive: its path inside the chart and its bytes.
public struct ArchiveMember: Sendable, Hashable {
    /// The path relative to the archive's base folder, with `/` between its parts: `templates/service.yaml`.
    public var path: String

    /// The bytes, a UTF-8 byte-order mark at the start removed.
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
