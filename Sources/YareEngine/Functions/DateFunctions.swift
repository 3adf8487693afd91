import YareBase
import YareTemplate

/// Sprig's functions of dates and durations.
extension FunctionTable {
    static var dates: [TemplateFunction] {
        [
            TemplateFunction("now") { call in call.environment.object(call.environment.now) },
            TemplateFunction("ago", [.any]) { call in
                let elapsed = call.environment.now.since(call.timeOrNow(0, wholeNumbers: [.int, .int64]))
                return .string(elapsed.rounded(to: GoDuration(wrappingSeconds: 1)).description)
            },
            TemplateFunction("date", [.string, .any]) { call in
                .string(call.timeOrNow(1).in(call.environment.localZone).formatted(call.string(0)))
            },
            TemplateFunction("htmlDate", [.any]) { call in
                .string(call.timeOrNow(0).in(call.environment.localZone).formatted("2006-01-02"))
            },
            TemplateFunction("htmlDateInZone", [.any, .string]) { call in
                .string(call.timeOrNow(0).in(call.zone(1)).formatted("2006-01-02"))
            },
            TemplateFunction("duration", [.any]) { call in .string(duration(ofSeconds: call[0]).description) },
            TemplateFunction("durationRound", [.any]) { call in
                .string(roundedToLargestUnit(duration(toRound: call[0], now: { call.environment.now })))
            },
            TemplateFunction("toDate", [.string, .string]) { call in
                call.environment.object((try? call.parsedTime()) ?? .zero)
            },
            TemplateFunction("mustToDate", [.string, .string]) { call throws(YareError) in
                call.environment.object(try call.parsedTime())
            },
            TemplateFunction("unixEpoch", [.object(TimeObject.typeName)]) { call in
                .string("\(call.time(0).seconds)")
            },
        ]
            + ["dateInZone", "date_in_zone"].map { name in
                TemplateFunction(name, [.string, .any, .string]) { call in
                    .string(call.timeOrNow(1).in(call.zone(2)).formatted(call.string(0)))
                }
            }
            + ["dateModify", "date_modify"].map { name in
                TemplateFunction(name, [.string, .object(TimeObject.typeName)]) { call in
                    let duration = try? GoDuration(parsing: call.string(0))
                    return call.environment.object(duration.map { call.time(1).adding($0) } ?? call.time(1))
                }
            }
            + ["mustDateModify", "must_date_modify"].map { name in
                TemplateFunction(name, [.string, .object(TimeObject.typeName)]) { call throws(YareError) in
                    call.environment.object(call.time(1).adding(try GoDuration(parsing: call.string(0))))
                }
            }
    }

    /// Only an `int64` and a text count; anything else is no time at all, as in Sprig.
    private static func duration(ofSeconds value: TemplateValue) -> GoDuration {
        switch value {
        case .integer(let seconds, .int64): GoDuration(wrappingSeconds: seconds)
        case .string(let text): GoDuration(wrappingSeconds: wholeNumber(text))
        default: GoDuration(nanoseconds: 0)
        }
    }

    /// Go's `strconv.ParseInt` with its error left aside: the nearest number when the text is too large, otherwise
    /// zero.
    private static func wholeNumber(_ text: String) -> Int64 {
        if let number = Int64(text) { return number }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let isNumber = digits.count >= 19 && digits.count + 1 >= text.utf8.count && digits.allSatisfy(\.isDigit)
        return isNumber ? (text.hasPrefix("-") ? .min : .max) : 0
    }

    private static func duration(toRound value: TemplateValue, now: () -> GoTime) -> GoDuration {
        switch value {
        case .string(let text): (try? GoDuration(parsing: text)) ?? GoDuration(nanoseconds: 0)
        case .integer(let nanoseconds, .int64): GoDuration(nanoseconds: nanoseconds)
        case .object(let object as TimeObject): now().since(object.time)
        default: GoDuration(nanoseconds: 0)
        }
    }

    /// How often the largest unit that fits more than once is in a duration; its sign is lost.
    private static func roundedToLargestUnit(_ duration: GoDuration) -> String {
        let units: [(hours: UInt64, name: String)] = [(8_760, "y"), (720, "mo"), (24, "d"), (1, "h")]
        let nanoseconds = duration.nanoseconds.magnitude
        for unit in units where nanoseconds > unit.hours * 3_600_000_000_000 {
            return "\(nanoseconds / (unit.hours * 3_600_000_000_000))\(unit.name)"
        }
        if nanoseconds > 60_000_000_000 { return "\(nanoseconds / 60_000_000_000)m" }
        return nanoseconds > 1_000_000_000 ? "\(nanoseconds / 1_000_000_000)s" : "0s"
    }
}

extension FunctionEnvironment {
    /// The present time in the local zone.
    fileprivate var now: GoTime { GoTime(clock(), zone: localZone) }

    fileprivate func object(_ time: GoTime) -> TemplateValue {
        .object(TimeObject(time, localZone: localZone))
    }
}

extension TemplateCall {
    /// The time at `index`: a time, seconds since 1970 in one of the given types, or the present for anything else.
    fileprivate func timeOrNow(
        _ index: Int, wholeNumbers: [TemplateValue.IntegerType] = [.int, .int32, .int64]
    ) -> GoTime {
        switch self[index] {
        case .object(let object as TimeObject): object.time
        case .integer(let seconds, let type) where wholeNumbers.contains(type):
            GoTime(seconds: seconds, zone: environment.localZone)
        default: environment.now
        }
    }

    /// The zone with the name at `index`; UTC when there is none.
    fileprivate func zone(_ index: Int) -> TimeZone {
        environment.zone(named: string(index)) ?? .utc
    }

    /// The text of the second argument in the layout of the first.
    fileprivate func parsedTime() throws(YareError) -> GoTime {
        try GoTime(parsing: string(1), layout: string(0), zone: environment.localZone)
    }
}
