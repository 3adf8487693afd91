/// An instant with nanoseconds and the offset it was written with, as Kubernetes objects and release records hold it.
///
/// Two timestamps are equal when they name the same instant, whatever their offsets; order is that of time.
public struct Timestamp: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64
    /// Nanoseconds of the second, 0 to 999,999,999.
    public var nanoseconds: Int32
    /// Seconds east of UTC, for writing only.
    public var offset: Int32

    public init(seconds: Int64, nanoseconds: Int32 = 0, offset: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offset = offset
    }

    /// Go's zero time, which release records write for "not yet".
    public static let zero = Timestamp(seconds: -62_135_596_800)

    /// Whether this is Go's zero time.
    public var isZero: Bool { self == .zero }

    /// Nanoseconds since 1970, for arithmetic and indexes; `nil` outside the years 1678 to 2262.
    public var nanosecondsSince1970: Int64? {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowed) = product.addingReportingOverflow(Int64(nanoseconds))
        return overflow || overflowed ? nil : sum
    }

    /// The instant that lies `seconds` later, or earlier when negative.
    public func advanced(bySeconds difference: Int64) -> Timestamp {
        Timestamp(seconds: seconds &+ difference, nanoseconds: nanoseconds, offset: offset)
    }
}

extension Timestamp: Hashable, Comparable {
    public static func == (left: Timestamp, right: Timestamp) -> Bool {
        left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(seconds)
        hasher.combine(nanoseconds)
    }
}
