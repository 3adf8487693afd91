public import YareBase

/// A JSONPath in the form that `kubectl` and Helm take: text with expressions in braces.
///
/// ```
/// {.image.repository}:{.image.tag}
/// {range .hosts[*]}{.host}{"\n"}{end}
/// {.ports[?(@.name == "http")].port}
/// ```
///
/// What an expression finds is written with spaces between; maps and lists are written as JSON. A path that does not
/// lead anywhere makes the whole text empty, as in Helm.
public struct JSONPath: Sendable {
    private let nodes: [JSONPathNode]

    /// How deep a value may be searched and ranges may nest.
    static let deepest = 1_000

    /// Reads a path.
    ///
    /// - Throws: `jsonpath.invalid` in Helm's words.
    public init(_ source: String) throws(YareError) {
        var parser = JSONPathParser(source)
        nodes = try parser.parse()
    }

    /// What the path finds in a value, as text.
    ///
    /// - Throws: `json.unwritable` when it finds a number that JSON does not have.
    public func text(of value: Value) throws(YareError) -> String {
        var evaluator = JSONPathEvaluator(root: value)
        guard let pieces = evaluator.evaluate(nodes, at: [value]) else { return "" }
        var text = ""
        for piece in pieces {
            text += try piece.map { (found) throws(YareError) in try Self.text(found) }.joined(separator: " ")
        }
        return text
    }

    private static func text(_ value: Value) throws(YareError) -> String {
        switch value {
        case .string(let text): text
        case .double(let number): FloatText.text(number, .g)
        case .null, .bool, .int, .list, .map: try JSONWriter.text(of: value)
        }
    }
}

/// A part of a JSONPath.
indirect enum JSONPathNode: Sendable {
    /// Text outside braces, or a literal between quotes.
    case text(String)
    /// A number or truth value.
    case literal(Value)
    /// An expression: steps one after the other.
    case path([JSONPathStep])
    /// `{range …}…{end}`
    case range([JSONPathStep], [JSONPathNode])
}

/// A step from some values to others.
indirect enum JSONPathStep: Sendable {
    /// `$`
    case root
    /// `@`, or nothing before the first dot.
    case current
    /// `.name` or `['name']`
    case field(String)
    /// `.*` or `[*]`
    case wildcard
    /// `..`: the values themselves and everything beneath them.
    case descendants
    /// `[from:to:step]`
    case slice(from: Int?, to: Int?, step: Int?)
    /// `[2]`
    case index(Int)
    /// `['a','b']` or `[0,2]`
    case union([JSONPathStep])
    /// `[?(@.a == 1)]`
    case filter(JSONPathFilter)
}

/// A condition on an element of a list.
struct JSONPathFilter: Sendable {
    enum Comparison: String, Sendable, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case greater = ">"
    }

    enum Operand: Sendable {
        case literal(Value)
        case path([JSONPathStep])
    }

    let left: Operand
    /// `nil` for a condition that only asks whether `left` is there.
    let comparison: Comparison?
    let right: Operand?
}
