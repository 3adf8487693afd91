public import YareBase
import YareYAML

/// A JSON Schema of drafts 4, 6, 7, 2019-09 or 2020-12, made ready for checking values.
///
/// What is wrong with values is told in the sentences of Helm 3's validator, and all of it. References lead within the
/// document only.
public struct JSONSchema: Sendable {
    let draft: SchemaDraft
    let nodes: [SchemaNode]
    let root: Int
    /// The schemas that `$dynamicAnchor` names, by resource and anchor.
    let dynamicAnchors: [SchemaAnchor: Int]
    let formats: SchemaFormats

    /// Reads a schema.
    ///
    /// - Parameter patterns: compiles the regular expressions of `pattern`, `patternProperties` and `format: regex`.
    /// - Throws: `json.*`, `schema.invalid`, `schema.unresolved-reference`, `schema.remote-reference`,
    ///   `schema.nested-too-deeply`.
    public init(_ bytes: [UInt8], patterns: any RegularExpressionCompiler) throws(YareError) {
        try self.init(try JSONReader(extent: .firstValue).read(bytes), patterns: patterns)
    }

    init(_ document: Value, patterns: any RegularExpressionCompiler) throws(YareError) {
        var parser = SchemaParser(document, patterns: patterns)
        root = try parser.parseRoot()
        draft = parser.draft
        nodes = parser.nodes
        dynamicAnchors = parser.dynamicAnchors
        formats = SchemaFormats(patterns: patterns)
    }

    /// All that is wrong with a value, in the order of the schema; nothing when it is valid.
    public func violations(of value: Value) -> [SchemaViolation] {
        var validator = SchemaValidator(self)
        return validator.validate(value)
    }
}

/// One thing that a schema does not allow.
public struct SchemaViolation: Sendable, Hashable {
    /// The place in the values, its steps joined by dots, or `(root)`.
    public let field: String
    public let description: String
}

extension SchemaViolation {
    /// Such as `service.port: Invalid type. Expected: integer, given: string`.
    public var text: String { "\(field): \(description)" }
}
