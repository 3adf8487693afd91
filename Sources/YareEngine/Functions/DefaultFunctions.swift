import YareTemplate

/// Sprig's functions that choose between values.
extension FunctionTable {
    static var defaults: [TemplateFunction] {
        [
            TemplateFunction("default", [.any], rest: .any) { call in
                call.arguments.count < 2 || call[1].isEmpty ? call[0] : call[1]
            },
            TemplateFunction("empty", [.any]) { call in .bool(call[0].isEmpty) },
            TemplateFunction("coalesce", rest: .any) { call in call.arguments.first { !$0.isEmpty } ?? .null },
            TemplateFunction("all", rest: .any) { call in .bool(call.arguments.allSatisfy { !$0.isEmpty }) },
            TemplateFunction("any", rest: .any) { call in .bool(call.arguments.contains { !$0.isEmpty }) },
            TemplateFunction("ternary", [.any, .any, .bool]) { call in call.bool(2) ? call[0] : call[1] },
        ]
    }
}
