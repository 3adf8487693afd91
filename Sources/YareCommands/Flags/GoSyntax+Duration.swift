import YareBase

extension GoSyntax {
    /// Reads a duration such as `1h15m30.5s`: Go's `time.ParseDuration`.
    static func duration(_ text: String) throws(YareError) -> Duration {
        var rest = Substring(text)
        let isNegative = rest.hasPrefix("-")
        if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
        if rest == "0" { return .zero }
        guard !rest.isEmpty else { throw .invalidDuration(text) }
        var nanoseconds = 0.0
        while !rest.isEmpty {
            nanoseconds += try durationPart(&rest, of: text)
        }
        guard nanoseconds < 0x1p63 else { throw .invalidDuration(text) }
        return .nanoseconds(Int64(isNegative ? -nanoseconds : nanoseconds))
    }

    /// Takes a number and its unit off the front.
    private static func durationPart(_ rest: inout Substring, of text: String) throws(YareError) -> Double {
        let number = rest.prefix { $0 == "." || ("0"..."9").contains($0) }
        guard let amount = Double(number.hasSuffix(".") ? number + "0" : number) else { throw .invalidDuration(text) }
        rest = rest[number.endIndex...]
        let unit = rest.prefix { $0 != "." && !("0"..."9").contains($0) }
        rest = rest[unit.endIndex...]
        guard !unit.isEmpty else { throw .missingDurationUnit(text) }
        guard let scale = nanosecondsPerUnit[String(unit)] else { throw .unknownDurationUnit(String(unit), in: text) }
        return amount * scale
    }

    private static let nanosecondsPerUnit: [String: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
    ]

    /// Writes a duration as Go does: `5m0s`.
    static func text(of duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        guard attoseconds == 0 else { return "\(Double(seconds) + Double(attoseconds) / 1e18)s" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        if hours > 0 { return "\(hours)h\(minutes)m\(seconds % 60)s" }
        return minutes > 0 ? "\(minutes)m\(seconds % 60)s" : "\(seconds)s"
    }
}
