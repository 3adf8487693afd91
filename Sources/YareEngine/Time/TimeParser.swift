import YareBase

extension GoTime {
    /// Reads a time written in a layout; what the layout leaves out is zero, or one where zero is impossible, and the
    /// zone that is not told is `zone`: Go's `ParseInLocation`.
    ///
    /// - Throws: `time.invalid` with Go's wording.
    init(parsing text: String, layout: String, zone: TimeZone) throws(YareError) {
        var parser = TimeParser(text)
        let layout = TimeLayout(layout)
        for (index, part) in layout.parts.enumerated() {
            let next = layout.parts.dropFirst(index + 1).first
            try parser.read(part, followedBy: next, of: layout)
        }
        self = try parser.fields.time(in: zone, text: text)
    }
}

/// Walks over a text and a layout side by side.
struct TimeParser {
    /// Why an element could not be read.
    enum Fault: Error {
        case unlikeElement
        /// A number is beyond its range, such as `month`.
        case outOfRange(String)
    }

    let text: String
    var rest: ArraySlice<UInt8>
    var fields = ParsedTime()

    init(_ text: String) {
        self.text = text
        rest = Array(text.utf8)[...]
    }

    /// Reads the literal text and the element of one part.
    mutating func read(
        _ part: TimeLayout.Part, followedBy next: TimeLayout.Part?, of layout: TimeLayout
    ) throws(YareError) {
        guard skip(part.prefix) else {
            throw unlike(part.prefix, at: rest, layout)
        }
        guard let element = part.element else {
            if rest.isEmpty { return }
            throw .extraText(string(rest), inTime: text)
        }
        let start = rest
        do throws(Fault) {
            try read(element, followedBy: next)
        } catch {
            switch error {
            case .unlikeElement: throw unlike(part.elementText, at: start, layout)
            case .outOfRange(let name): throw .invalidTime(text, "\(name) out of range")
            }
        }
    }

    private func unlike(_ element: ArraySlice<UInt8>, at rest: ArraySlice<UInt8>, _ layout: TimeLayout) -> YareError {
        .invalidTime(text, layout: layout.text, atText: string(rest), element: string(element))
    }

    private func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private mutating func read(_ element: TimeLayout.Element, followedBy next: TimeLayout.Part?) throws(Fault) {
        switch element {
        case .longMonth: fields.month = try readName(of: CivilDate.monthNames) + 1
        case .shortMonth: fields.month = try readName(of: CivilDate.monthNames, length: 3) + 1
        case .month: fields.month = try readNumber(in: 1...12, "month")
        case .paddedMonth: fields.month = try readNumber(in: 1...12, "month", isPadded: true)
        case .longWeekday: _ = try readName(of: CivilDate.weekdayNames)
        case .shortWeekday: _ = try readName(of: CivilDate.weekdayNames, length: 3)
        case .day, .spacedDay, .paddedDay: try readDay(element)
        case .spacedDayOfYear, .paddedDayOfYear: try readDayOfYear(element)
        case .hour: fields.hour = try readNumber(in: 0...23, "hour")
        case .hour12: fields.hour = try readNumber(in: 0...12, "hour")
        case .paddedHour12: fields.hour = try readNumber(in: 0...12, "hour", isPadded: true)
        case .minute: fields.minute = try readNumber(in: 0...59, "minute")
        case .paddedMinute: fields.minute = try readNumber(in: 0...59, "minute", isPadded: true)
        case .second, .paddedSecond: try readSecond(isPadded: element == .paddedSecond, followedBy: next)
        case .year: try readYear()
        case .shortYear: try readShortYear()
        case .upperPM: fields.isAfternoon = try readHalf(of: "AM", "PM")
        case .lowerPM: fields.isAfternoon = try readHalf(of: "am", "pm")
        case .zoneName: try readZoneName()
        case .zoneOffset(let style): try readOffset(style)
        case .fraction(let digits, let trims, _): try readFraction(digits: digits, isOptional: trims)
        }
    }
}

extension TimeParser {
    private mutating func readDay(_ element: TimeLayout.Element) throws(Fault) {
        if element == .spacedDay, rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
        // whether the month has such a day is seen at the end
        fields.day = try readNumber(isPadded: element == .paddedDay)
    }

    private mutating func readDayOfYear(_ element: TimeLayout.Element) throws(Fault) {
        let spaces = rest.prefix(element == .spacedDayOfYear ? 2 : 0).prefix { $0 == UInt8(ascii: " ") }
        rest = rest.dropFirst(spaces.count)
        let digits = rest.prefix(3).prefix { $0.isDigit }
        guard let number = Int(digits: digits), element == .spacedDayOfYear || digits.count == 3 else {
            throw .unlikeElement
        }
        rest = rest.dropFirst(digits.count)
        fields.dayOfYear = number
    }

    /// A second may have a fraction even when the layout shows none.
    private mutating func readSecond(isPadded: Bool, followedBy next: TimeLayout.Part?) throws(Fault) {
        fields.second = try readNumber(in: 0...59, "second", isPadded: isPadded)
        if case .fraction = next?.element { return }
        try readFraction(digits: 0, isOptional: true)
    }

    private mutating func readYear() throws(Fault) {
        guard rest.count >= 4, rest.first?.isDigit == true, let year = Int(digits: rest.prefix(4)) else {
            throw .unlikeElement
        }
        rest = rest.dropFirst(4)
        fields.year = Int64(year)
    }

    /// From 69 on, two digits mean the twentieth century. They may be a sign and a digit, as in Go.
    private mutating func readShortYear() throws(Fault) {
        guard rest.count >= 2, let year = Int(String(decoding: rest.prefix(2), as: UTF8.self)) else {
            throw .unlikeElement
        }
        rest = rest.dropFirst(2)
        fields.year = Int64(year >= 69 ? year + 1_900 : year + 2_000)
    }

    private mutating func readHalf(of morning: String, _ afternoon: String) throws(Fault) -> Bool {
        let half = rest.prefix(2)
        rest = rest.dropFirst(2)
        if half.elementsEqual(afternoon.utf8) { return true }
        guard half.elementsEqual(morning.utf8) else { throw .unlikeElement }
        return false
    }

    private mutating func readFraction(digits: Int, isOptional: Bool) throws(Fault) {
        guard let separator = rest.first, separator == UInt8(ascii: ".") || separator == UInt8(ascii: ",") else {
            if isOptional { return }
            throw .unlikeElement
        }
        let found = rest.dropFirst().prefix { $0.isDigit }
        if isOptional, found.isEmpty { return }
        let wanted = isOptional ? found : found.prefix(digits)
        guard wanted.count >= digits || isOptional, let number = Int(digits: wanted.prefix(9)) else {
            throw .unlikeElement
        }
        rest = rest.dropFirst(1 + wanted.count)
        fields.nanoseconds = Int32(number) * TimeParser.powersOfTen[9 - min(9, wanted.count)]
    }

    private static let powersOfTen: [Int32] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    /// Reads a name without regard to case and returns its place in the list.
    private mutating func readName(of names: [String], length: Int = .max) throws(Fault) -> Int {
        for (index, name) in names.enumerated() {
            let name = name.utf8.prefix(length)
            let found = rest.prefix(name.count)
            guard found.count == name.count, zip(found, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            rest = rest.dropFirst(name.count)
            return index
        }
        throw .unlikeElement
    }

    private mutating func readNumber(
        in range: ClosedRange<Int>, _ name: String, isPadded: Bool = false
    ) throws(Fault) -> Int {
        let number = try readNumber(isPadded: isPadded)
        guard range.contains(number) else { throw .outOfRange(name) }
        return number
    }

    /// Reads one or two digits, or exactly two.
    mutating func readNumber(isPadded: Bool) throws(Fault) -> Int {
        let digits = rest.prefix(2).prefix { $0.isDigit }
        guard digits.count == 2 || !isPadded, let number = Int(digits: digits) else { throw .unlikeElement }
        rest = rest.dropFirst(digits.count)
        return number
    }

    /// Skips literal text, in which runs of spaces count as one and may be missing at the end.
    private mutating func skip(_ literal: ArraySlice<UInt8>) -> Bool {
        var literal = literal
        while let byte = literal.first {
            if byte == UInt8(ascii: " ") {
                guard rest.isEmpty || rest.first == byte else { return false }
                literal = literal.drop { $0 == byte }
                rest = rest.drop { $0 == byte }
            } else {
                guard rest.first == byte else { return false }
                literal = literal.dropFirst()
                rest = rest.dropFirst()
            }
        }
        return true
    }
}

extension UInt8 {
    /// Whether this is the code of an ASCII digit.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Int {
    /// The number that ASCII digits write, at most 18 of them; `nil` when there are none or anything else.
    init?(digits: some Collection<UInt8>) {
        guard (1...18).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
        self = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
