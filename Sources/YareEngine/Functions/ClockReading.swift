#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A point in time as a clock tells it.
public struct ClockReading: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z, negative before it.
    public var seconds: Int64
    /// The nanoseconds on top of ``seconds``, 0 to 999,999,999.
    public var nanoseconds: Int32

    public init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// What the system's clock tells.
    public static func now() -> ClockReading {
        var reading = timespec()
        clock_gettime(CLOCK_REALTIME, &reading)
        return ClockReading(seconds: Int64(reading.tv_sec), nanoseconds: Int32(reading.tv_nsec))
    }
}
