/// A point in time with the zone it is told in: Go's `time.Time`.
struct GoTime {
    /// Seconds since 1970-01-01T00:00:00Z. Arithmetic wraps around at the ends of what they can count, as in Go.
    var seconds: Int64
    /// The nanoseconds on top of ``seconds``, 0 to 999,999,999.
    var nanoseconds: Int32
    var zone: TimeZone

    /// The seconds of the first of January of the year 1, where Go's time begins.
    static let firstSecond: Int64 = -62_135_596_800

    /// Go's zero time.
    static let zero = GoTime(seconds: firstSecond, zone: .utc)

    init(seconds: Int64, nanoseconds: Int32 = 0, zone: TimeZone) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.zone = zone
    }

    init(_ reading: ClockReading, zone: TimeZone) {
        self.init(seconds: reading.seconds, nanoseconds: reading.nanoseconds, zone: zone)
    }

    /// The moment at which a zone's clocks show a date and a time of day; the parts may lie outside their usual ranges.
    init(_ date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0, nanoseconds: Int32 = 0, zone: TimeZone) {
        let local =
            date.daysSinceEpoch &* 86_400 &+ Int64(hour) &* 3_600 &+ Int64(minute) &* 60 &+ Int64(second)
        self.init(seconds: zone.moment(ofLocalSeconds: local), nanoseconds: nanoseconds, zone: zone)
    }

    /// The same moment told in another zone.
    func `in`(_ zone: TimeZone) -> GoTime {
        GoTime(seconds: seconds, nanoseconds: nanoseconds, zone: zone)
    }

    var isZero: Bool { seconds == GoTime.firstSecond && nanoseconds == 0 }

    /// The phase of the zone that is in force.
    var phase: TimeZone.Phase { zone.period(at: seconds).phase }

    /// What the clocks of the zone show.
    var fields: Fields { Fields(self) }
}

extension GoTime {
    /// A moment as clocks and calendars of its zone show it.
    struct Fields {
        let date: CivilDate
        let hour: Int
        let minute: Int
        let second: Int
        /// 0 for Sunday.
        let weekday: Int
        let phase: TimeZone.Phase

        init(_ time: GoTime) {
            phase = time.phase
            let local = time.seconds &+ Int64(phase.offset)
            let days = local.dividedDown(by: 86_400)
            let secondOfDay = Int(local.remainderDown(by: 86_400))
            date = CivilDate(daysSinceEpoch: days)
            weekday = Int((days + 4).remainderDown(by: 7))
            hour = secondOfDay / 3_600
            minute = secondOfDay / 60 % 60
            second = secondOfDay % 60
        }
    }
}

extension GoTime {
    /// Go's `Add`.
    func adding(_ duration: GoDuration) -> GoTime {
        var sum = self
        let nanoseconds = Int64(nanoseconds) + duration.nanoseconds % 1_000_000_000
        sum.seconds = seconds &+ duration.nanoseconds / 1_000_000_000 &+ nanoseconds.dividedDown(by: 1_000_000_000)
        sum.nanoseconds = Int32(nanoseconds.remainderDown(by: 1_000_000_000))
        return sum
    }

    /// Go's `AddDate`: the calendar's arithmetic, in which the 31st of a short month lies in the next one.
    func adding(years: Int, months: Int, days: Int) -> GoTime {
        let fields = fields
        let date = CivilDate(
            year: fields.date.year &+ Int64(years), month: fields.date.month &+ months, day: fields.date.day &+ days)
        return GoTime(
            date, hour: fields.hour, minute: fields.minute, second: fields.second, nanoseconds: nanoseconds, zone: zone)
    }

    /// Go's `Sub`: the longest duration there is when the true one is longer.
    func since(_ other: GoTime) -> GoDuration {
        GoDuration(nanoseconds: Int64(clamping: nanosecondsOfGoTime - other.nanosecondsOfGoTime))
    }

    /// Go's `Truncate`: down to a multiple of a duration since the year 1.
    func truncated(to unit: GoDuration) -> GoTime {
        guard unit.nanoseconds > 0 else { return self }
        return adding(GoDuration(nanoseconds: -remainder(of: unit)))
    }

    /// Go's `Round`: to the nearest multiple of a duration since the year 1, halves up.
    func rounded(to unit: GoDuration) -> GoTime {
        guard unit.nanoseconds > 0 else { return self }
        let remainder = remainder(of: unit)
        let isBelowHalf = remainder < unit.nanoseconds - remainder
        return adding(GoDuration(nanoseconds: isBelowHalf ? -remainder : unit.nanoseconds - remainder))
    }

    private func remainder(of unit: GoDuration) -> Int64 {
        let remainder = nanosecondsOfGoTime % Int128(unit.nanoseconds)
        return Int64(remainder < 0 ? remainder + Int128(unit.nanoseconds) : remainder)
    }

    private var nanosecondsOfGoTime: Int128 {
        (Int128(seconds) - Int128(GoTime.firstSecond)) * 1_000_000_000 + Int128(nanoseconds)
    }
}

extension GoTime: Comparable {
    /// Whether both are the same moment, in whatever zones: Go's `Equal`.
    static func == (left: GoTime, right: GoTime) -> Bool {
        (left.seconds, left.nanoseconds) == (right.seconds, right.nanoseconds)
    }

    static func < (left: GoTime, right: GoTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}
