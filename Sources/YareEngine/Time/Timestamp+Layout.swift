public import YareBase

extension Timestamp {
    /// The time in a layout of Go's, such as `2006-01-02 15:04:05 -0700 MST`, told at its own offset.
    public func formatted(_ layout: String) -> String {
        TimestampFormatter(layout).text(of: self)
    }
}

/// Writes many times in one layout of Go's, which is read once.
public struct TimestampFormatter: Sendable {
    private let layout: TimeLayout

    public init(_ layout: String) {
        self.layout = TimeLayout(layout)
    }

    /// A time in the layout, told at its own offset.
    public func text(of time: Timestamp) -> String {
        let zone = time.offset == 0 ? TimeZone.utc : .fixed("", offset: Int(time.offset))
        return GoTime(seconds: time.seconds, nanoseconds: time.nanoseconds, zone: zone).formatted(layout)
    }
}
