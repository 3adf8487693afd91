import YareBase
import YareTemplate

/// Functions by which a chart stops the rendering.
extension FunctionTable {
    static var flow: [TemplateFunction] {
        [
            TemplateFunction("fail", [.string]) { call throws(YareError) in
                // a lint run looks at the rest of the chart as well
                if call.environment.isLinting { return .string("") }
                throw .failed(call.string(0))
            },
            TemplateFunction("required", [.string, .any]) { call throws(YareError) in
                guard isMissing(call[1]) else { return call[1] }
                if call.environment.isLinting { return .string("") }
                throw .required(call.string(0))
            },
        ]
    }

    /// Nil and the empty string are missing; zero and false are set.
    private static func isMissing(_ value: TemplateValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        default: false
        }
    }
}
