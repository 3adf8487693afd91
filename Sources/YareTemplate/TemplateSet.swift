public import YareBase

/// Parsed templates that can call each other by name.
///
/// A set is a value: parsing into a copy leaves the original as it was. The parsed texts are shared.
public struct TemplateSet: Sendable {
    /// What a missing key of a map means.
    public enum MissingKey: Sendable {
        /// No value at all, which may be walked through: Go's `missingkey=default`.
        case invalid
        /// The zero value of the map's element type, nil for most: Go's `missingkey=zero`, which Helm sets.
        case zero
        /// An error: Go's `missingkey=error`.
        case error
    }

    /// The name of the set itself in messages, Go's name of the template that the others are associated with.
    public var name = ""
    public var missingKey = MissingKey.zero
    /// Whether `range` counts up to an integer, as it does from Go 1.24 on. Helm 3.17 is built with an older Go.
    public var rangesOverIntegers = false
    /// Methods of dictionaries by their type: functions that take the dictionary as their first argument. A method comes
    /// before a key of the same name; its name begins with a capital letter.
    public var methods: [TemplateDictionary.MapType: FunctionTable] = [:]

    let functions: FunctionTable
    private var templates: [String: Template] = [:]

    /// Makes an empty set whose templates may call Go's built-in functions and those of the host, which come first.
    public init(functions: FunctionTable) {
        self.functions = Builtins.table.adding(functions)
    }

    /// Parses a file. Its body becomes the template `name`; what it defines is added, and takes the place of earlier
    /// definitions of the same name unless it is blank, as in Go.
    ///
    /// - Throws: `template.*` with the place in the source.
    public mutating func parse(_ source: String, named name: String) throws(YareError) {
        add(try Parser.parse(source, named: name, functions: functions))
    }

    /// The names of all templates.
    public var names: some Collection<String> { templates.keys }

    /// Adds templates as ``parse(_:named:)`` does.
    mutating func add(_ parsed: [Template]) {
        for template in parsed where !template.isBlank || templates[template.name] == nil {
            templates[template.name] = template
        }
    }

    subscript(name: String) -> Template? { templates[name] }
}
