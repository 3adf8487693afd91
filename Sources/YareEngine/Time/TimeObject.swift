import YareBase
import YareTemplate

/// A point in time as templates hold it: Go's `time.Time` with its methods.
final class TimeObject: TemplateObject, Sendable {
    static let typeName = "time.Time"

    let time: GoTime
    /// The zone that the methods `Local` and `String` know as the local one.
    private let localZone: TimeZone

    init(_ time: GoTime, localZone: TimeZone) {
        self.time = time
        self.localZone = localZone
    }

    var typeName: String { TimeObject.typeName }
    var text: String { time.description }

    /// As JSON and YAML get it.
    var plainValue: TemplateValue? { .string(time.rfc3339) }

    func member(_ name: String) -> TemplateMember? {
        if part(name) != nil { return method(name) { _ in self.part(name) ?? .null } }
        return comparison(name) ?? calculation(name)
    }

    /// Methods without parameters.
    private func part(_ name: String) -> TemplateValue? {
        switch name {
        case "Year", "Month", "Day", "Weekday", "Hour", "Minute", "Second", "YearDay": clockPart(name, time.fields)
        case "Nanosecond": .int(Int(time.nanoseconds))
        case "Unix": .int64(time.seconds)
        case "UnixMilli": .int64(time.seconds &* 1_000 &+ Int64(time.nanoseconds) / 1_000_000)
        case "UnixMicro": .int64(time.seconds &* 1_000_000 &+ Int64(time.nanoseconds) / 1_000)
        case "UnixNano": .int64(time.seconds &* 1_000_000_000 &+ Int64(time.nanoseconds))
        case "IsZero": .bool(time.isZero)
        case "IsDST": .bool(time.phase.isDaylight)
        case "UTC": object(time.in(.utc))
        case "Local": object(time.in(localZone))
        case "Location": .object(LocationObject(time.zone))
        case "String": .string(text)
        default: nil
        }
    }

    private func clockPart(_ name: String, _ fields: GoTime.Fields) -> TemplateValue {
        switch name {
        case "Year": .int(Int(fields.date.year))
        case "Month": .object(NamedNumber(fields.date.month, CivilDate.monthNames[fields.date.month - 1], "time.Month"))
        case "Day": .int(fields.date.day)
        case "Weekday": .object(NamedNumber(fields.weekday, CivilDate.weekdayNames[fields.weekday], "time.Weekday"))
        case "Hour": .int(fields.hour)
        case "Minute": .int(fields.minute)
        case "Second": .int(fields.second)
        default: .int(fields.date.dayOfYear)
        }
    }

    /// Methods that set the time against another one.
    private func comparison(_ name: String) -> TemplateMember? {
        let time = time
        let compare: @Sendable (GoTime) -> TemplateValue
        switch name {
        case "After": compare = { .bool(time > $0) }
        case "Before": compare = { .bool(time < $0) }
        case "Equal": compare = { .bool(time == $0) }
        case "Compare": compare = { .int(time < $0 ? -1 : time > $0 ? 1 : 0) }
        case "Sub": compare = { .object(DurationObject(time.since($0))) }
        default: return nil
        }
        return method(name, [.object(TimeObject.typeName)]) { call in compare(call.time(0)) }
    }

    /// Methods that make another time or a text of this one.
    private func calculation(_ name: String) -> TemplateMember? {
        let time = time
        let zone = localZone
        switch name {
        case "Format": return method(name, [.string]) { call in .string(time.formatted(call.string(0))) }
        case "AddDate":
            return method(name, [.int, .int, .int]) { call in
                let sum = time.adding(years: call.int(0), months: call.int(1), days: call.int(2))
                return .object(TimeObject(sum, localZone: zone))
            }
        case "Add": return durationMethod(name) { time.adding($0) }
        case "Truncate": return durationMethod(name) { time.truncated(to: $0) }
        case "Round": return durationMethod(name) { time.rounded(to: $0) }
        case "In":
            return method(name, [.object(LocationObject.typeName)]) { call in
                .object(TimeObject(time.in(call.location(0)), localZone: zone))
            }
        default: return nil
        }
    }

    private func durationMethod(
        _ name: String, _ calculate: @escaping @Sendable (GoDuration) -> GoTime
    ) -> TemplateMember {
        let zone = localZone
        return method(name, [.any]) { call throws(YareError) in
            .object(TimeObject(calculate(try call.duration(0)), localZone: zone))
        }
    }

    private func object(_ time: GoTime) -> TemplateValue {
        .object(TimeObject(time, localZone: localZone))
    }

    private func method(
        _ name: String, _ parameters: [TemplateFunction.Parameter] = [], _ body: @escaping TemplateFunction.Body
    ) -> TemplateMember {
        .method(TemplateFunction(name, parameters, body))
    }
}

extension TemplateCall {
    /// The time at `index`; the parameter is an object of ``TimeObject/typeName``.
    func time(_ index: Int) -> GoTime {
        if case .object(let object as TimeObject) = self[index] { object.time } else { .zero }
    }

    /// The place at `index`; the parameter is an object of ``LocationObject/typeName``.
    func location(_ index: Int) -> TimeZone {
        if case .object(let object as LocationObject) = self[index] { object.zone } else { .utc }
    }

    /// The duration at `index`; as in Go, a whole number may stand for one, in nanoseconds.
    func duration(_ index: Int) throws(YareError) -> GoDuration {
        switch self[index] {
        case .object(let object as DurationObject): return object.duration
        case .integer(let nanoseconds, _): return GoDuration(nanoseconds: nanoseconds)
        default: throw .notADuration
        }
    }
}
