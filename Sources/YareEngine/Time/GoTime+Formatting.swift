extension GoTime {
    /// The time in a layout: Go's `Format`.
    func formatted(_ layout: String) -> String { formatted(TimeLayout(layout)) }

    /// The time in a layout that was read before.
    func formatted(_ layout: TimeLayout) -> String {
        var writer = TimeWriter(self)
        for part in layout.parts {
            writer.output += part.prefix
            if let element = part.element { writer.write(element) }
        }
        return String(decoding: writer.output, as: UTF8.self)
    }
}

extension GoTime: CustomStringConvertible {
    /// Go's `String`, without the reading of the monotonic clock.
    var description: String { formatted("2006-01-02 15:04:05.999999999 -0700 MST") }

    /// The form that JSON gets: RFC 3339 with as many digits of the second's fraction as it has.
    var rfc3339: String { formatted("2006-01-02T15:04:05.999999999Z07:00") }
}

private struct TimeWriter {
    private let fields: GoTime.Fields
    private let nanoseconds: Int32
    var output: [UInt8] = []

    init(_ time: GoTime) {
        fields = time.fields
        nanoseconds = time.nanoseconds
    }

    mutating func write(_ element: TimeLayout.Element) {
        switch element {
        case .longMonth, .shortMonth, .month, .paddedMonth, .year, .shortYear: writeMonthOrYear(element)
        case .longWeekday: write(CivilDate.weekdayNames[fields.weekday])
        case .shortWeekday: write(CivilDate.weekdayNames[fields.weekday].prefix(3))
        case .day: write(fields.date.day)
        case .spacedDay: write(fields.date.day, width: 2, padding: " ")
        case .paddedDay: write(fields.date.day, width: 2)
        case .spacedDayOfYear: write(fields.date.dayOfYear, width: 3, padding: " ")
        case .paddedDayOfYear: write(fields.date.dayOfYear, width: 3)
        case .hour, .hour12, .paddedHour12, .minute, .paddedMinute, .second, .paddedSecond, .upperPM, .lowerPM:
            writeTimeOfDay(element)
        case .zoneName: writeZoneName()
        case .zoneOffset(let style): writeOffset(style)
        case .fraction(let digits, let trims, let separator):
            writeFraction(digits: digits, trims: trims, separator: separator)
        }
    }

    private mutating func writeMonthOrYear(_ element: TimeLayout.Element) {
        let name = CivilDate.monthNames[fields.date.month - 1]
        switch element {
        case .longMonth: write(name)
        case .shortMonth: write(name.prefix(3))
        case .month: write(fields.date.month)
        case .paddedMonth: write(fields.date.month, width: 2)
        case .shortYear: write(Int(fields.date.year.magnitude % 100), width: 2)
        default:
            if fields.date.year < 0 { write("-") }
            write(Int(clamping: fields.date.year.magnitude), width: 4)
        }
    }

    private mutating func writeTimeOfDay(_ element: TimeLayout.Element) {
        let hour12 = fields.hour % 12 == 0 ? 12 : fields.hour % 12
        switch element {
        case .hour: write(fields.hour, width: 2)
        case .hour12: write(hour12)
        case .paddedHour12: write(hour12, width: 2)
        case .minute: write(fields.minute)
        case .paddedMinute: write(fields.minute, width: 2)
        case .second: write(fields.second)
        case .paddedSecond: write(fields.second, width: 2)
        case .upperPM: write(fields.hour >= 12 ? "PM" : "AM")
        default: write(fields.hour >= 12 ? "pm" : "am")
        }
    }

    /// The abbreviation of the zone, or its offset where it has none.
    private mutating func writeZoneName() {
        if fields.phase.abbreviation.isEmpty {
            writeOffset(TimeLayout.OffsetStyle())
        } else {
            write(fields.phase.abbreviation)
        }
    }

    private mutating func writeOffset(_ style: TimeLayout.OffsetStyle) {
        let offset = fields.phase.offset
        if style.usesZ, offset == 0 { return write("Z") }
        let minutes = offset / 60
        write(minutes < 0 ? "-" : "+")
        write(abs(minutes) / 60, width: 2)
        if style.hasColons { write(":") }
        if style.hasMinutes { write(abs(minutes) % 60, width: 2) }
        guard style.hasSeconds else { return }
        if style.hasColons { write(":") }
        write(abs(offset) % 60, width: 2)
    }

    private mutating func writeFraction(digits: Int, trims: Bool, separator: UInt8) {
        var number = Array("\(Int(nanoseconds) + 1_000_000_000)".utf8.dropFirst())
        if digits < 9 { number.removeLast(9 - digits) }
        while trims, number.last == UInt8(ascii: "0") { number.removeLast() }
        if !number.isEmpty { output += [separator] + number }
    }

    private mutating func write(_ text: some StringProtocol) {
        output += text.utf8
    }

    private mutating func write(_ number: Int, width: Int = 0, padding: Unicode.Scalar = "0") {
        let digits = "\(number)".utf8
        output += repeatElement(UInt8(ascii: padding), count: max(0, width - digits.count))
        output += digits
    }
}
