/// Whole numbers as Go's `strconv.ParseInt` and `ParseUint` read them in base 0: the prefix tells the base, and a mere
/// leading zero means octal.
enum IntegerText {
    /// The number, or `nil` when the text is none or lies outside `Int64`.
    static func signed(_ text: [UInt8]) -> Int64? {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard let magnitude = magnitude(digits) else { return nil }
        return applying(isNegative, to: magnitude)
    }

    /// The number, or `nil` when the text is none, has a sign, or lies outside `UInt64`.
    static func unsigned(_ text: [UInt8]) -> UInt64? {
        magnitude(text[...])
    }

    /// What go-yaml reads besides: a sign behind the prefix, as in `0b-101`.
    static func signedBinary(_ text: [UInt8]) -> Int64? {
        guard text.count > 3, text.starts(with: "0b".utf8) else { return nil }
        let isNegative = text[2] == UInt8(ascii: "-")
        guard isNegative || text[2] == UInt8(ascii: "+"), let magnitude = value(text[3...], base: 2) else { return nil }
        return applying(isNegative, to: magnitude)
    }

    private static func applying(_ isNegative: Bool, to magnitude: UInt64) -> Int64? {
        guard isNegative else { return Int64(exactly: magnitude) }
        return magnitude <= Int64.max.magnitude + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }

    private static func magnitude(_ text: ArraySlice<UInt8>) -> UInt64? {
        guard text.first == UInt8(ascii: "0") else { return value(text, base: 10) }
        let rest = text.dropFirst()
        if rest.count >= 2, let letter = rest.first {
            switch letter | 0x20 {
            case UInt8(ascii: "x"): return value(rest.dropFirst(), base: 16)
            case UInt8(ascii: "o"): return value(rest.dropFirst(), base: 8)
            case UInt8(ascii: "b"): return value(rest.dropFirst(), base: 2)
            default: break
            }
        }
        return rest.isEmpty ? 0 : value(rest, base: 8)
    }

    private static func value(_ digits: ArraySlice<UInt8>, base: UInt64) -> UInt64? {
        guard !digits.isEmpty else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            guard let digit = digitValue(byte), digit < base else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: base)
            let (sum, carries) = product.addingReportingOverflow(digit)
            if overflows || carries { return nil }
            value = sum
        }
        return value
    }

    private static func digitValue(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
