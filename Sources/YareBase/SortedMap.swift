/// A map from strings to elements whose entries lie in the byte order of their keys.
///
/// Charts hold many small maps that are looked up by key and written in key order; two parallel sorted arrays serve
/// both without a hash or a sort at the time of writing. A lookup costs about `log2(count)` comparisons. Inserting
/// single keys moves the entries behind them, so build large maps with ``init(_:)``, which sorts once.
///
/// Order is that of Swift's `String`, which for text in Unicode's normal form C is the order of its UTF-8 bytes, the one
/// that Go's maps are written in.
public struct SortedMap<Element> {
    @usableFromInline var sortedKeys: [String]
    @usableFromInline var sortedValues: [Element]

    /// The keys, ascending and without duplicates.
    @inlinable public var keys: [String] { sortedKeys }

    /// The elements, in the order of ``keys``.
    @inlinable public var values: [Element] { sortedValues }

    /// Makes an empty map.
    @inlinable
    public init() {
        self.init(sortedKeys: [], values: [])
    }

    /// Makes a map of keys that are known to be ascending and unique.
    ///
    /// - Precondition: `sortedKeys` and `values` have the same count.
    @inlinable
    public init(sortedKeys: [String], values: [Element]) {
        precondition(sortedKeys.count == values.count, "a map needs one element for each key")
        self.sortedKeys = sortedKeys
        self.sortedValues = values
    }

    /// Makes a map of entries in any order; of entries with equal keys the last one wins, as in YAML readers of Go.
    @inlinable
    public init(_ entries: some Sequence<(String, Element)>) {
        self.init()
        let entries = Array(entries)
        sortedKeys.reserveCapacity(entries.count)
        sortedValues.reserveCapacity(entries.count)
        let order = entries.indices.sorted { (entries[$0].0, $0) < (entries[$1].0, $1) }
        for index in order {
            let (key, element) = entries[index]
            if keys.last == key {
                sortedValues[sortedValues.count - 1] = element
            } else {
                sortedKeys.append(key)
                sortedValues.append(element)
            }
        }
    }

    /// How many entries there are.
    @inlinable
    public var count: Int { keys.count }

    /// Whether there is no entry.
    @inlinable
    public var isEmpty: Bool { keys.isEmpty }

    /// The element under `key`; setting `nil` removes the entry.
    @inlinable
    public subscript(key: String) -> Element? {
        get {
            let place = position(of: key)
            return place.found ? values[place.index] : nil
        }
        set {
            let place = position(of: key)
            switch (place.found, newValue) {
            case (true, let element?): sortedValues[place.index] = element
            case (true, nil):
                sortedKeys.remove(at: place.index)
                sortedValues.remove(at: place.index)
            case (false, let element?):
                sortedKeys.insert(key, at: place.index)
                sortedValues.insert(element, at: place.index)
            case (false, nil): break
            }
        }
    }

    /// Where `key` stands in ``keys``, or where it would have to be inserted.
    @inlinable
    public func position(of key: String) -> (index: Int, found: Bool) {
        sortedKeys.withUnsafeBufferPointer { keys in
            var low = 0
            var high = keys.count
            while low < high {
                let middle = (low &+ high) &>> 1
                if keys[middle] < key { low = middle &+ 1 } else { high = middle }
            }
            return (low, low < keys.count && keys[low] == key)
        }
    }

    /// Changes the element at a position of ``keys`` in place.
    @inlinable
    public mutating func updateElement<Result, Failure: Error>(
        at index: Int, _ change: (inout Element) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try change(&sortedValues[index])
    }

    /// A map with the same keys and changed elements.
    @inlinable
    public func mapValues<Other, Failure: Error>(
        _ transform: (Element) throws(Failure) -> Other
    ) throws(Failure) -> SortedMap<Other> {
        var changed: [Other] = []
        changed.reserveCapacity(values.count)
        for value in values { changed.append(try transform(value)) }
        return SortedMap<Other>(sortedKeys: keys, values: changed)
    }

    /// A map of the entries that `isIncluded` accepts.
    @inlinable
    public func filter(_ isIncluded: (String, Element) -> Bool) -> SortedMap {
        var kept = SortedMap()
        for (key, value) in self where isIncluded(key, value) {
            kept.sortedKeys.append(key)
            kept.sortedValues.append(value)
        }
        return kept
    }
}

extension SortedMap: RandomAccessCollection {
    @inlinable
    public var startIndex: Int { 0 }
    @inlinable
    public var endIndex: Int { keys.count }

    /// The entry at a position, in key order.
    @inlinable
    public subscript(position: Int) -> (key: String, value: Element) {
        (keys[position], values[position])
    }
}

extension SortedMap: ExpressibleByDictionaryLiteral {
    @inlinable
    public init(dictionaryLiteral elements: (String, Element)...) {
        self.init(elements)
    }
}

extension SortedMap: Sendable where Element: Sendable {}
extension SortedMap: Equatable where Element: Equatable {}
extension SortedMap: Hashable where Element: Hashable {}
