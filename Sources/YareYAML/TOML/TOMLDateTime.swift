/// The dates and times of TOML: with a zone, without one, only a date, only a time.
struct TOMLDateTime {
    private var rest: ArraySlice<UInt8>
    private var text = ""

    /// The text that Go's JSON gives a date or time, whose letters are in upper case; `nil` when it is none.
    static func jsonText(of bytes: [UInt8]) -> String? {
        var dateTime = TOMLDateTime(rest: bytes[...])
        return dateTime.parse() ? dateTime.text : nil
    }

    private mutating func parse() -> Bool {
        if rest.dropFirst(2).first == UInt8(ascii: ":") {
            text = "0000-01-01"
            guard parseTime() else { return false }
            text += "Z"
            return rest.isEmpty
        }
        guard parseDate() else { return false }
        guard !rest.isEmpty else {
            text += "T00:00:00Z"
            return true
        }
        guard skip(UInt8(ascii: "T")), parseTime() else { return false }
        return parseZone() && rest.isEmpty
    }

    private mutating func parseDate() -> Bool {
        guard let year = digits(4), skip(UInt8(ascii: "-")), let month = digits(2), (1...12).contains(month),
            skip(UInt8(ascii: "-")), let day = digits(2)
        else { return false }
        text += padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
        return day >= 1 && day <= Calendar.days(in: month, of: year)
    }

    private mutating func parseTime() -> Bool {
        guard let hour = digits(2), hour < 24, skip(UInt8(ascii: ":")), let minute = digits(2), minute < 60,
            skip(UInt8(ascii: ":")), let second = digits(2), second < 60
        else { return false }
        text += "T" + padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2)
        return parseFraction()
    }

    /// Keeps up to nine digits without zeros at their end.
    private mutating func parseFraction() -> Bool {
        guard skip(UInt8(ascii: ".")) else { return true }
        let digits = rest.prefix(while: TOMLCharacter.isDigit)
        guard !digits.isEmpty else { return false }
        rest = rest[digits.endIndex...]
        let kept = digits.prefix(9).reversed().drop { $0 == UInt8(ascii: "0") }.reversed()
        if !kept.isEmpty { text += "." + String(decoding: kept, as: UTF8.self) }
        return true
    }

    private mutating func parseZone() -> Bool {
        guard let sign = rest.first else {
            text += "Z"
            return true
        }
        rest.removeFirst()
        if sign == UInt8(ascii: "Z") {
            text += "Z"
            return true
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hour = digits(2), hour <= 24,
            skip(UInt8(ascii: ":")), let minute = digits(2), minute <= 60
        else { return false }
        let isUTC = hour == 0 && minute == 0
        text += isUTC ? "Z" : String(Character(Unicode.Scalar(sign))) + padded(hour, 2) + ":" + padded(minute, 2)
        return true
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func digits(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(TOMLCharacter.isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
