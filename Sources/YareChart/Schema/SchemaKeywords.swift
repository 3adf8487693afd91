import YareBase

/// The keywords of one schema, read with the complaints of Helm 3's validator.
struct SchemaKeywords {
    let entries: ValueMap
    let pointer: SchemaIndex.Pointer

    init(_ entries: ValueMap, at pointer: SchemaIndex.Pointer) {
        self.entries = entries
        self.pointer = pointer
    }

    subscript(keyword: String) -> Value? { entries[keyword] }

    /// A number.
    func number(_ keyword: String) throws(YareError) -> Double? {
        guard let value = entries[keyword] else { return nil }
        guard let number = value.doubleValue else { throw .invalidSchema("\(keyword) must be of a number") }
        return number
    }

    /// A whole number of at least zero.
    func count(_ keyword: String) throws(YareError) -> Int? {
        guard let value = entries[keyword] else { return nil }
        guard let number = value.intValue else { throw .invalidSchema("\(keyword) must be of an integer") }
        guard let count = Int(exactly: number), count >= 0 else {
            throw .invalidSchema("\(keyword) must be greater than or equal to 0")
        }
        return count
    }

    /// A truth value; false when there is none.
    func flag(_ keyword: String) throws(YareError) -> Bool {
        guard let value = entries[keyword] else { return false }
        guard let flag = value.boolValue else { throw .invalidSchema("\(keyword) must be of a boolean") }
        return flag
    }

    /// A list of strings.
    func texts(_ keyword: String) throws(YareError) -> [String] {
        guard let value = entries[keyword] else { return [] }
        guard case .list(let elements) = value else { throw .invalidSchema("\(keyword) must be of an array") }
        var texts: [String] = []
        for element in elements {
            guard let text = element.stringValue else { throw .invalidSchema("\(keyword) items must be string") }
            if texts.contains(text) { throw .invalidSchema("\(keyword) items must be unique") }
            texts.append(text)
        }
        return texts
    }

    /// A list of different values.
    func values(_ keyword: String) throws(YareError) -> [Value] {
        guard let value = entries[keyword] else { return [] }
        guard case .list(let elements) = value else { throw .invalidSchema("\(keyword) must be of an array") }
        for (index, element) in elements.enumerated() {
            if elements[..<index].contains(where: { $0.isEquivalent(to: element) }) {
                throw .invalidSchema("\(keyword) items must be unique")
            }
        }
        return elements
    }

    /// Checks that the keywords that only describe the schema are strings.
    func requireDescriptions() throws(YareError) {
        for keyword in ["$id", "title", "description"] {
            guard let value = entries[keyword], value.stringValue == nil else { continue }
            throw .invalidSchema("Invalid type. Expected: string, given: \(keyword)")
        }
        if let value = entries["$schema"], value.stringValue == nil {
            throw .invalidSchema("$schema must be of type string")
        }
        if let value = entries["format"], value.stringValue == nil {
            throw .invalidSchema("format must be of type string")
        }
    }

    /// Checks that a lower bound does not lie above an upper one.
    func requireOrder(_ lower: String, _ upper: String) throws(YareError) {
        guard let least = try count(lower), let most = try count(upper), least > most else { return }
        throw .invalidSchema("\(lower) cannot be greater than \(upper)")
    }

    /// The names of types, which may be one string.
    func types() throws(YareError) -> [String] {
        switch entries["type"] {
        case nil: return []
        case .string(let name)?: return [try SchemaKeywords.type(name)]
        case .list(let elements)?:
            var names: [String] = []
            for element in elements {
                guard let name = element.stringValue else {
                    throw .invalidSchema("Invalid type. Expected: string/array of strings, given: type")
                }
                if names.contains(name) { throw .invalidSchema("\(name) type is duplicated") }
                names.append(try SchemaKeywords.type(name))
            }
            return names
        case _?: throw .invalidSchema("Invalid type. Expected: string/array of strings, given: type")
        }
    }

    private static let knownTypes = ["array", "boolean", "integer", "number", "null", "object", "string"]

    private static func type(_ name: String) throws(YareError) -> String {
        if knownTypes.contains(name) { return name }
        throw .invalidSchema(
            "has a primitive type that is NOT VALID -- given: /\(name)/ Expected valid values are:"
                + "[\(knownTypes.joined(separator: " "))]")
    }
}
