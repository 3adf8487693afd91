/// The significant decimal digits of a number and the place of its point: `0.digits × 10^point`.
///
/// Trailing zeros are not kept, so zero has no digits at all.
struct FloatDigits {
    /// ASCII digits, the first and the last of which are not zero.
    private(set) var digits: [UInt8] = []
    private(set) var point = 0

    /// The fewest digits that read back as the same number. Swift prints just these, in a layout of its own.
    init(shortest magnitude: Double) {
        self.init(text: magnitude.description.utf8)
    }

    /// Takes the digits out of decimal text such as `1.5`, `0.001`, `5e-324`.
    init(text: some Collection<UInt8>) {
        digits.reserveCapacity(20)
        var seenPoint = false
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                point += Self.exponent(&iterator)
            case UInt8(ascii: "0") where digits.isEmpty:
                if seenPoint { point -= 1 }
            default:
                digits.append(byte)
                if !seenPoint { point += 1 }
            }
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    private static func exponent(_ iterator: inout some IteratorProtocol<UInt8>) -> Int {
        var isNegative = false
        var exponent = 0
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default: exponent = exponent * 10 + Int(byte &- UInt8(ascii: "0"))
            }
        }
        return isNegative ? -exponent : exponent
    }

    /// Appends `ddd.ddd` with as many digits as there are.
    func appendFixed(to bytes: inout [UInt8]) {
        appendDigits(0..<max(point, 0), to: &bytes)
        if point <= 0 { bytes.append(UInt8(ascii: "0")) }
        guard digits.count > point, !digits.isEmpty else { return }
        bytes.append(UInt8(ascii: "."))
        appendDigits(point..<digits.count, to: &bytes)
    }

    /// Appends `d.ddde±dd` with as many digits as there are.
    func appendExponential(_ letter: UInt8, to bytes: inout [UInt8]) {
        bytes.append(digits.first ?? UInt8(ascii: "0"))
        if digits.count > 1 {
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: digits[1...])
        }
        let exponent = digits.isEmpty ? 0 : point - 1
        bytes.append(letter)
        bytes.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        if exponent.magnitude < 10 { bytes.append(UInt8(ascii: "0")) }
        FloatText.appendInteger(UInt64(exponent.magnitude), to: &bytes)
    }

    /// Appends the exponential form when the exponent is below -4 or at least the limit, otherwise the fixed one.
    func appendGeneral(_ letter: UInt8, exponentLimit: Int, to bytes: inout [UInt8]) {
        if point - 1 < -4 || point - 1 >= exponentLimit {
            appendExponential(letter, to: &bytes)
        } else {
            appendFixed(to: &bytes)
        }
    }

    /// Appends the digits at places after `0.`; before the first and after the last one stand zeros.
    private func appendDigits(_ places: Range<Int>, to bytes: inout [UInt8]) {
        for place in places {
            bytes.append(digits.indices.contains(place) ? digits[place] : UInt8(ascii: "0"))
        }
    }
}
