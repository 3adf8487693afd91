import Testing
import YareBase
public import YareTemplate

@testable import YareEngine

/// Calls template functions without a template.
struct FunctionCalls {
    let functions: [TemplateFunction]
    var environment = FunctionEnvironment()

    /// Calls a function as the evaluator would; the arguments must fit its parameters.
    func callAsFunction(_ name: String, _ arguments: TemplateValue...) throws -> TemplateValue {
        try call(name, arguments)
    }

    /// Calls a function and takes its answer as text.
    func text(_ name: String, _ arguments: TemplateValue...) throws -> String {
        try call(name, arguments).text
    }

    private func call(_ name: String, _ arguments: [TemplateValue]) throws -> TemplateValue {
        let function = try #require(functions.first { $0.name == name })
        try #require(arguments.count == function.parameters.count)
        let evaluator = Evaluator(TemplateSet(functions: FunctionTable([])), host: environment)
        return try function.body(TemplateCall(arguments: arguments, evaluator: evaluator))
    }
}

extension TemplateValue {
    /// The value as a template would print it, as far as these tests need it.
    var text: String {
        switch self {
        case .null: "<nil>"
        case .bool(let flag): "\(flag)"
        case .integer(let number, _): "\(number)"
        case .float(let number): "\(number)"
        case .string(let text): text
        case .list(let list): list.isNil ? "nil" : "\(list.elements.map(\.text))"
        case .dictionary: "map"
        case .object(let object): object.text
        }
    }

    /// Calls a method without parameters.
    func method(_ name: String, _ arguments: TemplateValue...) throws -> TemplateValue {
        guard case .object(let object) = self, case .method(let method) = object.member(name) else {
            throw YareError("test.no-such-method", name)
        }
        let evaluator = Evaluator(TemplateSet(functions: FunctionTable([])))
        return try method.body(TemplateCall(arguments: arguments, evaluator: evaluator))
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .int(value) }
}
