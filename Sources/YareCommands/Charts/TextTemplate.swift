import YareBase
import YareTemplate

/// A Go template that a user gives on the command line, for a name or for output.
struct TextTemplate {
    private let set: TemplateSet
    private let name: String

    /// Parses a template.
    ///
    /// - Throws: `template.*`.
    init(_ source: String, named name: String, functions: FunctionTable = FunctionTable([])) throws(YareError) {
        var set = TemplateSet(functions: functions)
        try set.parse(source, named: name)
        self.set = set
        self.name = name
    }

    /// What the template prints of data.
    func rendered(with data: Value) throws(YareError) -> String {
        try Evaluator(set).execute(name, with: TemplateValue(data))
    }
}
