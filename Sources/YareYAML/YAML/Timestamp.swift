/// Recognises the dates and times that go-yaml takes plain scalars for.
///
/// Four layouts of Go's `time.Parse`: a date, or a date and a time behind `T`, `t` or spaces; behind the letters a zone
/// must follow. Months, days, hours, minutes and seconds may have one digit.
struct Timestamp {
    private var rest: ArraySlice<UInt8>

    /// Whether text is a timestamp.
    static func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 8, text[4] == UInt8(ascii: "-"), text[..<4].allSatisfy({ $0 &- 48 < 10 }) else {
            return false
        }
        var timestamp = Timestamp(rest: Array(text)[...])
        return timestamp.parse()
    }

    private mutating func parse() -> Bool {
        guard parseDate() else { return false }
        guard let separator = rest.first else { return true }
        switch separator {
        case UInt8(ascii: "T"), UInt8(ascii: "t"):
            rest.removeFirst()
            return parseTime() && parseZone() && rest.isEmpty
        case UInt8(ascii: " "):
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            return parseTime() && rest.isEmpty
        default:
            return false
        }
    }

    private mutating func parseDate() -> Bool {
        let year = rest.prefix(4).reduce(0) { $0 * 10 + Int($1 &- 48) }
        rest = rest.dropFirst(4)
        guard skip(UInt8(ascii: "-")), let month = number(), (1...12).contains(month), skip(UInt8(ascii: "-")),
            let day = number()
        else { return false }
        return day >= 1 && day <= Calendar.days(in: month, of: year)
    }

    private mutating func parseTime() -> Bool {
        guard let hour = number(), hour < 24, skip(UInt8(ascii: ":")), let minute = number(), minute < 60,
            skip(UInt8(ascii: ":")), let second = number(), second < 60
        else { return false }
        skipFraction()
        return true
    }

    private mutating func skipFraction() {
        guard let point = rest.first, point == UInt8(ascii: ".") || point == UInt8(ascii: ",") else { return }
        let digits = rest.dropFirst().prefix { $0 &- 48 < 10 }
        if !digits.isEmpty { rest = rest[digits.endIndex...] }
    }

    private mutating func parseZone() -> Bool {
        if skip(UInt8(ascii: "Z")) { return true }
        guard skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-")), let hour = pair(), hour <= 24,
            skip(UInt8(ascii: ":")), let minute = pair()
        else { return false }
        return minute <= 60
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    /// One digit or two.
    private mutating func number() -> Int? {
        let digits = rest.prefix(2).prefix { $0 &- 48 < 10 }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
    }

    /// Exactly two digits.
    private mutating func pair() -> Int? {
        guard rest.count >= 2, rest.prefix(2).allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        return number()
    }
}
