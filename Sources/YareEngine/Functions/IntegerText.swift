/// Reads whole numbers as Go's `strconv.ParseInt` does.
enum IntegerText {
    /// What a text turned out to be.
    enum Reading: Equatable {
        case number(Int64)
        /// A number beyond 64 bits; the value is the nearest that fits.
        case outOfRange(Int64)
        case invalid

        /// The number, or `nil` unless it could be read in full.
        var number: Int64? {
            if case .number(let number) = self { number } else { nil }
        }
    }

    /// Reads `text` to the end.
    ///
    /// - Parameter radix: 8 or 10, or 0 to let a prefix decide as in Go's source: `0x`, `0o`, `0b`, `0`; then `_` may stand
    ///   between digits.
    static func read(_ text: some StringProtocol, radix: Int = 10) -> Reading {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        var (base, digits) = (UInt64(radix), rest)
        if radix == 0 {
            guard underscoresSeparateDigits(rest) else { return .invalid }
            (base, digits) = splitPrefix(rest)
            digits = ArraySlice(digits.filter { $0 != UInt8(ascii: "_") })
        }
        return read(digits, base: base, isNegative: isNegative)
    }

    private static func read(_ digits: ArraySlice<UInt8>, base: UInt64, isNegative: Bool) -> Reading {
        guard !digits.isEmpty else { return .invalid }
        let limit: UInt64 = isNegative ? 1 << 63 : (1 << 63) - 1
        var (magnitude, isTooLarge): (UInt64, Bool) = (0, false)
        for byte in digits {
            guard let digit = value(byte), digit < base else { return .invalid }
            let (product, overflows) = magnitude.multipliedReportingOverflow(by: base)
            let (sum, overflowsToo) = product.addingReportingOverflow(digit)
            isTooLarge = isTooLarge || overflows || overflowsToo || sum > limit
            magnitude = sum
        }
        if isTooLarge { return .outOfRange(isNegative ? .min : .max) }
        return .number(isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude))
    }

    private static func splitPrefix(_ text: ArraySlice<UInt8>) -> (UInt64, ArraySlice<UInt8>) {
        guard text.first == UInt8(ascii: "0"), text.count > 1 else { return (10, text) }
        guard text.count > 2, let base = prefixBase(text) else { return (8, text.dropFirst()) }
        return (base, text.dropFirst(2))
    }

    private static func prefixBase(_ text: ArraySlice<UInt8>) -> UInt64? {
        guard text.first == UInt8(ascii: "0"), let letter = text.dropFirst().first else { return nil }
        switch letter | 0x20 {
        case UInt8(ascii: "x"): return 16
        case UInt8(ascii: "o"): return 8
        case UInt8(ascii: "b"): return 2
        default: return nil
        }
    }

    /// Whether every `_` stands between digits, a prefix counting as one.
    private static func underscoresSeparateDigits(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.contains(UInt8(ascii: "_")) else { return true }
        var followsDigit = prefixBase(text) != nil
        for byte in followsDigit ? text.dropFirst(2) : text {
            let isUnderscore = byte == UInt8(ascii: "_")
            if isUnderscore && !followsDigit { return false }
            followsDigit = !isUnderscore
        }
        return followsDigit
    }

    private static func value(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
