import YareBase

extension ValueMap {
    /// The value at the end of a path of keys, or `nil` where a step is missing or not a map.
    func value(at path: some Collection<String>) -> YareBase.Value? {
        guard let key = path.first else { return .map(self) }
        guard let value = self[key] else { return nil }
        let rest = path.dropFirst()
        return rest.isEmpty ? value : value.mapValue?.value(at: rest)
    }

    /// Puts a value at the end of a path of keys and makes the maps on the way; `nil` removes the entry.
    mutating func set(_ value: YareBase.Value?, at path: some Collection<String>) {
        guard let key = path.first else { return }
        let rest = path.dropFirst()
        guard !rest.isEmpty else {
            self[key] = value
            return
        }
        var child = self[key]?.mapValue
        guard child != nil || value != nil else { return }
        child = child ?? SortedMap()
        child?.set(value, at: rest)
        self[key] = child.map(YareBase.Value.map)
    }
}

extension Value {
    /// The value, or nothing when it is to be left out. (In `isAbsent ? nil : value` the `nil` may mean ``null``.)
    func unless(_ isAbsent: Bool) -> Value? {
        if isAbsent { return nil }
        return self
    }
}
