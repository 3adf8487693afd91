import YareBase
import YareTemplate

/// A stretch of time as templates hold it: Go's `time.Duration` with its methods.
final class DurationObject: TemplateObject, Sendable {
    let duration: GoDuration

    init(_ duration: GoDuration) {
        self.duration = duration
    }

    var typeName: String { "time.Duration" }
    var kindName: String { "int64" }
    var text: String { duration.description }
    var isTrue: Bool { duration.nanoseconds != 0 }
    var plainValue: TemplateValue? { .int64(duration.nanoseconds) }

    func member(_ name: String) -> TemplateMember? {
        let duration = duration
        switch name {
        case "Round": return calculation(name) { duration.rounded(to: $0) }
        case "Truncate": return calculation(name) { duration.truncated(to: $0) }
        default: return part(name) == nil ? nil : .method(TemplateFunction(name) { _ in self.part(name) ?? .null })
        }
    }

    private func part(_ name: String) -> TemplateValue? {
        switch name {
        case "Hours": .float(duration.hours)
        case "Minutes": .float(duration.minutes)
        case "Seconds": .float(duration.seconds)
        case "Milliseconds": .int64(duration.nanoseconds / 1_000_000)
        case "Microseconds": .int64(duration.nanoseconds / 1_000)
        case "Nanoseconds": .int64(duration.nanoseconds)
        case "Abs": .object(DurationObject(duration.magnitude))
        case "String": .string(text)
        default: nil
        }
    }

    private func calculation(
        _ name: String, _ calculate: @escaping @Sendable (GoDuration) -> GoDuration
    ) -> TemplateMember {
        .method(
            TemplateFunction(name, [.any]) { call throws(YareError) in
                .object(DurationObject(calculate(try call.duration(0))))
            })
    }
}
