import YareBase
import YareEngine
import YareTemplate

/// What a template prints for an expression.
///
/// - Parameter values: what `.Values` holds.
func printed(_ expression: String, values: ValueMap = [:]) throws(YareError) -> String {
    var templates = TemplateSet(functions: .helm)
    templates.name = "gotpl"
    try templates.parse("{{ \(expression) }}", named: "test")
    let data: SortedMap<TemplateValue> = ["Values": .dictionary(TemplateDictionary(values, type: .values))]
    let evaluator = Evaluator(templates, host: FunctionEnvironment())
    return try evaluator.execute("test", with: .dictionary(TemplateDictionary(data)))
}

/// The message of the error that an expression ends in, or `nil` when it ends well.
func failure(_ expression: String) -> String? {
    do throws(YareError) {
        _ = try printed(expression)
        return nil
    } catch {
        return error.message
    }
}
