import YareBase
import YareTemplate

/// A rendering in one call: templates by name, data, what comes out.
struct Rendering {
    var templates: TemplateSet

    /// - Parameter others: further templates, parsed before the one that is executed.
    init(_ source: String, others: [(name: String, source: String)] = []) throws(YareError) {
        templates = TemplateSet(functions: Self.functions)
        for (name, source) in others { try templates.parse(source, named: name) }
        try templates.parse(source, named: "main")
    }

    func run(_ data: TemplateValue = .null, limits: Evaluator.Limits = .init()) throws(YareError) -> String {
        try Evaluator(templates, limits: limits).execute("main", with: data)
    }

    /// The functions of a host: enough to build values and to execute templates.
    static let functions = FunctionTable([
        TemplateFunction("include", [.string, .any]) { call throws(YareError) in
            .string(try call.evaluator.include(call.string(0), with: call[1]))
        },
        TemplateFunction("tpl", [.string, .any]) { call throws(YareError) in
            .string(try call.evaluator.evaluate(call.string(0), named: "text", with: call[1]))
        },
        TemplateFunction("list", rest: .any) { call in .list(call.arguments) },
        TemplateFunction("dict", rest: .any) { call in
            let keys = stride(from: 0, to: call.arguments.count - 1, by: 2)
            return .dictionary(TemplateDictionary(SortedMap(keys.map { (call.string($0), call[$0 + 1]) })))
        },
        TemplateFunction("set", [.dictionary, .string, .any]) { call in
            call.dictionary(0)[call.string(1)] = call[2]
            return call[0]
        },
        TemplateFunction("upper", [.string]) { call in .string(call.string(0).uppercased()) },
        TemplateFunction("nothing", []) { _ in .null },
        TemplateFunction("half", [.float64]) { call in .float(call.float(0) / 2) },
        TemplateFunction("plus", [.int, .int]) { call in .int(call.int(0) + call.int(1)) },
        TemplateFunction("long", [.int64]) { call in call[0] },
        TemplateFunction("negate", [.bool]) { call in .bool(!call.bool(0)) },
        TemplateFunction("keys", [.dictionary]) { call in .strings(call.dictionary(0).entries.keys) },
        TemplateFunction("fail", [.string]) { call throws(YareError) in throw YareError("test.fail", call.string(0)) },
    ])
}

extension TemplateValue {
    /// A dictionary of plain data.
    static func data(_ map: ValueMap) -> TemplateValue { .dictionary(TemplateDictionary(map)) }
}
