import YareBase

/// One schema with the keywords that apply to it; the schemas within it go by their index in ``JSONSchema/nodes``.
struct SchemaNode: Sendable {
    /// What `true` and `false` as schemas decide.
    var alwaysPasses: Bool?

    // references
    var reference: Int?
    var dynamicReference: DynamicReference?
    /// The resource (the schema with an `$id`) that the schema is part of.
    var resource = ""

    // any kind of value
    var types: [String] = []
    var constant: Value?
    var enumeration: [Value] = []
    var format: String?

    // combinations
    var anyOf: [Int] = []
    var oneOf: [Int] = []
    var allOf: [Int] = []
    var not: Int?
    var condition: Int?
    var consequence: Int?
    var alternative: Int?

    // numbers
    var multipleOf: Double?
    var minimum: Double?
    var maximum: Double?
    var exclusiveMinimum: Double?
    var exclusiveMaximum: Double?

    // strings
    var minLength: Int?
    var maxLength: Int?
    var pattern: Pattern?

    // objects
    var minProperties: Int?
    var maxProperties: Int?
    var required: [String] = []
    var properties: [(name: String, schema: Int)] = []
    var patternProperties: [(pattern: Pattern, schema: Int)] = []
    var additionalProperties: Additional?
    var propertyNames: Int?
    var requiredDependencies = SortedMap<[String]>()
    var schemaDependencies = SortedMap<Int>()
    var unevaluatedProperties: Int?

    // lists
    var minItems: Int?
    var maxItems: Int?
    var hasUniqueItems = false
    var items: Int?
    var positionalItems: [Int] = []
    var additionalItems: Additional?
    var contains: Int?
    var minContains: Int?
    var maxContains: Int?
    var unevaluatedItems: Int?

    /// A regular expression and the test made of it.
    struct Pattern: Sendable {
        let text: String
        let matches: @Sendable (String) -> Bool
    }

    /// What becomes of the properties or items that no other keyword speaks of.
    enum Additional: Sendable {
        case allowed(Bool)
        case schema(Int)
    }

    /// A reference that is looked up anew by the schemas on the way to it.
    struct DynamicReference: Sendable {
        /// The anchor to look for, or `nil` when the reference is a plain one after all.
        let anchor: String?
        let fallback: Int
    }
}
