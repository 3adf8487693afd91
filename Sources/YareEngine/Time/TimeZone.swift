/// The rules of local time at a place: Go's `time.Location`.
final class TimeZone: Sendable {
    /// A way of local time, such as central European summer time.
    struct Phase: Sendable, Equatable {
        /// The abbreviation, such as `CEST`; empty when only the offset is known.
        var abbreviation: String
        /// Seconds east of UTC.
        var offset: Int
        var isDaylight: Bool
    }

    /// A moment at which another phase begins.
    struct Transition: Sendable, Equatable {
        var seconds: Int64
        var phase: Int
    }

    /// A phase with the stretch of time, in seconds since 1970, in which it is in force.
    struct Period: Equatable {
        var phase: Phase
        var start: Int64 = .min
        var end: Int64 = .max
    }

    let name: String
    let phases: [Phase]
    /// In the order of time.
    let transitions: [Transition]
    /// The rule for the time after the last transition.
    let rule: ZoneRule?

    init(name: String, phases: [Phase], transitions: [Transition] = [], rule: ZoneRule? = nil) {
        self.name = name
        self.phases = phases
        self.transitions = transitions
        self.rule = rule
    }

    static let utc = TimeZone(name: "UTC", phases: [Phase(abbreviation: "UTC", offset: 0, isDaylight: false)])

    /// A zone that always has one offset, as a parsed time with a numeric offset gets.
    static func fixed(_ abbreviation: String, offset: Int) -> TimeZone {
        TimeZone(
            name: abbreviation, phases: [Phase(abbreviation: abbreviation, offset: offset, isDaylight: false)])
    }

    /// What is in force at a moment.
    func period(at seconds: Int64) -> Period {
        guard let first = transitions.first, seconds >= first.seconds else {
            return Period(phase: earliestPhase, end: transitions.first?.seconds ?? .max)
        }
        let index = lastTransition(at: seconds)
        let transition = transitions[index]
        guard index == transitions.count - 1 else {
            return Period(
                phase: phases[transition.phase], start: transition.seconds, end: transitions[index + 1].seconds)
        }
        return rule?.period(at: seconds, after: transition.seconds)
            ?? Period(phase: phases[transition.phase], start: transition.seconds)
    }

    /// The offset of the phase with an abbreviation, in the first place of one in force at about the local time given.
    func offset(ofPhaseNamed abbreviation: String, around localSeconds: Int64) -> Int? {
        let candidates = phases.filter { $0.abbreviation == abbreviation }
        let current = candidates.first { candidate in
            period(at: localSeconds &- Int64(candidate.offset)).phase.abbreviation == abbreviation
        }
        return (current ?? candidates.first)?.offset
    }

    /// The moment at which clocks of the zone show a local time, given as if it were UTC. Of a local time that comes
    /// twice or never, Go's choice.
    func moment(ofLocalSeconds local: Int64) -> Int64 {
        let guess = period(at: local)
        guard guess.phase.offset != 0 else { return local }
        let moment = local &- Int64(guess.phase.offset)
        guard moment < guess.start || moment >= guess.end else { return moment }
        return local &- Int64(period(at: moment).phase.offset)
    }

    /// The index of the last transition that is not after a moment; the first one must not be.
    private func lastTransition(at seconds: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if seconds < transitions[middle].seconds { high = middle } else { low = middle }
        }
        return low
    }

    /// What was in force before the first transition: a phase that no transition leads to, or else the nearest standard
    /// time before a first transition to daylight saving, or else the first standard time.
    private var earliestPhase: Phase {
        guard !transitions.contains(where: { $0.phase == 0 }) else { return earliestStandardPhase }
        return phases[0]
    }

    private var earliestStandardPhase: Phase {
        if let first = transitions.first?.phase, phases[first].isDaylight,
            let before = phases[..<first].last(where: { !$0.isDaylight })
        {
            return before
        }
        return phases.first { !$0.isDaylight } ?? phases[0]
    }
}
