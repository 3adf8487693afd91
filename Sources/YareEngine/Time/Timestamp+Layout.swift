public import YareBase

extension Timestamp {
    /// The time in a layout of Go's, such as `2006-01-02 15:04:05 -0700 MST`, told at its own offset.
    public func formatted(_ layout: String) -> String {
        let zone = offset == 0 ? TimeZone.utc : .fixed("", offset: Int(offset))
        return GoTime(seconds: seconds, nanoseconds: nanoseconds, zone: zone).formatted(layout)
    }
}
