/// How far two words lie apart, for "did you mean".
public enum EditDistance {
    /// The number of letters to insert, delete, replace or swap with their neighbour to turn one word into the other.
    ///
    /// Upper and lower case count as the same letter.
    public static func between(_ one: String, _ other: String) -> Int {
        let (left, right) = (lowercased(one), lowercased(other))
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var best = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, beforePrevious[j - 1] + 1)
                }
                row.append(best)
            }
            (beforePrevious, previous) = (previous, row)
        }
        return previous[right.count]
    }

    private static func lowercased(_ word: String) -> [UInt8] {
        word.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}

extension Sequence<String> {
    /// The word that someone who wrote `word` most likely meant, or `nil` when none is near enough: a third of its letters
    /// may be wrong, two at least and four at most.
    public func nearest(to word: String) -> String? {
        let length = word.utf8.count
        guard (1...100).contains(length) else { return nil }
        let limit = Swift.min(4, Swift.max(2, length / 3), length - 1)
        return
            lazy
            .filter { abs($0.utf8.count - length) <= limit }
            .map { (distance: EditDistance.between(word, $0), word: $0) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }
}
