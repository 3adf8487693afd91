import YareBase
import YareYAML

/// A value that `values.schema.json` describes, as the schema explorer shows it.
struct SchemaProperty: Sendable, Hashable {
    /// The key, or what stands for one: `[ ]` for the elements of a list, `*` for keys of any name.
    var name: String
    /// The way there from the top: `ingress.hosts[].host`.
    var path: String
    var types: [String] = []
    var title = ""
    var description = ""
    /// As JSON.
    var defaultValue: String?
    /// As JSON.
    var choices: [String] = []
    /// Such as `at least 1` or `matches ^[a-z]+$`.
    var rules: [String] = []
    var isRequired = false
    var isDeprecated = false
    var children: [SchemaProperty] = []
}

/// Reads a schema for people: what each value is for, which values it takes.
///
/// References within the document are followed, each once on a path; depth and number of properties are bounded.
struct SchemaExplorer {
    private let root: Value
    private var remaining = SchemaExplorer.mostProperties
    private(set) var isShortened = false

    private static let mostProperties = 1_500
    private static let deepest = 16
    private static let longestText = 1_000
    static let longestSchema = 1 << 20

    /// How a property was reached.
    private struct Way {
        var depth = 0
        /// The references followed, each of which is followed once.
        var references: Set<String> = []
    }

    /// The properties at the top of a schema, or `nil` where the bytes are no JSON object.
    static func properties(of schema: [UInt8]) -> (properties: [SchemaProperty], isShortened: Bool)? {
        guard schema.count <= longestSchema else { return nil }
        return LargeStack.run {
            guard let root = try? JSONReader().read(schema), root.mapValue != nil else { return nil }
            var explorer = SchemaExplorer(root: root)
            let top = explorer.property(named: "", path: "", of: root, Way())
            return (top.children, explorer.isShortened)
        }
    }

    private init(root: Value) {
        self.root = root
    }

    private mutating func property(
        named name: String, path: String, of schema: Value, _ way: Way
    ) -> SchemaProperty {
        var way = way
        let parts = parts(of: schema, &way.references)
        var property = SchemaProperty(name: name, path: path)
        for part in parts { Self.describe(part, in: &property) }
        guard way.depth < Self.deepest else {
            isShortened = isShortened || parts.contains { $0["properties"] != nil }
            return property
        }
        way.depth += 1
        for part in parts { addChildren(of: part, to: &property, way) }
        return property
    }

    /// A schema with those that it refers to or that are to hold too.
    private func parts(of schema: Value, _ references: inout Set<String>) -> [Value] {
        var parts: [Value] = []
        var pending = [schema]
        while let part = pending.popLast(), parts.count < 32 {
            parts.append(part)
            if let reference = part["$ref"]?.stringValue, references.insert(reference).inserted,
                let target = target(of: reference)
            {
                pending.append(target)
            }
            pending += (part["allOf"]?.listValue ?? []).reversed()
        }
        return parts
    }

    /// What a reference within the document means: `#/definitions/image`.
    private func target(of reference: String) -> Value? {
        guard reference.hasPrefix("#") else { return nil }
        var value: Value? = root
        for step in reference.dropFirst().split(separator: "/") {
            let key = String(step.replacing("~1", with: "/").replacing("~0", with: "~"))
            value = value?[key] ?? Int(key).flatMap { value?[$0] }
        }
        return value
    }

    private mutating func addChildren(
        of schema: Value, to property: inout SchemaProperty, _ way: Way
    ) {
        let required = Set((schema["required"]?.listValue ?? []).compactMap(\.stringValue))
        let prefix = property.path.isEmpty ? "" : property.path + "."
        for (key, value) in schema["properties"]?.mapValue ?? [:] {
            add(key, prefix + key, value, to: &property, way, isRequired: required.contains(key))
        }
        if let items = schema["items"], items.mapValue != nil {
            add("[ ]", property.path + "[]", items, to: &property, way)
        }
        if let others = schema["additionalProperties"], others.mapValue?.isEmpty == false {
            add("*", prefix + "*", others, to: &property, way)
        }
    }

    private mutating func add(
        _ name: String, _ path: String, _ schema: Value, to property: inout SchemaProperty,
        _ way: Way, isRequired: Bool = false
    ) {
        guard remaining > 0 else {
            isShortened = true
            return
        }
        remaining -= 1
        var child = self.property(named: name, path: path, of: schema, way)
        child.isRequired = isRequired
        property.children.append(child)
    }

    // MARK: one schema

    private static func describe(_ schema: Value, in property: inout SchemaProperty) {
        if property.types.isEmpty { property.types = types(of: schema) }
        if property.title.isEmpty { property.title = text(schema["title"]) }
        if property.description.isEmpty { property.description = text(schema["description"]) }
        if property.defaultValue == nil { property.defaultValue = schema["default"].map(json) }
        if let choices = schema["enum"]?.listValue { property.choices += choices.prefix(50).map(json) }
        if let constant = schema["const"] { property.choices.append(json(constant)) }
        if schema["deprecated"]?.boolValue == true { property.isDeprecated = true }
        property.rules += rules(of: schema)
    }

    /// - Parameter depth: how many choices within choices are looked into.
    private static func types(of schema: Value, depth: Int = 4) -> [String] {
        if let type = schema["type"]?.stringValue { return [type] }
        if let types = schema["type"]?.listValue { return types.compactMap(\.stringValue) }
        for key in ["oneOf", "anyOf"] where depth > 0 {
            let types = (schema[key]?.listValue ?? []).flatMap { self.types(of: $0, depth: depth - 1) }
            if !types.isEmpty { return types.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
        }
        return schema["properties"] == nil ? [] : ["object"]
    }

    private static func rules(of schema: Value) -> [String] {
        let sentences = [
            ("minimum", "at least "), ("maximum", "at most "), ("exclusiveMinimum", "more than "),
            ("exclusiveMaximum", "less than "), ("multipleOf", "multiple of "), ("minLength", "length at least "),
            ("maxLength", "length at most "), ("minItems", "elements at least "), ("maxItems", "elements at most "),
            ("pattern", "matches "), ("format", "format "),
        ]
        var rules = sentences.compactMap { key, sentence in
            schema[key].map { sentence + ($0.stringValue.map { String($0.prefix(longestText)) } ?? json($0)) }
        }
        if schema["uniqueItems"]?.boolValue == true { rules.append("elements differ") }
        if schema["additionalProperties"]?.boolValue == false { rules.append("no other keys") }
        return rules
    }

    private static func text(_ value: Value?) -> String {
        String((value?.stringValue ?? "").prefix(longestText))
    }

    private static func json(_ value: Value) -> String {
        String(((try? JSONWriter.text(of: value, escapesHTML: false)) ?? "").prefix(longestText))
    }
}
