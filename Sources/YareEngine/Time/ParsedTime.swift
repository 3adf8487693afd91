import YareBase

/// What was read of a time, before it is known whether it makes one.
struct ParsedTime {
    var year: Int64 = 0
    var month: Int?
    var day: Int?
    var dayOfYear: Int?
    var hour = 0
    var minute = 0
    var second = 0
    var nanoseconds: Int32 = 0
    var isAfternoon: Bool?
    var zone: TimeZone?
    var zoneOffset: Int?
    var zoneName: String?

    /// The time that was read, in the zone that was read or else in `local`.
    func time(in local: TimeZone, text: String) throws(YareError) -> GoTime {
        let date = try date(text)
        if let zone { return time(date, zone) }
        // offsets and names of zones are read against the clock of UTC first
        var time = time(date, zoneOffset == nil && zoneName == nil ? local : .utc)
        if let zoneOffset {
            time.seconds -= Int64(zoneOffset)
            time.zone = zone(of: zoneOffset, in: local, at: time.seconds)
        } else if let zoneName {
            if let offset = local.offset(ofPhaseNamed: zoneName, around: time.seconds) {
                time.seconds -= Int64(offset)
                time.zone = local
            } else {
                time.zone = .fixed(zoneName, offset: hoursBehindGMT(zoneName) * 3_600)
            }
        }
        return time
    }

    private func time(_ date: CivilDate, _ zone: TimeZone) -> GoTime {
        GoTime(date, hour: hour24, minute: minute, second: second, nanoseconds: nanoseconds, zone: zone)
    }

    private var hour24: Int {
        switch isAfternoon {
        case true? where hour < 12: hour + 12
        case false? where hour == 12: 0
        default: hour
        }
    }

    /// The local zone where its clocks show that offset at that moment, otherwise one made for it.
    private func zone(of offset: Int, in local: TimeZone, at seconds: Int64) -> TimeZone {
        let phase = local.period(at: seconds).phase
        let isLocal = phase.offset == offset && (zoneName == nil || zoneName == phase.abbreviation)
        return isLocal ? local : .fixed(zoneName ?? "", offset: offset)
    }

    /// The hours in `GMT-3`; other names tell no offset.
    private func hoursBehindGMT(_ name: String) -> Int {
        name.hasPrefix("GMT") ? Int(name.dropFirst(3)) ?? 0 : 0
    }

    private func date(_ text: String) throws(YareError) -> CivilDate {
        let date =
            if let dayOfYear {
                try self.date(ofDay: dayOfYear, text)
            } else {
                CivilDate(year: year, month: month ?? 1, day: day ?? 1)
            }
        guard (1...CivilDate.daysIn(month: date.month, of: year)).contains(date.day) else {
            throw .invalidTime(text, "day out of range")
        }
        return date
    }

    private func date(ofDay dayOfYear: Int, _ text: String) throws(YareError) -> CivilDate {
        guard (1...(CivilDate.isLeap(year) ? 366 : 365)).contains(dayOfYear) else {
            throw .invalidTime(text, "day-of-year out of range")
        }
        let newYear = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        let date = CivilDate(daysSinceEpoch: newYear + Int64(dayOfYear) - 1)
        if let month, month != date.month { throw .invalidTime(text, "day-of-year does not match month") }
        if let day, day != date.day { throw .invalidTime(text, "day-of-year does not match day") }
        return date
    }
}
