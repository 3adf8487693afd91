import YareBase

/// Walks two maps side by side in the order of their keys and builds a third one.
struct SortedMapMerging {
    /// The next key: one map has it, or both.
    enum Step {
        case one(String, Value)
        case both(String, Value, Value)
    }

    private let upper: ValueMap
    private let lower: ValueMap
    private var upperIndex = 0
    private var lowerIndex = 0
    private var keys: [String] = []
    private var values: [Value] = []

    init(_ upper: ValueMap, _ lower: ValueMap) {
        self.upper = upper
        self.lower = lower
        keys.reserveCapacity(upper.count + lower.count)
        values.reserveCapacity(upper.count + lower.count)
    }

    /// What has been appended.
    var result: ValueMap { ValueMap(sortedKeys: keys, values: values) }

    mutating func next() -> Step? {
        if upperIndex == upper.count { return takeLower() }
        if lowerIndex == lower.count { return takeUpper() }
        let (above, below) = (upper.keys[upperIndex], lower.keys[lowerIndex])
        if above == below {
            defer { (upperIndex, lowerIndex) = (upperIndex + 1, lowerIndex + 1) }
            return .both(above, upper.values[upperIndex], lower.values[lowerIndex])
        }
        return above < below ? takeUpper() : takeLower()
    }

    /// Adds an entry behind those that were added before.
    mutating func append(_ key: String, _ value: Value) {
        keys.append(key)
        values.append(value)
    }

    private mutating func takeUpper() -> Step? {
        guard upperIndex < upper.count else { return nil }
        defer { upperIndex += 1 }
        return .one(upper.keys[upperIndex], upper.values[upperIndex])
    }

    private mutating func takeLower() -> Step? {
        guard lowerIndex < lower.count else { return nil }
        defer { lowerIndex += 1 }
        return .one(lower.keys[lowerIndex], lower.values[lowerIndex])
    }
}
