import YareBase

/// A name that a schema gives to a place within one of its resources.
struct SchemaAnchor: Hashable, Sendable {
    let resource: String
    let name: String
}

/// Where the resources and anchors of a schema document lie.
///
/// A resource is a schema with an `$id`, which changes what relative references within it mean; the document itself is
/// the first one. Places are JSON pointers, kept as lists of steps.
struct SchemaIndex {
    typealias Pointer = [String]

    let document: Value
    private let draft: SchemaDraft
    private var resources: [String: Pointer] = ["": []]
    private var bases: [Pointer: String] = [[]: ""]
    private var anchors: [SchemaAnchor: Pointer] = [:]
    private(set) var dynamicAnchors: [SchemaAnchor: Pointer] = [:]

    /// How deep schemas may nest.
    static let deepest = 256

    init(_ document: Value, draft: SchemaDraft) throws(YareError) {
        self.document = document
        self.draft = draft
        try collect(document, at: [], base: "")
    }

    /// The resource that a place is part of.
    func resource(at pointer: Pointer) -> String {
        var pointer = pointer
        while true {
            if let base = bases[pointer] { return base }
            if pointer.isEmpty { return "" }
            pointer.removeLast()
        }
    }

    /// The value at a place.
    func value(at pointer: Pointer) -> Value? {
        var value = document
        for step in pointer {
            let next = Int(step).flatMap { value[$0] } ?? value[step]
            guard let next else { return nil }
            value = next
        }
        return value
    }

    /// The place that a reference within a resource leads to.
    ///
    /// - Throws: `schema.unresolved-reference`, `schema.remote-reference`.
    func pointer(of reference: String, from base: String) throws(YareError) -> Pointer {
        let target = SchemaReference(reference, base: base)
        guard let resource = resources[target.resource] else { throw .remoteSchemaReference(reference) }
        let pointer: Pointer?
        if target.fragment.isEmpty {
            pointer = resource
        } else if target.fragment.hasPrefix("/") {
            pointer = resource + target.steps
        } else {
            pointer = anchors[SchemaAnchor(resource: target.resource, name: target.fragment)]
        }
        guard let pointer else { throw .unresolvedSchemaReference(reference) }
        let missing = pointer.indices.first { value(at: Array(pointer[...$0])) == nil }
        if let missing { throw .missingSchemaKey(pointer[missing], in: reference) }
        return pointer
    }

    private mutating func collect(_ value: Value, at pointer: Pointer, base: String) throws(YareError) {
        if pointer.count > SchemaIndex.deepest { throw .schemaNestedTooDeeply(limit: SchemaIndex.deepest) }
        switch value {
        case .map(let entries):
            let base = note(entries, at: pointer, base: base)
            for (key, value) in entries where key != "enum" && key != "const" {
                try collect(value, at: pointer + [key], base: base)
            }
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                try collect(element, at: pointer + ["\(index)"], base: base)
            }
        default: break
        }
    }

    /// Notes the names that a schema gives itself. Returns the resource that what lies in it is part of.
    private mutating func note(_ entries: ValueMap, at pointer: Pointer, base: String) -> String {
        var base = base
        let id = (entries["$id"] ?? (draft < .six || draft == .unnamed ? entries["id"] : nil))?.stringValue
        if let id {
            let target = SchemaReference(id, base: base)
            if id.hasPrefix("#") {
                anchors[SchemaAnchor(resource: base, name: target.fragment)] = pointer
            } else {
                base = target.resource
                if resources[base] == nil { resources[base] = pointer }
                bases[pointer] = base
            }
        }
        guard draft >= .of2019 else { return base }
        if let name = entries["$anchor"]?.stringValue {
            anchors[SchemaAnchor(resource: base, name: name)] = pointer
        }
        if let name = entries["$dynamicAnchor"]?.stringValue {
            anchors[SchemaAnchor(resource: base, name: name)] = pointer
            dynamicAnchors[SchemaAnchor(resource: base, name: name)] = pointer
        }
        if entries["$recursiveAnchor"]?.boolValue == true {
            dynamicAnchors[SchemaAnchor(resource: base, name: "")] = pointer
        }
        return base
    }
}
