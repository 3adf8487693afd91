import YareBase
import YareTemplate

/// The conversions of spf13/cast 1.7, on which Sprig's arithmetic stands: whatever cannot be converted is zero.
extension TemplateValue {
    /// The whole number: fractions are cut off, text is read with Go's prefixes (`0x1f`, `0755`), true is 1.
    var castToInteger: Int64 {
        switch self {
        case .integer(let number, _): number
        case .float(let number): number.truncatedToInteger
        case .string(let text): IntegerText.read(text.droppingZeroFraction, radix: 0).number ?? 0
        case .bool(let flag): flag ? 1 : 0
        case .null, .list, .dictionary, .object: 0
        }
    }

    /// The floating-point number; text is read as Go's `ParseFloat` does.
    var castToFloat: Double {
        switch self {
        case .integer(let number, .uint64), .integer(let number, .uint): Double(UInt64(bitPattern: number))
        case .integer(let number, _): Double(number)
        case .float(let number): number
        case .string(let text): FloatText.parse(text) ?? 0
        case .bool(let flag): flag ? 1 : 0
        case .null, .list, .dictionary, .object: 0
        }
    }
}

extension Double {
    /// The number without its fraction; what does not fit becomes the least integer, as on Go's amd64.
    var truncatedToInteger: Int64 {
        Int64(exactly: rounded(.towardZero)) ?? .min
    }
}

extension String {
    /// The text without a fraction of nothing but zeros: `1.00` becomes `1`.
    fileprivate var droppingZeroFraction: Substring {
        guard let point = utf8.lastIndex(of: UInt8(ascii: ".")) else { return self[...] }
        let fraction = utf8[utf8.index(after: point)...]
        guard !fraction.isEmpty, fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return self[...] }
        return self[..<point]
    }
}
