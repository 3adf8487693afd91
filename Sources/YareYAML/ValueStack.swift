import YareBase

/// Builds a tree of data from the inside out: elements wait on shared stacks until their list or map is closed, so that
/// every array is allocated once, in its final size.
struct ValueStack {
    /// An open list or map, and where its elements begin on the stacks.
    private struct Frame {
        let firstValue: Int
        let firstKey: Int
        /// Whether the keys told so far are ascending, so that the map needs no sorting.
        var isAscending = true
    }

    /// How deep data may nest. Go's readers allow 10,000; so much depth serves no chart, and code that walks over values
    /// recursively must not run out of stack.
    static let deepest = 1000

    private var values: [Value] = []
    private var keys: [String] = []
    private var frames: [Frame] = []

    /// How many lists and maps are open.
    var depth: Int { frames.count }

    mutating func open() {
        frames.append(Frame(firstValue: values.count, firstKey: keys.count))
    }

    mutating func append(_ value: Value) {
        values.append(value)
    }

    /// Adds an entry to the open map; of entries with equal keys the last one will win.
    mutating func append(_ key: String, _ value: Value) {
        let frame = frames.count - 1
        if frames[frame].isAscending, keys.count > frames[frame].firstKey, !(keys[keys.count - 1] < key) {
            frames[frame].isAscending = false
        }
        keys.append(key)
        values.append(value)
    }

    mutating func closeList() -> Value {
        guard let frame = frames.popLast() else { return .null }
        let elements = Array(values[frame.firstValue...])
        values.removeSubrange(frame.firstValue...)
        return .list(elements)
    }

    mutating func closeMap() -> Value {
        guard let frame = frames.popLast() else { return .null }
        let keys = Array(keys[frame.firstKey...])
        let values = Array(values[frame.firstValue...])
        self.keys.removeSubrange(frame.firstKey...)
        self.values.removeSubrange(frame.firstValue...)
        if frame.isAscending { return .map(ValueMap(sortedKeys: keys, values: values)) }
        return .map(ValueMap(zip(keys, values)))
    }
}
