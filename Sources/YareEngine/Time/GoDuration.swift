/// A stretch of time: Go's `time.Duration`.
struct GoDuration: Equatable {
    var nanoseconds: Int64

    init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Whole seconds; beyond the 292 years that fit, they wrap around as in Go.
    init(wrappingSeconds seconds: Int64) {
        nanoseconds = seconds &* 1_000_000_000
    }

    /// In seconds, with their fraction.
    var seconds: Double { inUnits(of: 1_000_000_000) }
    var minutes: Double { inUnits(of: 60_000_000_000) }
    var hours: Double { inUnits(of: 3_600_000_000_000) }

    private func inUnits(of unit: Int64) -> Double {
        Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit)
    }

    /// Go's `Truncate`: towards zero, to a multiple of `unit`.
    func truncated(to unit: GoDuration) -> GoDuration {
        guard unit.nanoseconds > 0 else { return self }
        return GoDuration(nanoseconds: nanoseconds - nanoseconds % unit.nanoseconds)
    }

    /// Go's `Round`: to the nearest multiple of `unit`, halves away from zero; what does not fit becomes the longest
    /// duration there is.
    func rounded(to unit: GoDuration) -> GoDuration {
        guard unit.nanoseconds > 0 else { return self }
        let remainder = nanoseconds % unit.nanoseconds
        let isBelowHalf = remainder.magnitude < unit.nanoseconds.magnitude - remainder.magnitude
        let truncated = Int128(nanoseconds - remainder)
        let step = isBelowHalf ? 0 : Int128(unit.nanoseconds) * (nanoseconds < 0 ? -1 : 1)
        return GoDuration(nanoseconds: Int64(clamping: truncated + step))
    }

    /// Go's `Abs`.
    var magnitude: GoDuration {
        GoDuration(nanoseconds: Int64(clamping: nanoseconds.magnitude))
    }
}

extension GoDuration: CustomStringConvertible {
    /// Go's `String`: `72h3m0.5s`, `1.5ms`, `0s`.
    var description: String {
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        guard magnitude >= 1_000_000_000 else { return sign + GoDuration.subsecondText(magnitude) }
        let seconds = magnitude / 1_000_000_000
        var text = GoDuration.decimal(seconds % 60, magnitude % 1_000_000_000, digits: 9) + "s"
        if seconds >= 60 { text = "\(seconds / 60 % 60)m" + text }
        if seconds >= 3_600 { text = "\(seconds / 3_600)h" + text }
        return sign + text
    }

    private static func subsecondText(_ nanoseconds: UInt64) -> String {
        switch nanoseconds {
        case 0: "0s"
        case ..<1_000: "\(nanoseconds)ns"
        case ..<1_000_000: decimal(nanoseconds / 1_000, nanoseconds % 1_000, digits: 3) + "µs"
        default: decimal(nanoseconds / 1_000_000, nanoseconds % 1_000_000, digits: 6) + "ms"
        }
    }

    private static func decimal(_ whole: UInt64, _ fraction: UInt64, digits: Int) -> String {
        guard fraction > 0 else { return "\(whole)" }
        var text = "\(fraction)"
        text = String(repeating: "0", count: digits - text.utf8.count) + text
        while text.hasSuffix("0") { text.removeLast() }
        return "\(whole).\(text)"
    }
}
