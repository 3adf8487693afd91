#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The text of floating-point numbers, digit for digit that of Go's `strconv` package.
///
/// Templates, YAML, JSON and TOML all print numbers through here, each with its own choice of format.
public enum FloatText {
    /// Go's format verbs for decimal floating-point text.
    public enum Format: Sendable {
        /// `-d.dddde±dd`
        case e
        /// `-d.ddddE±dd`
        case E
        /// `-ddd.dddd`, never an exponent.
        case f
        /// Like ``e`` for large exponents, like ``f`` otherwise.
        case g
        /// Like ``E`` for large exponents, like ``f`` otherwise.
        case G

        var exponentLetter: UInt8 {
            switch self {
            case .e, .f, .g: UInt8(ascii: "e")
            case .E, .G: UInt8(ascii: "E")
            }
        }
    }

    /// The text of a number: Go's `strconv.FormatFloat(number, format, precision, 64)`.
    ///
    /// - Parameter precision: how many digits stand after the point (``Format/e``, ``Format/f``) or in all
    ///   (``Format/g``); `nil` for the fewest digits that read back as the same number, Go's `-1`.
    public static func text(_ number: Double, _ format: Format, precision: Int? = nil) -> String {
        var bytes: [UInt8] = []
        append(number, format, precision: precision, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The shortest general text of a 32-bit number: Go's `strconv.FormatFloat(number, 'g', -1, 32)`.
    public static func text(_ number: Float) -> String {
        guard number.isFinite else { return text(Double(number), .g) }
        var bytes: [UInt8] = number.sign == .minus ? [UInt8(ascii: "-")] : []
        FloatDigits(text: number.magnitude.description.utf8)
            .appendGeneral(Format.g.exponentLetter, exponentLimit: 6, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends what ``text(_:_:precision:)`` returns.
    public static func append(_ number: Double, _ format: Format, precision: Int? = nil, to bytes: inout [UInt8]) {
        guard number.isFinite else {
            bytes.append(contentsOf: (number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf").utf8)
            return
        }
        if number.sign == .minus { bytes.append(UInt8(ascii: "-")) }
        let magnitude = number.magnitude
        switch (format, precision) {
        case (.f, nil): FloatDigits(shortest: magnitude).appendFixed(to: &bytes)
        case (.f, let precision?): bytes.append(contentsOf: exact(magnitude, "%.*f", max(0, precision)))
        case (.e, nil), (.E, nil):
            FloatDigits(shortest: magnitude).appendExponential(format.exponentLetter, to: &bytes)
        case (.e, let precision?): bytes.append(contentsOf: exact(magnitude, "%.*e", max(0, precision)))
        case (.E, let precision?): bytes.append(contentsOf: exact(magnitude, "%.*E", max(0, precision)))
        case (.g, nil), (.G, nil):
            FloatDigits(shortest: magnitude).appendGeneral(format.exponentLetter, exponentLimit: 6, to: &bytes)
        case (.g, let precision?), (.G, let precision?):
            appendGeneral(magnitude, format, precision: max(1, precision), to: &bytes)
        }
    }

    /// Appends a number as Go's `encoding/json` writes it: plain digits from 1e-6 to 1e21, otherwise an exponent
    /// without a leading zero. The number must be finite; JSON has no text for the others.
    public static func appendJSON(_ number: Double, to bytes: inout [UInt8]) {
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53, whole != 0 {
            appendInteger(whole, to: &bytes)
            return
        }
        let magnitude = number.magnitude
        guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else {
            append(number, .f, to: &bytes)
            return
        }
        append(number, .e, to: &bytes)
        // e-09 is written e-9
        let tail = bytes.count - 4
        if tail >= 0, bytes[tail] == UInt8(ascii: "e"), bytes[tail + 1] == UInt8(ascii: "-"),
            bytes[tail + 2] == UInt8(ascii: "0")
        {
            bytes.remove(at: tail + 2)
        }
    }

    /// Appends the decimal digits of a whole number.
    public static func appendInteger(_ number: Int64, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        appendInteger(number.magnitude, to: &bytes)
    }

    /// Appends the decimal digits of a whole number.
    public static func appendInteger(_ number: UInt64, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private static func appendGeneral(
        _ magnitude: Double, _ format: Format, precision: Int, to bytes: inout [UInt8]
    ) {
        // a double has at most 767 significant digits; what lies beyond is zeros, which this format does not write
        let digits = FloatDigits(text: exact(magnitude, "%.*e", min(precision, 800) - 1))
        let limit =
            precision > digits.digits.count && digits.digits.count >= digits.point
            ? digits.digits.count : precision
        digits.appendGeneral(format.exponentLetter, exponentLimit: limit, to: &bytes)
    }

    /// What C's `printf` writes for one number; glibc and musl round the exact binary value, ties to even, as Go does.
    private static func exact(_ number: Double, _ format: String, _ precision: Int) -> [UInt8] {
        let precision = Int32(clamping: min(precision, 1_000_000))
        let capacity = Int(precision) + 330
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let written = withVaList([precision, number]) { arguments in
                buffer.withMemoryRebound(to: CChar.self) { vsnprintf($0.baseAddress, capacity, format, arguments) }
            }
            count = min(max(0, Int(written)), capacity - 1)
        }
    }
}
