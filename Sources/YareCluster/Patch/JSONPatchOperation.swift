public import YareBase

/// One operation of a JSON patch (RFC 6902).
public enum JSONPatchOperation: Sendable, Hashable {
    case add(path: String, value: Value)
    case remove(path: String)
    case replace(path: String, value: Value)
    case move(from: String, path: String)
    case copy(from: String, path: String)
    case test(path: String, value: Value)

    /// The operation as an API server reads it.
    public var value: Value {
        switch self {
        case .add(let path, let value): ["op": "add", "path": .string(path), "value": value]
        case .remove(let path): ["op": "remove", "path": .string(path)]
        case .replace(let path, let value): ["op": "replace", "path": .string(path), "value": value]
        case .move(let from, let path): ["op": "move", "from": .string(from), "path": .string(path)]
        case .copy(let from, let path): ["op": "copy", "from": .string(from), "path": .string(path)]
        case .test(let path, let value): ["op": "test", "path": .string(path), "value": value]
        }
    }
}

extension [JSONPatchOperation] {
    /// The document after all operations, in order.
    ///
    /// - Throws: `cluster.bad-request` when a path is not there or a test does not hold.
    func applied(to document: Value) throws(YareError) -> Value {
        var result = document
        for operation in self { result = try operation.applied(to: result) }
        return result
    }
}

extension JSONPatchOperation {
    fileprivate func applied(to document: Value) throws(YareError) -> Value {
        switch self {
        case .add(let path, let value): return try change(document, at: path) { .add(value, $0) }
        case .replace(let path, let value): return try change(document, at: path) { _ in .replace(value) }
        case .remove(let path): return try change(document, at: path) { _ in .remove }
        case .copy(let from, let path):
            let value = try self.value(in: document, at: from)
            return try change(document, at: path) { .add(value, $0) }
        case .move(let from, let path):
            let value = try self.value(in: document, at: from)
            let rest = try change(document, at: from) { _ in .remove }
            return try change(rest, at: path) { .add(value, $0) }
        case .test(let path, let value):
            guard try self.value(in: document, at: path) == value else {
                throw .badRequest("testing value \(path) failed")
            }
            return document
        }
    }

    /// What happens at the end of a path.
    private enum Change {
        case add(Value, Value?)
        case replace(Value)
        case remove
    }

    private func steps(_ path: String) throws(YareError) -> ArraySlice<String> {
        guard path.isEmpty || path.hasPrefix("/") else { throw .badRequest("invalid JSON pointer \"\(path)\"") }
        return path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { unescaped($0) }[...]
    }

    /// `~1` stands for `/` and `~0` for `~` (RFC 6901).
    private func unescaped(_ step: Substring) -> String {
        var text = ""
        var escaping = false
        for character in step {
            switch (escaping, character) {
            case (true, "1"): text += "/"
            case (true, "0"): text += "~"
            case (true, let other): text += "~\(other)"
            case (false, "~"): break
            case (false, let other): text.append(other)
            }
            escaping = !escaping && character == "~"
        }
        return text
    }

    private func value(in document: Value, at path: String) throws(YareError) -> Value {
        var current = document
        for step in try steps(path) {
            let next = current.mapValue != nil ? current[step] : Int(step).flatMap { current[$0] }
            guard let next else { throw missing(path) }
            current = next
        }
        return current
    }

    private func missing(_ path: String) -> YareError {
        .badRequest("the path \"\(path)\" of the JSON patch does not exist")
    }

    private func change(
        _ document: Value, at path: String, _ change: (Value?) -> Change
    ) throws(YareError) -> Value {
        try self.change(document, steps(path), path, change) ?? .null
    }

    private func change(
        _ current: Value, _ steps: ArraySlice<String>, _ path: String, _ change: (Value?) -> Change
    ) throws(YareError) -> Value? {
        guard let step = steps.first else {
            switch change(current) {
            case .add(let value, _), .replace(let value): return value
            case .remove: return nil
            }
        }
        switch current {
        case .map(let map): return .map(try self.change(map, step, steps.dropFirst(), path, change))
        case .list(let list): return .list(try self.change(list, step, steps.dropFirst(), path, change))
        default: throw missing(path)
        }
    }

    private func change(
        _ map: ValueMap, _ key: String, _ rest: ArraySlice<String>, _ path: String, _ change: (Value?) -> Change
    ) throws(YareError) -> ValueMap {
        var result = map
        if let child = map[key] {
            result[key] = try self.change(child, rest, path, change)
        } else if rest.isEmpty, case .add(let value, _) = change(nil) {
            result[key] = value
        } else {
            throw missing(path)
        }
        return result
    }

    private func change(
        _ list: [Value], _ step: String, _ rest: ArraySlice<String>, _ path: String, _ change: (Value?) -> Change
    ) throws(YareError) -> [Value] {
        var result = list
        if rest.isEmpty, case .add(let value, _) = change(nil) {
            guard let index = step == "-" ? list.count : Int(step), (0...list.count).contains(index) else {
                throw missing(path)
            }
            result.insert(value, at: index)
            return result
        }
        guard let index = Int(step), list.indices.contains(index) else { throw missing(path) }
        if let changed = try self.change(list[index], rest, path, change) {
            result[index] = changed
        } else {
            result.remove(at: index)
        }
        return result
    }
}
