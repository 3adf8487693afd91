/// Finds what somebody meant who misspelt a name.
public enum Spelling {
    /// The candidate nearest to `name`, if one is near enough to be meant: a third of the letters may differ.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, name.utf8.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates where abs(candidate.utf8.count - name.utf8.count) <= limit {
            let distance = distance(from: name, to: candidate)
            if distance <= limit,
                distance < best?.distance ?? .max || (distance == best?.distance && candidate < best?.name ?? "")
            {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// How many bytes must be put in, taken out, exchanged or swapped with their neighbour to turn one name into the
    /// other, apart from the case of letters.
    static func distance(from source: String, to target: String) -> Int {
        let source = Array(source.lowercased().utf8)
        let target = Array(target.lowercased().utf8)
        var twoBack: [Int] = []
        var previous = Array(0...target.count)
        for (row, byte) in source.enumerated() {
            var current = [row + 1]
            for (column, other) in target.enumerated() {
                var cost = min(
                    previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == target[column - 1], source[row - 1] == other {
                    cost = min(cost, twoBack[column - 1] + 1)
                }
                current.append(cost)
            }
            (twoBack, previous) = (previous, current)
        }
        return previous[target.count]
    }
}
