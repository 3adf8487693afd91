extension FloatText {
    /// Reads a number as Go's `strconv.ParseFloat(text, 64)` does: decimal and hexadecimal floating-point text,
    /// `inf`, `infinity` and `nan` in any case, underscores only in hexadecimal digits, no white space.
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
        var count = skipDigits { $0.isDecimalDigit }
        if skip(UInt8(ascii: ".")) { count += skipDigits { $0.isDecimalDigit } }
        guard count > 0 else { return false }
        if skip(UInt8(ascii: "e")) { return skipExponent() }
        return place == bytes.count
    }

    private mutating func scanHexadecimal() -> Bool {
        let start = place
        var count = skipDigits { $0.isHexadecimalDigit || $0 == UInt8(ascii: "_") }
        if skip(UInt8(ascii: ".")) {
            count += skipDigits { $0.isHexadecimalDigit || $0 == UInt8(ascii: "_") }
        }
        hasUnderscores = bytes[start..<place].contains(UInt8(ascii: "_"))
        guard count > 0, underscoresSeparateDigits(in: start..<place), skip(UInt8(ascii: "p")) else { return false }
        return skipExponent()
    }

    /// The exponent's digits up to the end of the text.
    private mutating func skipExponent() -> Bool {
        if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
        return skipDigits { $0.isDecimalDigit } > 0 && place == bytes.count
    }

    /// An underscore stands after the prefix or a digit, and before a digit.
    private func underscoresSeparateDigits(in range: Range<Int>) -> Bool {
        guard hasUnderscores else { return true }
        guard bytes[range].contains(where: \.isHexadecimalDigit) else { return false }
        return range.allSatisfy { index in
            bytes[index] != UInt8(ascii: "_")
                || (index + 1 < range.upperBound && bytes[index + 1].isHexadecimalDigit
                    && (index == range.lowerBound || bytes[index - 1].isHexadecimalDigit))
        }
    }

    private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) -> Int {
        let start = place
        while place < bytes.count, isDigit(bytes[place]) { place += 1 }
        return place - start
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
