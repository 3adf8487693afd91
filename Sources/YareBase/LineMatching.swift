/// Which lines of two texts have no partner in the other one.
///
/// Short texts are compared exactly. Comparing takes the product of length and difference, in memory too, so longer ones are
/// cut at the lines that occur once in both (patience diff); what lies between two such lines and is still too long counts as
/// replaced as a whole. Texts of strangers so cost little more than their length.
struct LineMatching {
    private(set) var isRemoved: [Bool]
    private(set) var isAdded: [Bool]
    /// The lines as numbers: equal lines have equal ones.
    private let old: [Int]
    private let new: [Int]

    /// How many lines of both texts together are compared exactly.
    private static let longestExact = 2_000

    init(_ oldLines: [Substring], _ newLines: [Substring]) {
        var numbers: [Substring: Int] = [:]
        func number(of line: Substring) -> Int {
            if let number = numbers[line] { return number }
            let number = numbers.count
            numbers[line] = number
            return number
        }
        old = oldLines.map(number)
        new = newLines.map(number)
        isRemoved = Array(repeating: false, count: old.count)
        isAdded = Array(repeating: false, count: new.count)
        match(old.indices, new.indices)
    }

    /// Lines of the old and of the new text that face each other.
    private typealias Gap = (old: Range<Int>, new: Range<Int>)

    private mutating func match(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        var gaps: [Gap] = [(oldRange, newRange)]
        while let gap = gaps.popLast() {
            let gap = withoutCommonEnds(gap)
            if gap.old.count + gap.new.count <= Self.longestExact {
                compare(gap)
            } else {
                gaps += parts(of: gap)
            }
        }
    }

    private func withoutCommonEnds(_ gap: Gap) -> Gap {
        var (oldRange, newRange) = gap
        while let a = oldRange.first, let b = newRange.first, old[a] == new[b] {
            oldRange.removeFirst()
            newRange.removeFirst()
        }
        while let a = oldRange.last, let b = newRange.last, old[a] == new[b] {
            oldRange.removeLast()
            newRange.removeLast()
        }
        return (oldRange, newRange)
    }

    private mutating func compare(_ gap: Gap) {
        let difference = Array(new[gap.new]).difference(from: Array(old[gap.old]))
        for change in difference {
            switch change {
            case .remove(let offset, _, _): isRemoved[gap.old.lowerBound + offset] = true
            case .insert(let offset, _, _): isAdded[gap.new.lowerBound + offset] = true
            }
        }
    }

    /// What lies between the lines that occur once in both; nothing, and all noted as replaced, where there are none.
    private mutating func parts(of gap: Gap) -> [Gap] {
        let anchors = anchors(in: gap)
        guard !anchors.isEmpty else {
            for index in gap.old { isRemoved[index] = true }
            for index in gap.new { isAdded[index] = true }
            return []
        }
        var parts: [Gap] = []
        var (oldStart, newStart) = (gap.old.lowerBound, gap.new.lowerBound)
        for anchor in anchors {
            parts.append((oldStart..<anchor.old, newStart..<anchor.new))
            (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
        }
        parts.append((oldStart..<gap.old.upperBound, newStart..<gap.new.upperBound))
        return parts
    }

    private typealias Anchor = (old: Int, new: Int)

    /// The most lines that occur once in both texts and stand in the same order there.
    private func anchors(in gap: Gap) -> [Anchor] {
        let newPlaces = Self.places(of: new, in: gap.new)
        let oldPlaces = Self.places(of: old, in: gap.old)
        let candidates: [Anchor] = gap.old.compactMap { index in
            guard oldPlaces[old[index]] == .some(.some(index)), let place = newPlaces[old[index]] ?? nil else {
                return nil
            }
            return (index, place)
        }
        return Self.longestRising(candidates)
    }

    /// Where each line stands that occurs once; `nil` for one that occurs more often.
    private static func places(of lines: [Int], in range: Range<Int>) -> [Int: Int?] {
        var places: [Int: Int?] = [:]
        for index in range {
            places.updateValue(places[lines[index]] == nil ? index : nil, forKey: lines[index])
        }
        return places
    }

    /// The longest sequence of anchors, sorted by `old`, in which `new` rises too.
    private static func longestRising(_ anchors: [Anchor]) -> [Anchor] {
        var tails: [Int] = []
        var predecessors = Array(repeating: -1, count: anchors.count)
        for index in anchors.indices {
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if anchors[tails[middle]].new < anchors[index].new { low = middle + 1 } else { high = middle }
            }
            if low > 0 { predecessors[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var chain: [Anchor] = []
        var index = tails.last ?? -1
        while index >= 0 {
            chain.append(anchors[index])
            index = predecessors[index]
        }
        return chain.reversed()
    }
}
