extension Timestamp {
    /// How many digits of the second's fraction are written.
    public enum Precision: Sendable {
        /// None: Kubernetes' `Time`.
        case seconds
        /// Six, always: Kubernetes' `MicroTime`.
        case microseconds
        /// As many as are needed, none for a whole second: Go's RFC3339Nano.
        case nanoseconds
    }

    /// The date and time of day at the timestamp's own offset.
    public var civil: (year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64) {
        let local = seconds &+ Int64(offset)
        let days = floorDivide(local, 86_400)
        let time = local &- days &* 86_400
        let date = civilDate(days: days)
        return (date.year, date.month, date.day, time / 3600, time % 3600 / 60, time % 60)
    }

    /// The text in RFC 3339, such as `2026-02-01T10:00:00.123456789+02:00`, or with `Z` at offset 0.
    public func text(_ precision: Precision = .nanoseconds) -> String {
        let civil = civil
        let date = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
        let time = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
        return "\(date)T\(time)\(fraction(precision))\(zone)"
    }

    private func fraction(_ precision: Precision) -> String {
        switch precision {
        case .seconds: return ""
        case .microseconds: return "." + padded(Int64(nanoseconds / 1000), 6)
        case .nanoseconds:
            guard nanoseconds > 0 else { return "" }
            let digits = padded(Int64(nanoseconds), 9)
            return "."
                + digits.prefix(
                    (digits.lastIndex { $0 != "0" }.map { digits.distance(from: digits.startIndex, to: $0) } ?? 8) + 1)
        }
    }

    private var zone: String {
        guard offset != 0 else { return "Z" }
        let minutes = Int64(abs(offset) / 60)
        return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
    }

    /// Reads RFC 3339 text with any number of fraction digits; `nil` when it is not that.
    public init?(_ text: String) {
        var text = text
        let timestamp = text.withUTF8 { bytes in
            var reader = TimestampReader(bytes: bytes)
            return reader.read()
        }
        guard let timestamp else { return nil }
        self = timestamp
    }
}

/// Reads the parts of an RFC 3339 text, left to right.
private struct TimestampReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func read() -> Timestamp? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
            (1...12).contains(month), day >= 1, day <= monthLength(month, year), skip("T") || skip("t"),
            let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2),
            hour < 24, minute < 60, second < 60, let fraction = fraction(), let offset = offset(),
            position == bytes.count
        else { return nil }
        let days = dayNumber(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Timestamp(seconds: seconds, nanoseconds: fraction, offset: Int32(offset))
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func number(_ digits: Int) -> Int64? {
        guard position + digits <= bytes.count else { return nil }
        var number: Int64 = 0
        for byte in bytes[position..<position + digits] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        position += digits
        return number
    }

    private mutating func fraction() -> Int32? {
        guard skip(".") else { return 0 }
        var nanoseconds: Int32 = 0
        var unit: Int32 = 100_000_000
        let start = position
        while let digit = number(1) {
            nanoseconds += Int32(digit) * unit
            unit /= 10
        }
        return position > start ? nanoseconds : nil
    }

    private mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int64
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}

// MARK: the proleptic Gregorian calendar, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms"

private func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
}

private func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

private func civilDate(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let days = days &+ 719_468
    let era = floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
}

private func monthLength(_ month: Int64, _ year: Int64) -> Int64 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
