/// The order in which a format writes the keys of a map.
public enum KeyOrder: Sendable {
    /// The order of their bytes: JSON's and TOML's.
    case bytes
    /// The natural order of go-yaml v2: `a2` before `a10`, other characters before letters.
    case natural
    /// The natural order of go-yaml v3: like ``natural``, but letters come first right after a digit.
    case naturalAfterDigits

    /// The positions of byte-ordered `keys` in the order in which they are to be written.
    public func arrangement(of keys: [String]) -> KeyArrangement {
        guard self != .bytes, keys.count > 1 else { return KeyArrangement(count: keys.count) }
        let isInOrder = keys.indices.dropFirst().allSatisfy { !precedes(keys[$0], keys[$0 - 1]) }
        guard !isInOrder else { return KeyArrangement(count: keys.count) }
        return KeyArrangement(keys.indices.sorted { precedes(keys[$0], keys[$1]) })
    }

    /// Whether the key `left` is written before the key `right`.
    public func precedes(_ left: String, _ right: String) -> Bool {
        guard self != .bytes else { return left < right }
        let comparison = NaturalComparison(lettersFirstAfterDigits: self == .naturalAfterDigits)
        return comparison.precedes(left, right)
    }
}

/// The positions of a map's keys in writing order, which mostly is the order they lie in.
public struct KeyArrangement: Sequence, IteratorProtocol, Sendable {
    private let positions: [Int]?
    private let count: Int
    private var position = 0

    init(count: Int) {
        self.positions = nil
        self.count = count
    }

    init(_ positions: [Int]) {
        self.positions = positions
        self.count = positions.count
    }

    public mutating func next() -> Int? {
        guard position < count else { return nil }
        defer { position += 1 }
        return positions?[position] ?? position
    }
}

/// go-yaml's comparison of keys, `keyList.Less`: runs of digits count as numbers.
private struct NaturalComparison {
    let lettersFirstAfterDigits: Bool

    func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        let quick = left.withUTF8 { left in right.withUTF8 { right in precedes(left, right) } }
        return quick ?? precedes(Array(left.unicodeScalars), Array(right.unicodeScalars))
    }

    /// Decides what takes no more than a look at two ASCII letters, as nearly always.
    private func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool? {
        let shorter = min(left.count, right.count)
        var place = 0
        while place < shorter, left[place] == right[place] { place += 1 }
        guard place < shorter else { return left.count < right.count }
        guard Unicode.Scalar(left[place]).isASCIILetter, Unicode.Scalar(right[place]).isASCIILetter else { return nil }
        return left[place] < right[place]
    }

    private func precedes(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
        guard let place = zip(left, right).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return left.count < right.count
        }
        let (a, b) = (left[place], right[place])
        if a.isLetter && b.isLetter { return a < b }
        if a.isLetter || b.isLetter {
            let followsDigit = lettersFirstAfterDigits && place > 0 && left[place - 1].isDigit
            return followsDigit ? a.isLetter : b.isLetter
        }
        return numberPrecedes(left, right, at: place)
    }

    /// Compares the numbers that begin at a place, then how long they are, then their first characters.
    private func numberPrecedes(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], at place: Int) -> Bool {
        let start: Int64 = hasZero(left, right, at: place) && followsNonzeroDigit(left, at: place) ? 1 : 0
        let (leftNumber, leftEnd) = number(in: left, from: place, startingWith: start)
        let (rightNumber, rightEnd) = number(in: right, from: place, startingWith: start)
        if leftNumber != rightNumber { return leftNumber < rightNumber }
        if leftEnd != rightEnd { return leftEnd < rightEnd }
        return left[place] < right[place]
    }

    private func hasZero(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], at place: Int) -> Bool {
        left[place] == "0" || right[place] == "0"
    }

    private func followsNonzeroDigit(_ text: [Unicode.Scalar], at place: Int) -> Bool {
        text[..<place].reversed().prefix(while: \.isDigit).contains { $0 != "0" }
    }

    private func number(in text: [Unicode.Scalar], from place: Int, startingWith start: Int64) -> (Int64, end: Int) {
        var number = start
        var index = place
        while index < text.count, text[index].isDigit {
            number = number &* 10 &+ (Int64(text[index].value) &- 48)
            index += 1
        }
        return (number, index)
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }

    /// Go's `unicode.IsLetter`.
    fileprivate var isLetter: Bool {
        if value < 0x80 { return isASCIILetter }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    /// Go's `unicode.IsDigit`.
    fileprivate var isDigit: Bool {
        value < 0x80 ? value >= 0x30 && value <= 0x39 : properties.generalCategory == .decimalNumber
    }
}
