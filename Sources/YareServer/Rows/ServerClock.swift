public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The machine's clock.
public enum ServerClock {
    /// The present instant in UTC.
    @Sendable public static func now() -> Timestamp {
        var instant = timespec()
        clock_gettime(CLOCK_REALTIME, &instant)
        return Timestamp(seconds: Int64(instant.tv_sec), nanoseconds: Int32(instant.tv_nsec))
    }
}
