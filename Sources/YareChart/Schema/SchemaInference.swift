public import YareBase
import YareYAML

/// Makes a schema for values out of the values that a chart has: a start that its author then makes stricter.
///
/// It says what the defaults show and nothing more: the kind of each value, and what maps and lists hold. A null and an
/// empty list or map say nothing of what may stand there. Nothing is required, for everything has a default.
public struct SchemaInference: Sendable {
    /// Whether keys are refused that the defaults do not have. Empty maps stay open: they are there to be filled.
    public var refusesUnknownKeys: Bool

    public init(refusesUnknownKeys: Bool = false) {
        self.refusesUnknownKeys = refusesUnknownKeys
    }

    /// The text of a `values.schema.json` for a chart, in draft 7, which every version of Helm knows.
    ///
    /// The values of dependencies are left to their own schemas, and so is `global`, which all charts share.
    ///
    /// - Throws: `yaml.*` for values that cannot be read, `json.unwritable`.
    public func schema(of chart: Chart) throws(YareError) -> String {
        let values = try YAMLReader(numbers: .exact, file: "values.yaml").read(chart.rawValues ?? [])
        var schema = self.schema(of: values.isNull ? [:] : values)
        for name in ["global"] + chart.metadata.listedDependencies.map(\.effectiveName) {
            if schema["properties"]?[name] != nil || refusesUnknownKeys { schema.setProperty(name, ["type": "object"]) }
        }
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        schema["title"] = .string("Values of \(chart.name)")
        return try JSONWriter.text(of: .map(schema), indentation: 2, escapesHTML: false) + "\n"
    }

    /// What a value shows of its kind.
    func schema(of value: Value) -> ValueMap {
        switch value {
        case .null: [:]
        case .bool: ["type": "boolean"]
        case .int: ["type": "integer"]
        case .double: ["type": "number"]
        case .string: ["type": "string"]
        case .list(let elements): schema(ofElements: elements)
        case .map(let entries): schema(ofEntries: entries)
        }
    }

    private func schema(ofEntries entries: ValueMap) -> ValueMap {
        if entries.isEmpty { return ["type": "object"] }
        var schema: ValueMap = ["type": "object", "properties": .map(entries.mapValues { .map(self.schema(of: $0)) })]
        if refusesUnknownKeys { schema["additionalProperties"] = false }
        return schema
    }

    /// A list whose elements are alike says what they are; one of several kinds says which.
    private func schema(ofElements elements: [Value]) -> ValueMap {
        var kinds: [Value] = []
        for element in elements {
            let kind = Value.map(schema(of: element))
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        // elements of one list often leave out keys of others, so that no key of one is refused in another
        if kinds.count > 1, kinds.allSatisfy({ $0["type"] == "object" }) { kinds = [["type": "object"]] }
        switch kinds.count {
        case 0: return ["type": "array"]
        case 1: return ["type": "array", "items": kinds[0]]
        default: return ["type": "array", "items": ["anyOf": .list(kinds)]]
        }
    }
}

extension ValueMap {
    /// Sets what the schema of a map says of a key.
    fileprivate mutating func setProperty(_ name: String, _ schema: Value) {
        var properties = self["properties"]?.mapValue ?? ValueMap()
        properties[name] = schema
        self["properties"] = .map(properties)
    }
}
