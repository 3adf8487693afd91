public import YareBase
import YareCluster

/// Tells the time and lets it pass, so that tests need not wait.
public protocol DeployClock: Sendable {
    func now() -> Timestamp

    /// Waits.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    func sleep(for duration: Duration) async throws
}

/// The machine's clock.
public struct SystemDeployClock: DeployClock {
    public init() {}

    public func now() -> Timestamp { WallClock.now() }

    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}

/// The instant at which waiting ends.
struct Deadline {
    private let end: Timestamp
    private let clock: any DeployClock

    init(in duration: Duration, by clock: any DeployClock) {
        self.clock = clock
        let now = clock.now()
        let (seconds, attoseconds) = duration.components
        let nanoseconds = Int64(now.nanoseconds) + attoseconds / 1_000_000_000
        end = Timestamp(
            seconds: now.seconds &+ seconds &+ nanoseconds / 1_000_000_000,
            nanoseconds: Int32(nanoseconds % 1_000_000_000))
    }

    var hasPassed: Bool { clock.now() >= end }
}
