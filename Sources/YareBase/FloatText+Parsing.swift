extension FloatText {
    /// Reads a number as Go's `strconv.ParseFloat(text, 64)` does: decimal and hexadecimal floating-point text,
    /// `inf`, `infinity` and `nan` in any case, underscores between digits, no white space.
    ///
    /// - Returns: the nearest number, or `nil` where Go gives an error: wrong syntax or a magnitude that is too large.
    public static func parse(_ text: String) -> Double? {
        var syntax = FloatSyntax(Array(text.utf8))
        switch syntax.scan() {
        case .invalid: return nil
        case .infinity: return syntax.isNegative ? -.infinity : .infinity
        case .notANumber: return .nan
        case .decimal, .hexadecimal:
            let plain = syntax.hasUnderscores ? text.filter { $0 != "_" } : text
            guard let number = Double(plain), number.isFinite else { return nil }
            return number
        }
    }
}

/// Recognises Go's floating-point syntax.
private struct FloatSyntax {
    enum Kind {
        case invalid, infinity, notANumber, decimal, hexadecimal
    }

    private let bytes: [UInt8]
    private var place = 0
    private(set) var isNegative = false
    private(set) var hasUnderscores = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func scan() -> Kind {
        if bytes.count == 3, matches("nan") { return .notANumber }
        let isSigned = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
        isNegative = isSigned && bytes[0] == UInt8(ascii: "-")
        if matches("inf") || matches("infinity") { return .infinity }
        let start = place
        if skip(UInt8(ascii: "0")), skip(UInt8(ascii: "x")) {
            return scanHexadecimal() ? .hexadecimal : .invalid
        }
        place = start
        return scanDecimal() ? .decimal : .invalid
    }

    private mutating func scanDecimal() -> Bool {
        let start = place
        var count = skipDigits(\.isDecimalDigit)
        if skip(UInt8(ascii: ".")) { count += skipDigits(\.isDecimalDigit) }
        guard count > 0 else { return false }
        let isComplete = skip(UInt8(ascii: "e")) ? skipExponent() : place == bytes.count
        return isComplete && underscoresSeparate(\.isDecimalDigit, from: start)
    }

    private mutating func scanHexadecimal() -> Bool {
        let start = place
        var count = skipDigits(\.isHexadecimalDigit)
        if skip(UInt8(ascii: ".")) { count += skipDigits(\.isHexadecimalDigit) }
        guard count > 0, skip(UInt8(ascii: "p")), skipExponent() else { return false }
        // an underscore may also stand right after the prefix
        return underscoresSeparate(\.isHexadecimalDigit, from: bytes[start] == UInt8(ascii: "_") ? start + 1 : start)
    }

    /// The exponent's digits up to the end of the text.
    private mutating func skipExponent() -> Bool {
        if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
        return skipDigits(\.isDecimalDigit) > 0 && place == bytes.count
    }

    /// Whether every underscore stands between digits.
    private func underscoresSeparate(_ isDigit: (UInt8) -> Bool, from start: Int) -> Bool {
        guard hasUnderscores else { return true }
        return bytes.indices[start...].allSatisfy { index in
            bytes[index] != UInt8(ascii: "_")
                || index > start && isDigit(bytes[index - 1]) && index + 1 < bytes.count && isDigit(bytes[index + 1])
        }
    }

    /// Skips digits with underscores among them and tells how many digits there were.
    private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) -> Int {
        var count = 0
        while place < bytes.count {
            if isDigit(bytes[place]) {
                count += 1
            } else if bytes[place] == UInt8(ascii: "_") {
                hasUnderscores = true
            } else {
                break
            }
            place += 1
        }
        return count
    }

    /// Skips a byte, an ASCII letter in either case.
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte || bytes[place].lowercasedLetter == byte else { return false }
        place += 1
        return true
    }

    /// Whether the rest is a word, in any case.
    private func matches(_ word: String) -> Bool {
        bytes[place...].map(\.lowercasedLetter).elementsEqual(word.utf8)
    }
}

extension UInt8 {
    fileprivate var isDecimalDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    fileprivate var isHexadecimalDigit: Bool { isDecimalDigit || lowercasedLetter &- UInt8(ascii: "a") < 6 }
    fileprivate var lowercasedLetter: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}
