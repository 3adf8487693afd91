public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The machine's clock.
public enum WallClock {
    /// The present instant, with the offset of the local time zone.
    public static func now() -> Timestamp {
        var instant = timespec()
        clock_gettime(CLOCK_REALTIME, &instant)
        var seconds = instant.tv_sec
        var local = tm()
        localtime_r(&seconds, &local)
        return Timestamp(
            seconds: Int64(instant.tv_sec), nanoseconds: Int32(instant.tv_nsec), offset: Int32(local.tm_gmtoff))
    }
}
