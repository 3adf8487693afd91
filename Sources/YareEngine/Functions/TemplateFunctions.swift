import YareBase
import YareTemplate

/// Helm's functions that reach beyond their arguments: other templates and the cluster.
extension FunctionTable {
    static var templates: [TemplateFunction] {
        [
            TemplateFunction("include", [.string, .any]) { call throws(YareError) in
                .string(try call.evaluator.include(call.string(0), with: call[1]))
            },
            TemplateFunction("tpl", [.string, .any]) { call throws(YareError) in
                .string(try evaluate(call.string(0), with: call[1], in: call.evaluator))
            },
            TemplateFunction("lookup", [.string, .string, .string, .string]) { call throws(YareError) in
                guard let cluster = call.environment.cluster else { return .dictionary(TemplateDictionary()) }
                let object = try cluster.lookup(
                    apiVersion: call.string(0), kind: call.string(1), namespace: call.string(2), name: call.string(3))
                return .dictionary(TemplateDictionary(object))
            },
        ]
    }

    /// Executes a text as a template. Like Helm's `tpl`, what is missing prints nothing.
    private static func evaluate(
        _ source: String, with data: TemplateValue, in evaluator: Evaluator
    ) throws(YareError) -> String {
        guard ByteSearch.contains("{{", in: source) else { return source }
        do throws(YareError) {
            let output = try evaluator.evaluate(source, named: "gotpl", with: data)
            return ByteSearch.replacing("<no value>", with: "", in: output)
        } catch {
            throw error.executionTrace == nil
                ? cannotParse(source, error)
                : error.addingContext("error during tpl function execution for \(Quoting.quote(source))")
        }
    }

    /// Helm's sentence around that of Go's parser.
    private static func cannotParse(_ source: String, _ error: YareError) -> YareError {
        let line = error.diagnostic.location?.line ?? 1
        return error.during("cannot parse template \(Quoting.quote(source)): template: gotpl:\(line)")
    }
}
