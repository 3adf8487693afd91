public import YareBase

/// The right to change a release, held by one process at a time.
public struct Lease: Sendable, Hashable {
    public var namespace: String
    /// The release.
    public var name: String
    /// Tells this lease from all others; whoever has it holds the lease.
    public var token: String
    /// What is being done: `upgrade`.
    public var operation: String
    public var holder: LeaseHolder
    public var acquired: Timestamp
    /// When the holder last said that it is alive.
    public var heartbeat: Timestamp
    /// When the lease ends unless the holder says so again.
    public var expires: Timestamp

    /// How long a lease lasts after a heartbeat, in seconds.
    public static let duration: Int64 = 30
    /// How often a holder says that it is alive, in seconds.
    public static let heartbeatInterval: Int64 = 10

    public init(
        namespace: String, name: String, token: String, operation: String, holder: LeaseHolder, acquired: Timestamp,
        heartbeat: Timestamp, expires: Timestamp
    ) {
        self.namespace = namespace
        self.name = name
        self.token = token
        self.operation = operation
        self.holder = holder
        self.acquired = acquired
        self.heartbeat = heartbeat
        self.expires = expires
    }

    /// A new lease that begins now.
    init(on name: String, in namespace: String, for operation: String, by holder: LeaseHolder, at now: Timestamp) {
        self.init(
            namespace: namespace, name: name, token: LeaseToken.random(), operation: operation, holder: holder,
            acquired: now, heartbeat: now, expires: now.advanced(bySeconds: Self.duration))
    }

    /// Whether the holder is gone: its process on this machine has ended, or it has been silent for too long.
    public func isDead(at now: Timestamp, seenFrom observer: LeaseHolder) -> Bool {
        if holder.machine == observer.machine { return !holder.isAlive }
        return now > expires
    }

    /// The lease after a heartbeat.
    func renewed(at now: Timestamp) -> Lease {
        var lease = self
        lease.heartbeat = now
        lease.expires = now.advanced(bySeconds: Self.duration)
        return lease
    }
}

/// Makes tokens that no one guesses or repeats.
enum LeaseToken {
    static func random() -> String {
        (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }
}
