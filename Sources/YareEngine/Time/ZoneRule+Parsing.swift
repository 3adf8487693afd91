extension ZoneRule {
    /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`, or gives `nil` when the text is none.
    init?(parsing text: String) {
        var parser = ZoneRuleParser(text)
        guard let standard = parser.readName(), let west = parser.readOffset() else { return nil }
        self.standard = TimeZone.Phase(abbreviation: standard, offset: -west, isDaylight: false)
        start = Change(day: .weekday(0, week: 2, month: 3), time: 7_200)
        end = Change(day: .weekday(0, week: 1, month: 11), time: 7_200)
        guard !parser.isAtEnd, !parser.isAt(",") else { return }
        guard let daylight = parser.readName() else { return nil }
        var offset = 3_600 - west
        if !parser.isAtEnd, !parser.isAt(",") {
            guard let west = parser.readOffset() else { return nil }
            offset = -west
        }
        self.daylight = TimeZone.Phase(abbreviation: daylight, offset: offset, isDaylight: true)
        guard !parser.isAtEnd else { return }
        guard parser.skip(",") || parser.skip(";"), let start = parser.readChange(), parser.skip(","),
            let end = parser.readChange(), parser.isAtEnd
        else { return nil }
        self.start = start
        self.end = end
    }
}

private struct ZoneRuleParser {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    func isAt(_ character: Unicode.Scalar) -> Bool {
        rest.first == UInt8(ascii: character)
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard isAt(character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// An abbreviation of three characters or more, or any text in angle brackets.
    mutating func readName() -> String? {
        if skip("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            defer { rest = rest[end...].dropFirst() }
            return String(rest[..<end])
        }
        let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ",") && !isSign($0) }
        guard name.count >= 3 else { return nil }
        rest = rest[name.endIndex...]
        return String(name)
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func readOffset() -> Int? {
        let isNegative = isAt("-")
        if isNegative || isAt("+") { rest = rest.dropFirst() }
        guard let hours = readNumber(in: 0...168) else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where skip(":") {
            guard let number = readNumber(in: 0...59) else { return nil }
            seconds += number * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// `Jn`, `n` or `Mm.w.d`, with an optional time behind a slash; without it the change is at two o'clock.
    mutating func readChange() -> ZoneRule.Change? {
        guard let day = readDay() else { return nil }
        guard skip("/") else { return ZoneRule.Change(day: day, time: 7_200) }
        return readOffset().map { ZoneRule.Change(day: day, time: $0) }
    }

    private mutating func readDay() -> ZoneRule.Change.Day? {
        if skip("J") { return readNumber(in: 1...365).map { .julian($0) } }
        guard skip("M") else { return readNumber(in: 0...365).map { .ordinal($0) } }
        guard let month = readNumber(in: 1...12), skip("."), let week = readNumber(in: 1...5), skip("."),
            let weekday = readNumber(in: 0...6)
        else { return nil }
        return .weekday(weekday, week: week, month: month)
    }

    private mutating func readNumber(in range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(while: isDigit)
        guard let number = Int(String(digits) ?? ""), range.contains(number) else { return nil }
        rest = rest[digits.endIndex...]
        return number
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
}
