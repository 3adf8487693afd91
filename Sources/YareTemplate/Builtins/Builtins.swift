import YareBase

/// The functions that every template of Go has.
enum Builtins {
    static let table = FunctionTable(special + comparisons + access + printing + escaping)

    /// Functions of which the evaluator handles the usual forms itself.
    private static let special: [TemplateFunction] = [
        TemplateFunction("and", [.any], rest: .any, special: .and) { call in call.deciding(at: false) },
        TemplateFunction("or", [.any], rest: .any, special: .or) { call in call.deciding(at: true) },
        TemplateFunction("not", [.any], special: .not) { call in .bool(!call[0].isTrue) },
        TemplateFunction("eq", [.any], rest: .any, special: .eq) { call throws(YareError) in
            .bool(try Comparison.isEqual(call[0], toAnyOf: call.arguments.dropFirst()))
        },
        TemplateFunction("ne", [.any, .any], special: .ne) { call throws(YareError) in
            .bool(try !Comparison.isEqual(call[0], call[1]))
        },
        TemplateFunction("len", [.any], special: .len) { call throws(YareError) in
            .int(try Indexing.length(of: call[0], nilIsInterface: false))
        },
        TemplateFunction("call", [.any], rest: .any, special: .call) { call throws(YareError) in
            throw .callOfNonFunction("", call[0])
        },
    ]

    private static let comparisons: [TemplateFunction] = [
        TemplateFunction("lt", [.any, .any]) { call throws(YareError) in
            .bool(try Comparison.isLess(call[0], call[1]))
        },
        TemplateFunction("le", [.any, .any]) { call throws(YareError) in
            .bool(try Comparison.isLessOrEqual(call[0], call[1]))
        },
        TemplateFunction("gt", [.any, .any]) { call throws(YareError) in
            .bool(try !Comparison.isLessOrEqual(call[0], call[1]))
        },
        TemplateFunction("ge", [.any, .any]) { call throws(YareError) in
            .bool(try !Comparison.isLess(call[0], call[1]))
        },
    ]

    private static let access: [TemplateFunction] = [
        TemplateFunction("index", [.any], rest: .any) { call throws(YareError) in
            try Indexing.element(of: call[0], at: call.arguments.dropFirst())
        },
        TemplateFunction("slice", [.any], rest: .any) { call throws(YareError) in
            try Indexing.slice(of: call[0], at: call.arguments.dropFirst())
        },
    ]

    private static let printing: [TemplateFunction] = [
        TemplateFunction("print", [], rest: .any) { call throws(YareError) in
            .string(try GoFormatter.print(call.arguments))
        },
        TemplateFunction("println", [], rest: .any) { call throws(YareError) in
            .string(try GoFormatter.printLine(call.arguments))
        },
        TemplateFunction("printf", [.string], rest: .any) { call throws(YareError) in
            .string(try GoFormatter.format(call.string(0), Array(call.arguments.dropFirst())))
        },
    ]

    private static let escaping: [TemplateFunction] = [
        TemplateFunction("html", [], rest: .any) { call throws(YareError) in
            .string(Escaping.html(try Escaping.text(of: call.arguments)))
        },
        TemplateFunction("js", [], rest: .any) { call throws(YareError) in
            .string(Escaping.javaScript(try Escaping.text(of: call.arguments)))
        },
        TemplateFunction("urlquery", [], rest: .any) { call throws(YareError) in
            .string(Escaping.urlQuery(try Escaping.text(of: call.arguments)))
        },
    ]
}

extension TemplateCall {
    /// The first argument of a truth, or the last.
    fileprivate func deciding(at truth: Bool) -> TemplateValue {
        arguments.first { $0.isTrue == truth } ?? arguments.last ?? .null
    }
}

extension YareError {
    /// A mistake of a call, in the words of Go's function.
    static func call(_ message: String) -> YareError {
        YareError(.templateCall, message)
    }

    static func callOfNonFunction(_ name: String, _ value: TemplateValue) -> YareError {
        if case .null = value { return .call("call of nil") }
        return .call("non-function \(name) of type \(value.typeName)")
    }
}
