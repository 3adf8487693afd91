import YareBase

extension ValuesCoalescer {
    /// The key whose values every subchart sees.
    static let globalKey = "global"

    /// Lays a parent's globals over those of a subchart.
    ///
    /// Returns the paths of the tables that Helm's Go maps share between the two from then on; see ``SharedGlobals``.
    mutating func shareGlobals(
        of parent: ValueMap, with values: inout ValueMap, _ prefix: String
    ) -> [SharedGlobals.Table] {
        guard var own = globals(of: values, "destination") else { return [] }
        guard let given = globals(of: parent, "source") else { return [] }
        var shared: [SharedGlobals.Table] = []
        for (key, value) in given {
            own[key] = shareGlobal(key, value, over: own[key], prefix)
            guard case .map(let table) = value, case .map? = own[key] else { continue }
            let inner = table.filter { if case .map = $1 { true } else { false } }.keys
            if !inner.isEmpty { shared.append(SharedGlobals.Table(key: key, inner: inner)) }
        }
        values[ValuesCoalescer.globalKey] = .map(own)
        return shared
    }

    private mutating func globals(of values: ValueMap, _ role: String) -> ValueMap? {
        switch values[ValuesCoalescer.globalKey] {
        case nil: return ValueMap()
        case .map(let entries)?: return entries
        case _?:
            warn("skipping globals because \(role) \(ValuesCoalescer.globalKey) is not a table.")
            return nil
        }
    }

    private mutating func shareGlobal(_ key: String, _ given: Value, over own: Value?, _ prefix: String) -> Value {
        switch (given, own) {
        case (.map(let upper), .map(let lower)?):
            var merger = ValuesCoalescer(nulls: .keep)
            defer { for diagnostic in merger.diagnostics { warn(diagnostic.message) } }
            return .map(merger.merge(upper, over: lower, prefix: ValuesCoalescer.join(prefix, key)))
        case (.map, let other?):
            warn("Conflict: cannot merge map onto non-map for \"\(key)\". Skipping.")
            return other
        case (_, .map?):
            warn("key \(key) is table. Skipping")
            return own ?? given
        default: return given
        }
    }
}

/// The tables under `global` that a subchart and its parent have in common.
///
/// Helm copies the globals of a parent one level deep: what lies deeper is one Go map, seen from the parent and all
/// subcharts, so that a default which one subchart adds there shows in all the others too. Yare's values are not
/// shared, so the additions are handed up to the parent and down to all its subcharts.
struct SharedGlobals {
    /// A table directly under `global` and the tables in it.
    struct Table {
        let key: String
        let inner: [String]
    }

    let subchart: String
    var tables: [Table] = []
    var inner: [SharedGlobals] = []

    init(subchart: String) {
        self.subchart = subchart
    }

    /// Gives what the subchart's coalescing added to the parent.
    func hand(up own: ValueMap, to parent: inout ValueMap) {
        copy(from: own, to: &parent)
    }

    /// Gives what the parent has in the end to the subchart, and so on down.
    func hand(down parent: inout ValueMap) {
        guard !tables.isEmpty, case .map(var own)? = parent[subchart] else { return }
        if copy(from: parent, to: &own) {
            for globals in inner { globals.hand(down: &own) }
            parent[subchart] = .map(own)
        }
    }

    /// Copies the common tables. Whether anything changed.
    @discardableResult
    private func copy(from source: ValueMap, to target: inout ValueMap) -> Bool {
        let key = ValuesCoalescer.globalKey
        guard !tables.isEmpty, case .map(let given)? = source[key], case .map(var globals)? = target[key] else {
            return false
        }
        var hasChanged = false
        for table in tables {
            guard case .map(var entries)? = globals[table.key] else { continue }
            for name in table.inner {
                guard let value = given[table.key]?[name], entries[name] != value else { continue }
                entries[name] = value
                hasChanged = true
            }
            globals[table.key] = .map(entries)
        }
        if hasChanged { target[key] = .map(globals) }
        return hasChanged
    }
}
