import YareBase

/// Goes through a format and prints values as it says.
struct FormatInterpreter {
    private let format: [Unicode.Scalar]
    private let values: [TemplateValue]
    private var printer = FormatPrinter()
    /// The place in the format.
    private var place = 0
    /// The value that the next verb prints.
    private var next = 0
    /// Whether indexes in brackets have been used; then values may stay unused.
    private var isReordered = false
    private var hasGoodIndex = true
    /// Whether an index in brackets has just been read.
    private var followsIndex = false

    /// The greatest width and precision that Go reads, before the last digit.
    private static let largest = 1_000_000

    init(_ format: String, _ values: [TemplateValue]) {
        self.format = Array(format.unicodeScalars)
        self.values = values
    }

    mutating func run() throws(YareError) -> String {
        while let percent = format[place...].firstIndex(of: "%") {
            writeText(upTo: percent)
            place = percent + 1
            printer.flags = FormatFlags()
            readFlags()
            readWidth()
            readPrecision()
            if !followsIndex { readIndex() }
            guard place < format.count else {
                printer.write("%!(NOVERB)")
                break
            }
            let verb = format[place]
            place += 1
            printValue(verb)
        }
        writeText(upTo: format.count)
        writeExtraValues()
        return try printer.finish()
    }

    private mutating func writeText(upTo end: Int) {
        guard place < end else { return }
        printer.write(String(String.UnicodeScalarView(format[place..<end])))
        place = end
    }

    private mutating func readFlags() {
        hasGoodIndex = true
        followsIndex = false
        while place < format.count {
            switch format[place] {
            case "#": printer.flags.sharp = true
            case "0": printer.flags.zero = true
            case "+": printer.flags.plus = true
            case "-": printer.flags.minus = true
            case " ": printer.flags.space = true
            default: return
            }
            place += 1
        }
    }

    private mutating func readWidth() {
        readIndex()
        if skip("*") {
            printer.flags.width = readArgument()
            if printer.flags.width == nil { printer.write("%!(BADWIDTH)") }
            if let width = printer.flags.width, width < 0 {
                printer.flags.width = -width
                printer.flags.minus = true
                printer.flags.zero = false
            }
            followsIndex = false
        } else {
            printer.flags.width = readNumber()
            if followsIndex, printer.flags.width != nil { hasGoodIndex = false }
        }
    }

    private mutating func readPrecision() {
        guard place + 1 < format.count, skip(".") else { return }
        if followsIndex { hasGoodIndex = false }
        readIndex()
        if skip("*") {
            let precision = readArgument()
            printer.flags.precision = precision.flatMap { $0 < 0 ? nil : $0 }
            if printer.flags.precision == nil { printer.write("%!(BADPREC)") }
            followsIndex = false
        } else {
            printer.flags.precision = readNumber() ?? 0
        }
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard place < format.count, format[place] == scalar else { return false }
        place += 1
        return true
    }

    /// A decimal number, if there is one. One that is far too large takes the rest of the format with it, as in Go.
    private mutating func readNumber(upTo end: Int? = nil) -> Int? {
        let end = end ?? format.count
        var number: Int?
        while place < end, let digit = format[place].decimalDigit {
            if number ?? 0 > Self.largest {
                place = end
                return nil
            }
            number = (number ?? 0) * 10 + digit
            place += 1
        }
        return number
    }

    /// The value for a `*`, if it is a whole number of a sensible size.
    private mutating func readArgument() -> Int? {
        guard next < values.count else { return nil }
        let value = values[next]
        next += 1
        guard case .integer(let number, let type) = value, abs(number.clamped) <= Self.largest else { return nil }
        return type.isUnsigned && number < 0 ? nil : Int(number)
    }

    /// `[2]`: which value is next.
    private mutating func readIndex() {
        followsIndex = false
        guard place < format.count, format[place] == "[" else { return }
        isReordered = true
        guard format.count - place >= 3, let end = format[place...].firstIndex(of: "]") else {
            place += 1
            hasGoodIndex = false
            return
        }
        place += 1
        let number = readNumber(upTo: end)
        followsIndex = number != nil && place == end
        place = end + 1
        if followsIndex, let number, number >= 1, number <= values.count {
            next = number - 1
        } else {
            hasGoodIndex = false
        }
    }

    private mutating func printValue(_ verb: Unicode.Scalar) {
        if verb == "%" {
            printer.write("%")
        } else if !hasGoodIndex {
            printer.write("%!\(verb)(BADINDEX)")
        } else if next >= values.count {
            printer.write("%!\(verb)(MISSING)")
        } else {
            if verb == "v" { printer.useOwnFlagsOfV() }
            printer.print(values[next], verb)
            next += 1
        }
    }

    private mutating func writeExtraValues() {
        guard !isReordered, next < values.count else { return }
        printer.flags = FormatFlags()
        printer.write("%!(EXTRA ")
        for (index, value) in values[next...].enumerated() {
            if index > 0 { printer.write(", ") }
            printer.writeTyped(value)
        }
        printer.write(")")
    }
}

extension Unicode.Scalar {
    fileprivate var decimalDigit: Int? {
        value >= 0x30 && value <= 0x39 ? Int(value - 0x30) : nil
    }
}

extension Int64 {
    /// The number, or one that has a magnitude.
    fileprivate var clamped: Int64 { self == .min ? .max : self }
}
