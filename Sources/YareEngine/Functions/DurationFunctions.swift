import YareBase
import YareTemplate

/// Helm's functions of durations, which came after 3.17. What is no duration counts as none; only `mustToDuration` fails.
extension FunctionTable {
    static var durations: [TemplateFunction] {
        [
            TemplateFunction("mustToDuration", [.any]) { call throws(YareError) in
                .object(DurationObject(try GoDuration(of: call[0])))
            },
            measure("durationSeconds") { .float($0.seconds) },
            measure("durationMilliseconds") { .int64($0.nanoseconds / 1_000_000) },
            measure("durationMicroseconds") { .int64($0.nanoseconds / 1_000) },
            measure("durationNanoseconds") { .int64($0.nanoseconds) },
            measure("durationMinutes") { .float($0.minutes) },
            measure("durationHours") { .float($0.hours) },
            measure("durationDays") { .float($0.hours / 24) },
            measure("durationWeeks") { .float($0.hours / 24 / 7) },
            adjustment("durationRoundTo") { $0.rounded(to: $1) },
            adjustment("durationTruncateTo") { $0.truncated(to: $1) },
        ]
    }

    private static func measure(
        _ name: String, _ measure: @escaping @Sendable (GoDuration) -> TemplateValue
    ) -> TemplateFunction {
        TemplateFunction(name, [.any]) { call in
            measure((try? GoDuration(of: call[0])) ?? GoDuration(nanoseconds: 0))
        }
    }

    /// A function of a duration and a unit; without a proper unit the duration stays as it is.
    private static func adjustment(
        _ name: String, _ adjust: @escaping @Sendable (GoDuration, GoDuration) -> GoDuration
    ) -> TemplateFunction {
        TemplateFunction(name, [.any, .any]) { call in
            guard let duration = try? GoDuration(of: call[0]) else {
                return .object(DurationObject(GoDuration(nanoseconds: 0)))
            }
            let adjusted = (try? GoDuration(of: call[1])).map { adjust(duration, $0) }
            return .object(DurationObject(adjusted ?? duration))
        }
    }
}

extension GoDuration {
    /// The duration that a value stands for: a duration itself, a text such as `1h30m`, or a number of seconds.
    ///
    /// - Throws: `template.function-failed` for anything else.
    fileprivate init(of value: TemplateValue) throws(YareError) {
        switch value {
        case .object(let object as DurationObject): self = object.duration
        case .string(let text): self = try Self.duration(in: text)
        case .integer(let number, let type):
            if type.isUnsigned, number < 0 {
                throw .function("duration seconds overflow: \(UInt64(bitPattern: number))")
            }
            self.init(wrappingSeconds: number)
        case .float(let seconds): self = Self.duration(ofSeconds: seconds)
        case .null: throw .function("invalid duration")
        case .bool, .list, .dictionary, .object: throw .function("unsupported duration type \(value.typeName)")
        }
    }

    private static func duration(in text: String) throws(YareError) -> GoDuration {
        let trimmed = text.trimmingSpace()
        if trimmed.isEmpty { throw .function("empty duration") }
        if let duration = try? GoDuration(parsing: trimmed) { return duration }
        if let seconds = FloatText.parse(trimmed) { return duration(ofSeconds: seconds) }
        throw .function("could not parse duration \(Quoting.quote(text))")
    }

    private static func duration(ofSeconds seconds: Double) -> GoDuration {
        GoDuration(nanoseconds: (seconds * 1_000_000_000).truncatedToInteger)
    }
}
