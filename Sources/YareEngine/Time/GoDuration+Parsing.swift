import YareBase

extension GoDuration {
    /// Reads a text such as `1h15m30.918s`: Go's `ParseDuration`.
    ///
    /// - Throws: `time.invalid-duration` with Go's wording.
    init(parsing text: String) throws(YareError) {
        var rest = text[...].utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.elementsEqual("0".utf8) {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { throw .invalidDuration(text) }
        var sum: UInt64 = 0
        while !rest.isEmpty {
            let part = try GoDuration.readPart(&rest, of: text)
            sum += part
            guard sum <= GoDuration.largest else { throw .invalidDuration(text) }
        }
        guard isNegative || sum < GoDuration.largest else { throw .invalidDuration(text) }
        self.init(nanoseconds: Int64(truncatingIfNeeded: isNegative ? 0 &- sum : sum))
    }

    /// The magnitude of the longest duration, a negative one.
    private static let largest: UInt64 = 1 << 63

    /// Reads a number with its unit, in nanoseconds, at most ``largest``.
    private static func readPart(_ rest: inout Substring.UTF8View, of text: String) throws(YareError) -> UInt64 {
        let whole = rest.prefix(while: isDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !(whole.isEmpty && fraction.isEmpty), let count = whole.isEmpty ? 0 : UInt64(Substring(whole)),
            count <= largest
        else { throw .invalidDuration(text) }
        let unit = try readUnit(&rest, of: text)
        guard count <= largest / unit else { throw .invalidDuration(text) }
        let nanoseconds = count * unit + nanoseconds(ofFraction: fraction, unit: unit)
        guard nanoseconds <= largest else { throw .invalidDuration(text) }
        return nanoseconds
    }

    private static func readUnit(_ rest: inout Substring.UTF8View, of text: String) throws(YareError) -> UInt64 {
        let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
        rest = rest[name.endIndex...]
        switch String(Substring(name)) {
        case "": throw .missingDurationUnit(in: text)
        case "ns": return 1
        case "us", "µs", "μs": return 1_000
        case "ms": return 1_000_000
        case "s": return 1_000_000_000
        case "m": return 60_000_000_000
        case "h": return 3_600_000_000_000
        case let unknown: throw .unknownDurationUnit(unknown, in: text)
        }
    }

    /// The digits behind the point; those beyond what 63 bits hold count for nothing.
    private static func nanoseconds(ofFraction digits: Substring.UTF8View, unit: UInt64) -> UInt64 {
        var number: UInt64 = 0
        var scale = 1.0
        for digit in digits {
            guard number <= (largest - 1) / 10 else { break }
            let next = number * 10 + UInt64(digit - UInt8(ascii: "0"))
            guard next <= largest else { break }
            number = next
            scale *= 10
        }
        return UInt64(Double(number) * (Double(unit) / scale))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
