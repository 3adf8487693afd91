import YareBase

/// The order in which an index lists versions.
public enum VersionOrder {
    /// The positions of versions, newest first; equal ones keep their order, unreadable ones come last.
    public static func newestFirst(_ versions: [String]) -> [Int] {
        let keyed = versions.map { try? SemanticVersion($0) }
        // versions mostly come oldest first
        return versions.indices.reversed().sorted { left, right in
            switch (keyed[left], keyed[right]) {
            case (let one?, let other?) where one != other: one > other
            case (.some, nil): true
            case (nil, .some): false
            default: left < right
            }
        }
    }
}
