import YareBase

/// A number as it is written in a template, under all the types that can hold it: Go's ideal constants.
struct NumberLiteral {
    /// The value as an integer, when it has an integral value that fits.
    var integer: Int64?
    /// The value as an unsigned integer, when it has one.
    var unsigned: UInt64?
    /// The value as floating point, unless it is properly complex.
    var float: Double?
    /// What the number is where nothing asks for a type.
    var ideal: Ideal

    /// The type that the way of writing gives a number.
    enum Ideal {
        case int(Int)
        case float(Double)
        case complex(real: Double, imaginary: Double)
        /// An integer above `Int.max`, an error once it is evaluated.
        case overflow
    }
}

extension NumberLiteral {
    /// A character constant.
    init(character: Unicode.Scalar) {
        let number = Int64(character.value)
        self.init(
            integer: number, unsigned: UInt64(number), float: Double(number), ideal: .int(Int(number)))
    }

    private init(complex real: Double, _ imaginary: Double) {
        self.init(integer: nil, unsigned: nil, float: nil, ideal: .complex(real: real, imaginary: imaginary))
        if imaginary == 0 {
            integer = Int64(exactly: real)
            unsigned = UInt64(exactly: real)
            float = real
        }
    }

    /// Reads the text of a number.
    ///
    /// - Returns: `nil` when it is none. An integer too large for every type is a ``Failure/overflow``.
    init(parsing text: String) throws(Failure) {
        if text.utf8.last == UInt8(ascii: "i") {
            self = try Self.complex(text)
            return
        }
        let integer = Self.integer(text)
        let unsigned = Self.unsigned(text) ?? (integer == 0 ? 0 : nil)
        if let integer {
            self.init(integer: integer, unsigned: unsigned, float: Double(integer), ideal: .int(Int(integer)))
        } else if let unsigned {
            self.init(integer: nil, unsigned: unsigned, float: Double(unsigned), ideal: .overflow)
        } else {
            self = try Self.float(text)
        }
    }

    /// Why a text is no number.
    enum Failure: Error {
        case syntax, overflow
    }

    private static func float(_ text: String) throws(Failure) -> NumberLiteral {
        guard let number = GoNumber.float(text) else { throw .syntax }
        guard text.utf8.contains(where: { ".eEpP".utf8.contains($0) }) else { throw .overflow }
        return NumberLiteral(
            integer: Int64(exactly: number), unsigned: UInt64(exactly: number), float: number, ideal: .float(number))
    }

    private static func complex(_ text: String) throws(Failure) -> NumberLiteral {
        let digits = text.utf8.dropLast()
        let split = digits.indices.dropFirst().last { index in
            let previous = digits[digits.index(before: index)] | 0x20
            return (digits[index] == UInt8(ascii: "+") || digits[index] == UInt8(ascii: "-"))
                && previous != UInt8(ascii: "e") && previous != UInt8(ascii: "p")
        }
        let imaginary = GoNumber.float(String(decoding: digits[(split ?? digits.startIndex)...], as: UTF8.self))
        let real = split.map { GoNumber.float(String(decoding: digits[..<$0], as: UTF8.self)) } ?? 0
        guard let real, let imaginary else { throw .syntax }
        return NumberLiteral(complex: real, imaginary)
    }

    private static func integer(_ text: String) -> Int64? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let hasSign = isNegative || text.utf8.first == UInt8(ascii: "+")
        guard let magnitude = GoNumber.magnitude(hasSign ? text.dropFirst() : text[...]) else { return nil }
        return isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
    }

    private static func unsigned(_ text: String) -> UInt64? {
        GoNumber.magnitude(text[...])
    }
}

/// Numbers in Go's syntax: a prefix for the base, underscores between digits.
enum GoNumber {
    /// A whole number without a sign: `strconv.ParseUint(text, 0, 64)`.
    static func magnitude(_ text: Substring) -> UInt64? {
        let (digits, radix, allowsLeadingUnderscore) = base(of: text)
        guard !digits.isEmpty, digits.utf8.last != UInt8(ascii: "_"),
            allowsLeadingUnderscore || digits.utf8.first != UInt8(ascii: "_")
        else { return nil }
        var number: UInt64 = 0
        var previous: UInt8 = 0
        for byte in digits.utf8 {
            defer { previous = byte }
            if byte == UInt8(ascii: "_") {
                if previous == byte { return nil }
                continue
            }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else { return nil }
            let (shifted, overflows) = number.multipliedReportingOverflow(by: UInt64(radix))
            let (sum, carries) = shifted.addingReportingOverflow(UInt64(digit))
            if overflows || carries { return nil }
            number = sum
        }
        return number
    }

    private static func base(of text: Substring) -> (digits: Substring, radix: Int, isPrefixed: Bool) {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "0"), bytes.count > 1 else { return (text, 10, false) }
        switch bytes[bytes.index(after: bytes.startIndex)] | 0x20 {
        case UInt8(ascii: "x"): return (text.dropFirst(2), 16, true)
        case UInt8(ascii: "o"): return (text.dropFirst(2), 8, true)
        case UInt8(ascii: "b"): return (text.dropFirst(2), 2, true)
        default: return (text.dropFirst(), 8, true)
        }
    }

    /// A floating-point number: `strconv.ParseFloat(text, 64)`.
    static func float(_ text: String) -> Double? {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return FloatText.parse(text) }
        let bytes = Array(text.utf8)
        let separatesDigits = bytes.indices.allSatisfy { index in
            bytes[index] != UInt8(ascii: "_")
                || (index > 0 && isDigit(bytes[index - 1]) && index + 1 < bytes.count && isDigit(bytes[index + 1]))
        }
        return separatesDigits ? FloatText.parse(text.filter { $0 != "_" }) : nil
    }

    /// Whether an underscore may stand beside a byte: a digit of any base, or the letter of a prefix.
    private static func isDigit(_ byte: UInt8) -> Bool {
        Lexer.isAlphanumericASCII(byte) && byte != UInt8(ascii: "_")
    }
}
