public import YareBase

/// A function that templates can call, with the parameter types that Go checks before calling it.
///
/// The evaluator checks the number and the kinds of the arguments as `text/template` does (`wrong number of args for trunc:
/// want 2 got 1`, `wrong type for value; expected string; got int`), so a body may read them without looking:
///
/// ```swift
/// TemplateFunction("repeat", [.int, .string]) { call in .string(String(repeating: call.string(1), count: call.int(0))) }
/// ```
///
/// An error that a body throws without a place is given the place of the call.
public struct TemplateFunction: Sendable {
    /// A parameter's Go type.
    public enum Parameter: Sendable, Equatable {
        /// `interface {}`: anything, nil too.
        case any
        case bool, int, int64, uint32, float64, string
        /// `[]byte`.
        case bytes
        /// `[]interface {}`, exactly that type.
        case list
        /// `[]string`, exactly that type.
        case strings
        /// `map[string]interface {}`; a `chartutil.Values` is assignable to it too.
        case dictionary
        /// A host type, by ``TemplateObject/typeName``.
        case object(String)
    }

    /// A built-in function that the evaluator calls in a way of its own.
    enum Special: UInt8 {
        case and, or, not, eq, ne, len, call
    }

    public typealias Body = @Sendable (borrowing TemplateCall) throws(YareError) -> TemplateValue

    public let name: String
    public let parameters: [Parameter]
    /// The type of any number of further arguments, or `nil` when there may be none.
    public let rest: Parameter?
    public let body: Body
    let special: Special?

    public init(_ name: String, _ parameters: [Parameter] = [], rest: Parameter? = nil, _ body: @escaping Body) {
        self.name = name
        self.parameters = parameters
        self.rest = rest
        self.body = body
        special = nil
    }

    init(_ name: String, _ parameters: [Parameter], rest: Parameter? = nil, special: Special, _ body: @escaping Body) {
        self.name = name
        self.parameters = parameters
        self.rest = rest
        self.body = body
        self.special = special
    }
}

/// One call of a function: its arguments, already checked against the parameters, and the rendering it happens in.
public struct TemplateCall {
    public let arguments: [TemplateValue]
    /// The rendering, for functions that execute templates (`include`, `tpl`) or hold state of the run.
    public let evaluator: Evaluator

    public init(arguments: [TemplateValue], evaluator: Evaluator) {
        self.arguments = arguments
        self.evaluator = evaluator
    }

    @inlinable
    public subscript(index: Int) -> TemplateValue { arguments[index] }

    /// The string at `index`; the parameter is ``TemplateFunction/Parameter/string``.
    @inlinable
    public func string(_ index: Int) -> String {
        if case .string(let text) = arguments[index] { text } else { "" }
    }

    /// The whole number at `index`; the parameter is an integer type.
    @inlinable
    public func int(_ index: Int) -> Int {
        if case .integer(let number, _) = arguments[index] { Int(number) } else { 0 }
    }

    /// The truth value at `index`; the parameter is ``TemplateFunction/Parameter/bool``.
    @inlinable
    public func bool(_ index: Int) -> Bool {
        if case .bool(let flag) = arguments[index] { flag } else { false }
    }

    /// The number at `index`; the parameter is ``TemplateFunction/Parameter/float64``.
    @inlinable
    public func float(_ index: Int) -> Double {
        if case .float(let number) = arguments[index] { number } else { 0 }
    }

    /// The elements at `index`; the parameter is a list type.
    @inlinable
    public func elements(_ index: Int) -> [TemplateValue] {
        if case .list(let list) = arguments[index] { list.elements } else { [] }
    }

    /// The dictionary at `index`, or a new empty one in place of Go's nil map.
    @inlinable
    public func dictionary(_ index: Int) -> TemplateDictionary {
        if case .dictionary(let dictionary) = arguments[index] { dictionary } else { TemplateDictionary() }
    }
}

/// The functions that a template may call, by name.
public struct FunctionTable: Sendable {
    /// The functions, at the index by which parsed templates know them.
    private(set) var functions: [TemplateFunction] = []
    private var indices: [String: Int] = [:]

    public init(_ functions: [TemplateFunction]) {
        self.init(families: [functions])
    }

    /// Makes a table of several groups of functions; of functions with equal names the last one counts.
    public init(families: [[TemplateFunction]]) {
        let count = families.reduce(0) { $0 + $1.count }
        indices.reserveCapacity(count)
        functions.reserveCapacity(count)
        for family in families {
            for function in family { add(function) }
        }
    }

    /// The function with a name, or `nil`.
    public subscript(name: String) -> TemplateFunction? {
        indices[name].map { functions[$0] }
    }

    /// All names, for "did you mean".
    public var names: some Collection<String> { indices.keys }

    /// This table with the functions of another one put over it.
    public func adding(_ other: FunctionTable) -> FunctionTable {
        // the other table is the large one as a rule, and copying costs less than adding
        var sum = other
        for function in functions where other.indices[function.name] == nil { sum.add(function) }
        return sum
    }

    /// Where the function with a name stands in ``functions``.
    func index(of name: String) -> Int? { indices[name] }

    private mutating func add(_ function: TemplateFunction) {
        if let index = indices[function.name] {
            functions[index] = function
        } else {
            indices[function.name] = functions.count
            functions.append(function)
        }
    }
}
