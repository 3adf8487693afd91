/// Slows down those who try passwords: after a few wrong ones from an address for a name, the next have to wait, twice as
/// long each time.
struct FailedAttempts: Sendable {
    private struct Record: Sendable {
        var count = 0
        var last: ContinuousClock.Instant
    }

    private var records: [String: Record] = [:]

    private static let free = 5
    private static let longestWait = 60
    private static let memory = Duration.seconds(600)
    private static let mostRecords = 10_000

    /// How many seconds are to be waited before the next attempt; 0 when it may be made now.
    func wait(for key: String, at now: ContinuousClock.Instant) -> Int {
        guard let record = records[key], record.count >= Self.free else { return 0 }
        let pause = min(Self.longestWait, 1 << min(10, record.count - Self.free))
        let passed = Int((now - record.last).components.seconds)
        return max(0, pause - passed)
    }

    /// Notes a wrong password.
    mutating func note(_ key: String, at now: ContinuousClock.Instant) {
        if records.count >= Self.mostRecords { records = records.filter { now - $0.value.last < .seconds(60) } }
        if records.count >= Self.mostRecords { records.removeAll() }
        var record = records[key] ?? Record(last: now)
        if now - record.last > Self.memory { record.count = 0 }
        record.count += 1
        record.last = now
        records[key] = record
    }

    /// Forgets the wrong passwords before a right one.
    mutating func forget(_ key: String) {
        records[key] = nil
    }
}
