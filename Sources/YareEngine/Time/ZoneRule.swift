/// When daylight saving begins and ends, year after year: the variable `TZ` of POSIX, as Go reads it from the end of a
/// compiled time zone.
struct ZoneRule: Sendable, Equatable {
    /// A moment of the year on which clocks change.
    struct Change: Sendable, Equatable {
        enum Day: Sendable, Equatable {
            /// Of 365 days, the leap day never counted.
            case julian(Int)
            /// Days after the first of January, the leap day counted.
            case ordinal(Int)
            /// The nth weekday (0 for Sunday) of a month; the fifth is the last.
            case weekday(Int, week: Int, month: Int)
        }

        var day: Day
        /// Seconds after midnight, by the clock before the change.
        var time: Int

        /// The seconds between the start of the year and the change.
        func secondsIntoYear(_ year: Int64, offset: Int) -> Int64 {
            Int64(dayOfYear(year) * 86_400 + time - offset)
        }

        /// Counted from 0.
        private func dayOfYear(_ year: Int64) -> Int {
            switch day {
            case .julian(let day): day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
            case .ordinal(let day): day
            case .weekday(let weekday, let week, let month): dayOfYear(year, weekday, week, month)
            }
        }

        private func dayOfYear(_ year: Int64, _ weekday: Int, _ week: Int, _ month: Int) -> Int {
            let first = CivilDate(year: year, month: month, day: 1)
            let weekdayOfFirst = Int((first.daysSinceEpoch &+ 4).remainderDown(by: 7))
            var day = (weekday - weekdayOfFirst + 7) % 7
            for _ in 1..<week where day + 7 < CivilDate.daysIn(month: month, of: year) { day += 7 }
            return first.dayOfYear - 1 + day
        }
    }

    var standard: TimeZone.Phase
    /// `nil` where clocks do not change.
    var daylight: TimeZone.Phase?
    var start: Change
    var end: Change

    /// What is in force at a moment after the last transition that a zone lists. The period may be cut at the ends of
    /// the year, as Go cuts it.
    func period(at seconds: Int64, after lastTransition: Int64) -> TimeZone.Period {
        guard var summer = daylight else { return TimeZone.Period(phase: standard, start: lastTransition) }
        var winter = standard
        let year = CivilDate(daysSinceEpoch: seconds.dividedDown(by: 86_400)).year
        let yearStart = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch &* 86_400
        var summerStart = start.secondsIntoYear(year, offset: winter.offset) &+ yearStart
        var summerEnd = end.secondsIntoYear(year, offset: summer.offset) &+ yearStart
        if summerEnd < summerStart {
            // in the south, winter is what lies within one year
            swap(&summerStart, &summerEnd)
            swap(&summer, &winter)
        }
        if seconds < summerStart { return TimeZone.Period(phase: winter, start: yearStart, end: summerStart) }
        if seconds < summerEnd { return TimeZone.Period(phase: summer, start: summerStart, end: summerEnd) }
        return TimeZone.Period(phase: winter, start: summerEnd, end: yearStart &+ 365 * 86_400)
    }
}
