import YareBase

extension SchemaParser {
    /// Reads all keywords but references.
    mutating func parseKeywords(_ keywords: SchemaKeywords, into node: inout SchemaNode) throws(YareError) {
        try keywords.requireDescriptions()
        try parseDefinitions(keywords)
        node.types = try keywords.types()
        if draft >= .six { node.constant = keywords["const"] }
        node.enumeration = try keywords.values("enum")
        if draft.checksFormats { node.format = keywords["format"]?.stringValue }
        try parseCombinations(keywords, into: &node)
        try parseNumberKeywords(keywords, into: &node)
        try parseStringKeywords(keywords, into: &node)
        try parseObjectKeywords(keywords, into: &node)
        try parseListKeywords(keywords, into: &node)
    }

    /// Definitions are parsed even where nothing refers to them, so that a bad one is told.
    private mutating func parseDefinitions(_ keywords: SchemaKeywords) throws(YareError) {
        let complaint = "Invalid type. Expected: array of schemas, given: "
        _ = try namedSchemas("definitions", keywords, orThrow: complaint + "definitions")
        if draft >= .of2019 { _ = try namedSchemas("$defs", keywords, orThrow: complaint + "$defs") }
    }

    private mutating func parseCombinations(
        _ keywords: SchemaKeywords, into node: inout SchemaNode
    ) throws(YareError) {
        node.anyOf = try schemas("anyOf", keywords)
        node.oneOf = try schemas("oneOf", keywords)
        node.allOf = try schemas("allOf", keywords)
        node.not = try schema("not", keywords)
        guard draft >= .seven else { return }
        node.condition = try schema("if", keywords)
        node.consequence = try schema("then", keywords)
        node.alternative = try schema("else", keywords)
    }

    private func parseNumberKeywords(_ keywords: SchemaKeywords, into node: inout SchemaNode) throws(YareError) {
        node.multipleOf = try keywords.number("multipleOf")
        if let divisor = node.multipleOf, divisor <= 0 {
            throw .invalidSchema("multipleOf must be strictly greater than 0")
        }
        node.minimum = try keywords.number("minimum")
        node.maximum = try keywords.number("maximum")
        try parseExclusiveBound("exclusiveMinimum", keywords, bound: &node.minimum, exclusive: &node.exclusiveMinimum)
        try parseExclusiveBound("exclusiveMaximum", keywords, bound: &node.maximum, exclusive: &node.exclusiveMaximum)
    }

    /// In draft 4 the keyword is a truth value beside the bound, later it is a bound of its own.
    private func parseExclusiveBound(
        _ keyword: String, _ keywords: SchemaKeywords, bound: inout Double?, exclusive: inout Double?
    ) throws(YareError) {
        switch keywords[keyword] {
        case .bool(let flag)? where draft == .four || draft == .unnamed:
            if flag { (exclusive, bound) = (bound, nil) }
        case let value? where value.doubleValue != nil && draft != .four: exclusive = value.doubleValue
        case nil: break
        case _?:
            let expected = draft == .four ? "boolean" : draft == .unnamed ? "boolean/number" : "number"
            throw .invalidSchema("Invalid type. Expected: \(expected), given: \(keyword)")
        }
    }

    private func parseStringKeywords(_ keywords: SchemaKeywords, into node: inout SchemaNode) throws(YareError) {
        node.minLength = try keywords.count("minLength")
        node.maxLength = try keywords.count("maxLength")
        try keywords.requireOrder("minLength", "maxLength")
        guard let value = keywords["pattern"] else { return }
        guard let text = value.stringValue else { throw .invalidSchema("pattern must be of a string") }
        node.pattern = try pattern(text, orThrow: "pattern must be a valid regex")
    }

    private func pattern(_ text: String, orThrow message: String) throws(YareError) -> SchemaNode.Pattern {
        guard let matches = try? patterns.matcher(of: text) else { throw .invalidSchema(message) }
        return SchemaNode.Pattern(text: text, matches: matches)
    }

    private mutating func parseObjectKeywords(
        _ keywords: SchemaKeywords, into node: inout SchemaNode
    ) throws(YareError) {
        node.minProperties = try keywords.count("minProperties")
        node.maxProperties = try keywords.count("maxProperties")
        try keywords.requireOrder("minProperties", "maxProperties")
        node.required = try keywords.texts("required")
        node.properties = try namedSchemas("properties", keywords)
        let complaint = "Invalid type. Expected: valid schema, given: patternProperties"
        for (name, schema) in try namedSchemas("patternProperties", keywords, orThrow: complaint) {
            node.patternProperties.append((try pattern(name, orThrow: "Invalid regex pattern '\(name)'"), schema))
        }
        node.additionalProperties = try additional("additionalProperties", keywords)
        if draft >= .six { node.propertyNames = try schema("propertyNames", keywords) }
        try parseDependencies("dependencies", keywords, into: &node)
        guard draft >= .of2019 else { return }
        try parseDependencies("dependentRequired", keywords, into: &node)
        try parseDependencies("dependentSchemas", keywords, into: &node)
        node.unevaluatedProperties = try schema("unevaluatedProperties", keywords)
    }

    private mutating func additional(
        _ keyword: String, _ keywords: SchemaKeywords
    ) throws(YareError) -> SchemaNode.Additional? {
        switch keywords[keyword] {
        case nil: nil
        case .bool(let flag)?: .allowed(flag)
        case .map?: try schema(keyword, keywords).map(SchemaNode.Additional.schema)
        case _?: throw .invalidSchema("Invalid type. Expected: boolean/valid schema, given: \(keyword)")
        }
    }

    private mutating func parseDependencies(
        _ keyword: String, _ keywords: SchemaKeywords, into node: inout SchemaNode
    ) throws(YareError) {
        guard let value = keywords[keyword] else { return }
        guard case .map(let entries) = value else { throw .invalidSchema("\(keyword) must be of type object") }
        for (name, dependency) in entries {
            switch dependency {
            case .list:
                let names = SchemaKeywords(entries, at: keywords.pointer + [keyword])
                node.requiredDependencies[name] = try names.texts(name)
            case .map, .bool:
                node.schemaDependencies[name] = try parse(at: keywords.pointer + [keyword, name])
            default: throw .invalidSchema("dependency must be of type schema or array of strings")
            }
        }
    }

    private mutating func parseListKeywords(
        _ keywords: SchemaKeywords, into node: inout SchemaNode
    ) throws(YareError) {
        node.minItems = try keywords.count("minItems")
        node.maxItems = try keywords.count("maxItems")
        node.hasUniqueItems = try keywords.flag("uniqueItems")
        try parseItems(keywords, into: &node)
        if draft >= .six { node.contains = try schema("contains", keywords) }
        guard draft >= .of2019 else { return }
        node.minContains = try keywords.count("minContains")
        node.maxContains = try keywords.count("maxContains")
        node.unevaluatedItems = try schema("unevaluatedItems", keywords)
    }

    /// Schemas by position are `prefixItems` with `items` for the rest in 2020-12, and before that `items` as a list
    /// with `additionalItems` for the rest.
    private mutating func parseItems(_ keywords: SchemaKeywords, into node: inout SchemaNode) throws(YareError) {
        if draft >= .of2020 {
            node.positionalItems = try schemas("prefixItems", keywords)
            if node.positionalItems.isEmpty {
                node.items = try schema("items", keywords)
            } else {
                node.additionalItems = try additional("items", keywords)
            }
        } else if case .list? = keywords["items"] {
            node.positionalItems = try schemas("items", keywords)
            node.additionalItems = try additional("additionalItems", keywords)
        } else {
            try requireItemsSchema(keywords["items"])
            node.items = try schema("items", keywords)
        }
    }

    private func requireItemsSchema(_ items: Value?) throws(YareError) {
        switch items {
        case nil, .map?, .bool?: return
        case _?: throw .invalidSchema("Invalid type. Expected: valid schema/array of schemas, given: items")
        }
    }
}
