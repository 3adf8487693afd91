/// How much of an archive is read before it counts as hostile.
public struct ArchiveLimits: Sendable, Hashable {
    /// The most bytes that all members may hold together.
    public var totalBytes: Int

    /// The most bytes that one member may hold.
    public var memberBytes: Int

    public init(totalBytes: Int, memberBytes: Int) {
        self.totalBytes = totalBytes
        self.memberBytes = memberBytes
    }

    /// Helm's limits: 100 MiB for a chart, 5 MiB for a file of it.
    public static let helm = ArchiveLimits(totalBytes: 100 << 20, memberBytes: 5 << 20)
}
