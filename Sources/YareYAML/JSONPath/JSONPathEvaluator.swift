import YareBase

/// Finds what a JSONPath leads to.
struct JSONPathEvaluator {
    let root: Value

    /// How many values a path may find: a path of `..` over and over would find without end.
    private var allowance = 1_000_000

    init(root: Value) {
        self.root = root
    }

    /// What each part of a path finds, or `nil` when one leads nowhere.
    mutating func evaluate(_ nodes: [JSONPathNode], at current: [Value]) -> [[Value]]? {
        var found: [[Value]] = []
        for node in nodes {
            switch node {
            case .text(let text): found.append([.string(text)])
            case .literal(let value): found.append([value])
            case .path(let steps):
                guard let values = follow(steps, from: current) else { return nil }
                found.append(values)
            case .range(let steps, let body):
                guard let values = follow(steps, from: current) else { return nil }
                for value in values {
                    guard let pieces = evaluate(body, at: [value]) else { return nil }
                    found += pieces
                }
            }
        }
        return found
    }

    /// What steps lead to, or `nil` when a field, a key or an index is not there.
    private mutating func follow(_ steps: [JSONPathStep], from start: [Value]) -> [Value]? {
        var values = start
        var mayMiss = false
        for step in steps {
            var next: [Value] = []
            for value in values {
                guard let found = follow(step, from: value) else {
                    // Beneath `..` most values do not have the field that is looked for.
                    if mayMiss { continue }
                    return nil
                }
                next += found
                allowance -= found.count
                if allowance < 0 { return nil }
            }
            if case .descendants = step { mayMiss = true }
            values = next
        }
        return values
    }

    private mutating func follow(_ step: JSONPathStep, from value: Value) -> [Value]? {
        switch step {
        case .root: [root]
        case .current: [value]
        case .field(let name): value[name].map { [$0] }
        case .wildcard: children(of: value)
        case .descendants: descendants(of: value, depth: 0)
        case .index(let index): element(at: index, of: value)
        case .slice(let from, let to, let step): slice(of: value, from: from, to: to, step: step)
        case .union(let choices): choices.flatMap { follow($0, from: value) ?? [] }
        case .filter(let filter): value.listValue?.filter { matches($0, filter) }
        }
    }

    private func children(of value: Value) -> [Value] {
        switch value {
        case .list(let elements): elements
        case .map(let entries): entries.values
        default: []
        }
    }

    private func descendants(of value: Value, depth: Int) -> [Value] {
        guard depth < JSONPath.deepest else { return [] }
        return [value] + children(of: value).flatMap { descendants(of: $0, depth: depth + 1) }
    }

    private func element(at index: Int, of value: Value) -> [Value]? {
        guard let elements = value.listValue else { return nil }
        return value[index < 0 ? index + elements.count : index].map { [$0] }
    }

    private func slice(of value: Value, from: Int?, to: Int?, step: Int?) -> [Value]? {
        guard let elements = value.listValue, step ?? 1 > 0 else { return nil }
        func bound(_ place: Int) -> Int { min(max(0, place < 0 ? place + elements.count : place), elements.count) }
        let (start, end) = (bound(from ?? 0), bound(to ?? elements.count))
        return start < end ? stride(from: start, to: end, by: step ?? 1).map { elements[$0] } : []
    }

    private mutating func matches(_ element: Value, _ filter: JSONPathFilter) -> Bool {
        guard let left = value(of: filter.left, at: element) else { return false }
        guard let comparison = filter.comparison, let operand = filter.right else { return true }
        guard let right = value(of: operand, at: element) else { return false }
        switch comparison {
        case .equal: return isEqual(left, right)
        case .notEqual: return !isEqual(left, right)
        case .less: return order(left, right).map { $0 < 0 } ?? false
        case .atMost: return order(left, right).map { $0 <= 0 } ?? false
        case .greater: return order(left, right).map { $0 > 0 } ?? false
        case .atLeast: return order(left, right).map { $0 >= 0 } ?? false
        }
    }

    private mutating func value(of operand: JSONPathFilter.Operand, at element: Value) -> Value? {
        switch operand {
        case .literal(let value): value
        case .path(let steps): follow(steps, from: [element])?.first
        }
    }

    private func isEqual(_ left: Value, _ right: Value) -> Bool {
        if let left = left.doubleValue, let right = right.doubleValue { return left == right }
        return left == right
    }

    /// Below, at or above 0; `nil` when the values cannot be compared.
    private func order(_ left: Value, _ right: Value) -> Int? {
        if let left = left.doubleValue, let right = right.doubleValue {
            return left < right ? -1 : left > right ? 1 : 0
        }
        if let left = left.stringValue, let right = right.stringValue {
            return left == right ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
        }
        return nil
    }
}
