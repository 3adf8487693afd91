import YareBase

/// What an untagged plain scalar means by go-yaml v2's rules, a mix of YAML 1.1 and 1.2.
///
/// The first byte decides what is tried, so most text is known to be a string at once.
enum ResolvedScalar: Equatable {
    case string
    case null
    case bool(Bool)
    case int(Int64)
    /// A whole number above `Int64.max`.
    case unsigned(UInt64)
    case float(Double)
    /// Text that looks like a date; data keeps it as a string.
    case timestamp

    /// The tag as go-yaml's messages name it.
    var tag: String {
        switch self {
        case .string: "!!str"
        case .null: "!!null"
        case .bool: "!!bool"
        case .int, .unsigned: "!!int"
        case .float: "!!float"
        case .timestamp: "!!timestamp"
        }
    }
}

/// Decides what plain scalars mean.
enum ScalarResolver {
    /// Which of go-yaml's two majors is meant: version 3 knows fewer words for truth.
    enum Dialect {
        case version2, version3
    }

    /// The meaning of a plain scalar.
    ///
    /// - Parameter triesTimestamps: false where another tag than `!!timestamp` was given.
    static func resolve(
        _ text: UnsafeBufferPointer<UInt8>, dialect: Dialect = .version2, triesTimestamps: Bool = true
    ) -> ResolvedScalar {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return number(text, triesTimestamps: triesTimestamps)
        case UInt8(ascii: "."):
            return dotted(text)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "~"):
            return text.count <= 5 ? word(text, dialect) : .string
        default:
            return .string
        }
    }

    private static func word(_ text: UnsafeBufferPointer<UInt8>, _ dialect: Dialect) -> ResolvedScalar {
        switch String(decoding: text, as: UTF8.self) {
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        case "~", "null", "Null", "NULL": .null
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": dialect == .version2 ? .bool(true) : .string
        case "n", "N", "no", "No", "NO", "off", "Off", "OFF": dialect == .version2 ? .bool(false) : .string
        default: .string
        }
    }

    private static func dotted(_ text: UnsafeBufferPointer<UInt8>) -> ResolvedScalar {
        let text = String(decoding: text, as: UTF8.self)
        switch text {
        case ".nan", ".NaN", ".NAN": return .float(.nan)
        case ".inf", ".Inf", ".INF": return .float(.infinity)
        default: return FloatText.parse(text).map(ResolvedScalar.float) ?? .string
        }
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, triesTimestamps: Bool) -> ResolvedScalar {
        if let small = smallInteger(text) { return .int(small) }
        if triesTimestamps, Timestamp.matches(text) { return .timestamp }
        guard mayBeNumber(text) else { return .string }
        switch String(decoding: text, as: UTF8.self) {
        case "+.inf", "+.Inf", "+.INF": return .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
        default: break
        }
        let digits = text.filter { $0 != UInt8(ascii: "_") }
        if let whole = IntegerText.signed(digits) { return .int(whole) }
        if let whole = IntegerText.unsigned(digits) { return .unsigned(whole) }
        if isFloat(digits), let number = FloatText.parse(String(decoding: digits, as: UTF8.self)) {
            return .float(number)
        }
        return IntegerText.signedBinary(digits).map(ResolvedScalar.int) ?? .string
    }

    /// The commonest numbers: a few decimal digits, no sign, no leading zero.
    private static func smallInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count <= 15, text[0] != UInt8(ascii: "0") || text.count == 1 else { return nil }
        var number: Int64 = 0
        for byte in text {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int64(digit)
        }
        return number
    }

    /// Whether every byte occurs in some number, which rules out nearly all text that begins like one.
    private static func mayBeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"),
                UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "n"), UInt8(ascii: "N"):
                true
            default: false
            }
        }
    }

    /// Whether text matches `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
    private static func isFloat(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = dropDigits(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard dropDigits(&rest) + whole > 0 else { return false }
        } else if whole == 0 {
            return false
        }
        guard let letter = rest.first else { return true }
        guard letter | 0x20 == UInt8(ascii: "e") else { return false }
        rest.removeFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        return dropDigits(&rest) > 0 && rest.isEmpty
    }

    private static func dropDigits(_ text: inout ArraySlice<UInt8>) -> Int {
        let count = text.prefix { $0 &- UInt8(ascii: "0") < 10 }.count
        text.removeFirst(count)
        return count
    }
}
