import YareTemplate

/// Sprig's functions about the types of values.
extension FunctionTable {
    static var reflection: [TemplateFunction] {
        [
            TemplateFunction("typeOf", [.any]) { call in .string(call[0].typeName) },
            TemplateFunction("typeIs", [.string, .any]) { call in .bool(call.string(0) == call[1].typeName) },
            TemplateFunction("typeIsLike", [.string, .any]) { call in
                let (wanted, name) = (call.string(0), call[1].typeName)
                return .bool(wanted == name || "*" + wanted == name)
            },
            TemplateFunction("kindOf", [.any]) { call in .string(call[0].kindName) },
            TemplateFunction("kindIs", [.string, .any]) { call in .bool(call.string(0) == call[1].kindName) },
            TemplateFunction("deepEqual", [.any, .any]) { call in .bool(call[0].isDeeplyEqual(to: call[1])) },
        ]
    }
}
