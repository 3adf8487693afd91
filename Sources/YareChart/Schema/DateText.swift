/// Dates and times in text, by the layouts that Go's `time.Parse` accepts for JSON Schema's formats.
enum DateText {
    /// `2006-01-02`
    static func isDate(_ text: String) -> Bool {
        var scanner = DigitScanner(text)
        return date(&scanner) && scanner.isAtEnd
    }

    /// `15:04:05`, with or without a zone
    static func isTime(_ text: String) -> Bool {
        var scanner = DigitScanner(text)
        return time(&scanner) && (scanner.isAtEnd || (zone(&scanner) && scanner.isAtEnd))
    }

    /// `2006-01-02T15:04:05Z07:00`
    static func isDateAndTime(_ text: String) -> Bool {
        var scanner = DigitScanner(text)
        return date(&scanner) && scanner.skip("T") && time(&scanner) && zone(&scanner) && scanner.isAtEnd
    }

    private static func date(_ scanner: inout DigitScanner) -> Bool {
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), (1...12).contains(month)
        else { return false }
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    private static func time(_ scanner: inout DigitScanner) -> Bool {
        guard let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
            let second = scanner.number(2), hour < 24, minute < 60, second < 60
        else { return false }
        if scanner.skip(".") || scanner.skip(",") { return scanner.skipDigits() }
        return true
    }

    private static func zone(_ scanner: inout DigitScanner) -> Bool {
        if scanner.skip("Z") { return true }
        guard scanner.skip("+") || scanner.skip("-"), let hour = scanner.number(2), scanner.skip(":"),
            let minute = scanner.number(2)
        else { return false }
        return hour <= 24 && minute < 60
    }
}

/// Walks over a text of digits and signs.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// A number of exactly `count` digits.
    mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Steps over a sign when it comes next.
    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, byte == UInt8(ascii: sign) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Steps over one or more digits.
    mutating func skipDigits() -> Bool {
        let digits = rest.prefix(while: isDigit)
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
