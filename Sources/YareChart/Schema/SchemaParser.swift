import YareBase

/// Turns a schema document into ``SchemaNode``s. References are followed when they are met, each place once.
struct SchemaParser {
    let draft: SchemaDraft
    let patterns: any RegularExpressionCompiler
    private(set) var nodes: [SchemaNode] = []
    private var index: Result<SchemaIndex, YareError>
    private var parsed: [SchemaIndex.Pointer: Int] = [:]
    private var depth = 0

    init(_ document: Value, patterns: any RegularExpressionCompiler) {
        self.patterns = patterns
        draft = SchemaDraft(of: document)
        do {
            index = .success(try SchemaIndex(document, draft: draft))
        } catch {
            index = .failure(error)
        }
    }

    /// Parses the whole document and returns its node.
    mutating func parseRoot() throws(YareError) -> Int {
        let root = try parse(at: [])
        for pointer in try index.get().dynamicAnchors.values { _ = try parse(at: pointer) }
        return root
    }

    /// The nodes that `$dynamicAnchor` names.
    var dynamicAnchors: [SchemaAnchor: Int] {
        guard case .success(let index) = index else { return [:] }
        return index.dynamicAnchors.compactMapValues { parsed[$0] }
    }

    /// The node of the schema at a place, parsed when it is not yet.
    mutating func parse(at pointer: SchemaIndex.Pointer) throws(YareError) -> Int {
        if let node = parsed[pointer] { return node }
        let index = try index.get()
        guard let value = index.value(at: pointer) else {
            throw .unresolvedSchemaReference("#/" + pointer.joined(separator: "/"))
        }
        if depth > SchemaIndex.deepest { throw .schemaNestedTooDeeply(limit: SchemaIndex.deepest) }
        depth += 1
        defer { depth -= 1 }
        let position = nodes.count
        parsed[pointer] = position
        nodes.append(SchemaNode())
        nodes[position] = try parse(value, at: pointer)
        return position
    }

    private mutating func parse(_ value: Value, at pointer: SchemaIndex.Pointer) throws(YareError) -> SchemaNode {
        var node = SchemaNode()
        node.resource = try index.get().resource(at: pointer)
        switch value {
        case .bool(let flag) where draft >= .six:
            node.alwaysPasses = flag
        case .map(let keywords):
            try parseReferences(keywords, into: &node)
            if node.reference != nil, !draft.honorsKeywordsBesideReferences { return node }
            try parseKeywords(SchemaKeywords(keywords, at: pointer), into: &node)
        default:
            if pointer.isEmpty { throw .invalidSchema("schema is invalid") }
            throw .invalidSchema("Invalid type. Expected: valid schema, given: \(GoText.plain(value))")
        }
        return node
    }

    private mutating func parseReferences(_ keywords: ValueMap, into node: inout SchemaNode) throws(YareError) {
        if let reference = keywords["$ref"] {
            guard let text = reference.stringValue else {
                throw .invalidSchema("Invalid type. Expected: string, given: $ref")
            }
            node.reference = try parse(at: try index.get().pointer(of: text, from: node.resource))
        }
        guard draft >= .of2019 else { return }
        let keyword = draft == .of2019 ? "$recursiveRef" : "$dynamicRef"
        guard let text = keywords[keyword]?.stringValue else { return }
        let index = try index.get()
        let fallback = try index.pointer(of: text, from: node.resource)
        let name = draft == .of2019 ? "" : SchemaReference(text, base: node.resource).fragment
        let anchor = SchemaAnchor(resource: index.resource(at: fallback), name: name)
        node.dynamicReference = SchemaNode.DynamicReference(
            anchor: index.dynamicAnchors[anchor] == fallback ? name : nil, fallback: try parse(at: fallback))
    }

    /// Parses the schema under a keyword.
    mutating func schema(_ keyword: String, _ keywords: SchemaKeywords) throws(YareError) -> Int? {
        guard keywords[keyword] != nil else { return nil }
        return try parse(at: keywords.pointer + [keyword])
    }

    /// Parses the list of schemas under a keyword.
    mutating func schemas(_ keyword: String, _ keywords: SchemaKeywords) throws(YareError) -> [Int] {
        guard let value = keywords[keyword] else { return [] }
        guard case .list(let elements) = value else {
            throw .invalidSchema("\(keyword) must be of an array")
        }
        var schemas: [Int] = []
        for index in elements.indices {
            schemas.append(try parse(at: keywords.pointer + [keyword, "\(index)"]))
        }
        return schemas
    }

    /// Parses the map of schemas under a keyword.
    ///
    /// - Parameter complaint: what is wrong when it is no map.
    mutating func namedSchemas(
        _ keyword: String, _ keywords: SchemaKeywords, orThrow complaint: String? = nil
    ) throws(YareError) -> [(name: String, schema: Int)] {
        guard let value = keywords[keyword] else { return [] }
        guard case .map(let entries) = value else {
            throw .invalidSchema(complaint ?? "\(keyword) must be of type object")
        }
        var schemas: [(name: String, schema: Int)] = []
        for name in entries.keys {
            schemas.append((name, try parse(at: keywords.pointer + [keyword, name])))
        }
        return schemas
    }
}
