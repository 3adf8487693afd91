import YareBase
import YareYAML

/// Checks one value against a schema.
///
/// The order of the checks, and with it that of the violations, is the one of Helm 3's validator; where that goes by
/// the random order of Go's maps, this one goes by the order of the keys.
struct SchemaValidator {
    let schema: JSONSchema
    /// The resources on the way to the current schema, outermost first, for dynamic references.
    private var resources: [String] = []
    private var depth = 0

    /// How many schemas may be open at once: a schema that refers to itself without end stops there.
    private static let deepest = 512

    init(_ schema: JSONSchema) {
        self.schema = schema
    }

    mutating func validate(_ value: Value) -> [SchemaViolation] {
        var result = SchemaResult()
        check(value, schema.root, .root, &result)
        return result.violations
    }

    /// Checks a value against a schema of its own result.
    mutating func result(_ value: Value, _ node: Int, _ place: SchemaPlace) -> SchemaResult {
        var result = SchemaResult()
        check(value, node, place, &result)
        return result
    }

    /// Checks a value and adds what is wrong to a result.
    mutating func check(_ value: Value, _ index: Int, _ place: SchemaPlace, _ result: inout SchemaResult) {
        if depth > SchemaValidator.deepest { return result.add("Schemas are nested too deeply", at: place) }
        let node = schema.nodes[index]
        if let passes = node.alwaysPasses {
            if !passes { result.add("False always fails validation", at: place) }
            return
        }
        depth += 1
        resources.append(node.resource)
        defer {
            depth -= 1
            resources.removeLast()
        }
        if let reference = node.reference {
            check(value, reference, place, &result)
            if !schema.draft.honorsKeywordsBesideReferences { return }
        }
        if let reference = node.dynamicReference { check(value, target(of: reference), place, &result) }
        checkKeywords(value, node, place, &result)
    }

    /// The outermost schema on the way that bears the anchor of a dynamic reference.
    private func target(of reference: SchemaNode.DynamicReference) -> Int {
        guard let anchor = reference.anchor else { return reference.fallback }
        for resource in resources {
            if let node = schema.dynamicAnchors[SchemaAnchor(resource: resource, name: anchor)] { return node }
        }
        return reference.fallback
    }

    private mutating func checkKeywords(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        guard hasType(value, node, place, &result) else { return }
        // what combinations evaluate counts only for the unevaluated… keywords of this schema and those around it
        checkCombinations(value, node, place, &result)
        switch value {
        case .null: checkFixedValues(value, node, place, &result)
        case .int, .double, .bool, .string:
            checkNumber(value, node, place, &result)
            checkFixedValues(value, node, place, &result)
            checkString(value, node, place, &result)
        case .list(let elements):
            checkList(elements, node, place, &result)
            checkFixedValues(value, node, place, &result)
            checkUnevaluatedItems(elements, node, place, &result)
        case .map(let entries):
            checkObject(entries, node, place, &result)
            checkFixedValues(value, node, place, &result)
            checkProperties(entries, node, place, &result)
            checkUnevaluatedProperties(entries, node, place, &result)
        }
        result.score += 1
    }

    private func hasType(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) -> Bool {
        let given = SchemaValidator.type(of: value)
        if node.types.isEmpty || node.types.contains(given) { return true }
        if given == "integer", node.types.contains("number") { return true }
        let expected = node.types.count == 1 ? node.types[0] : "[" + node.types.joined(separator: ",") + "]"
        result.add("Invalid type. Expected: \(expected), given: \(given)", at: place)
        return false
    }

    private static func type(of value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .int: "integer"
        case .double(let number): number == number.rounded() ? "integer" : "number"
        case .string: "string"
        case .list: "array"
        case .map: "object"
        }
    }

    /// `const` and `enum`.
    private func checkFixedValues(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        if let constant = node.constant, !constant.isEquivalent(to: value) {
            result.add("\(place.text) does not match: \(SchemaValidator.json(constant))", at: place)
        }
        if !node.enumeration.isEmpty, !node.enumeration.contains(where: { $0.isEquivalent(to: value) }) {
            let allowed = node.enumeration.map(SchemaValidator.json).joined(separator: ", ")
            result.add("\(place.text) must be one of the following: \(allowed)", at: place)
        }
        result.score += 1
    }

    private static func json(_ value: Value) -> String {
        (try? JSONWriter.text(of: value)) ?? GoText.plain(value)
    }
}

extension Value {
    /// Whether two values are the same piece of JSON: `1` and `1.0` are one number.
    func isEquivalent(to other: Value) -> Bool {
        switch (self, other) {
        case (.int, .double), (.double, .int): doubleValue == other.doubleValue
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isEquivalent(to: $1) }
        case (.map(let left), .map(let right)):
            left.keys == right.keys && zip(left.values, right.values).allSatisfy { $0.isEquivalent(to: $1) }
        default: self == other
        }
    }
}
