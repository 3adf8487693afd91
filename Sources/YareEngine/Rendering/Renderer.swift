public import YareBase
public import YareTemplate
import YareChart

/// Turns a chart and its values into what a cluster is to hold.
///
/// Errors do not end a rendering at the first one: every file is tried, and one error tells of all.
public struct Renderer: Sendable {
    private let functions: FunctionTable
    private let limits: Evaluator.Limits
    private let notesLines: Bool

    /// Makes a renderer that offers templates these functions, and stops at these bounds.
    ///
    /// - Parameter notesLines: whether ``RenderedFile/sourceLines`` are noted.
    public init(
        functions: FunctionTable = .helm, limits: Evaluator.Limits = Evaluator.Limits(), notesLines: Bool = false
    ) {
        self.functions = functions
        self.limits = limits
        self.notesLines = notesLines
    }

    /// Renders a chart to manifests, hooks and notes.
    ///
    /// - Throws: `template.*` for what goes wrong in templates, `manifest.*` for output that is not a Kubernetes object.
    public func render(_ request: RenderRequest, in environment: FunctionEnvironment) throws(YareError) -> RenderedChart
    {
        try RenderedChart(files: renderFiles(request, in: environment), chart: request.chart)
    }

    /// Renders a chart to what each of its templates prints, partials left out.
    ///
    /// Templates are executed as Helm executes them: the deepest paths first, in reverse alphabetical order within a depth.
    /// The order shows when templates change `.Values`.
    public func renderFiles(
        _ request: RenderRequest, in environment: FunctionEnvironment
    ) throws(YareError) -> [RenderedFile] {
        try LargeStack.run { () throws(YareError) in
            let templates = TemplateScope(request).templates.inHelmOrder
            let evaluator = Evaluator(try parse(templates), host: environment, limits: limits)
            return try execute(templates, with: evaluator)
        }
    }

    private func parse(_ templates: [TemplateScope.Template]) throws(YareError) -> TemplateSet {
        var set = TemplateSet(functions: functions)
        set.name = "gotpl"
        set.rangesOverIntegers = true
        set.methods[.values] = ValuesMethods.table
        var problems = DiagnosticCollection()
        for template in templates {
            problems.collect { () throws(YareError) in
                try set.parse(EscapedBytes.string(from: template.source), named: template.path)
            }
        }
        try problems.throwAny()
        return set
    }

    private func execute(
        _ templates: [TemplateScope.Template], with evaluator: Evaluator
    ) throws(YareError) -> [RenderedFile] {
        var files: [RenderedFile] = []
        var problems = DiagnosticCollection()
        for template in templates {
            var file = RenderedFile(path: template.path, content: "")
            guard !file.isPartial else { continue }
            template.data["Template"] = .dictionary(
                TemplateDictionary(
                    ["Name": TemplateValue.string(template.path), "BasePath": .string(template.basePath)], type: .values
                ))
            problems.collect { () throws(YareError) in
                try print(template, to: &file, with: evaluator)
                files.append(file)
            }
        }
        try problems.throwAny()
        return files
    }
}

extension Renderer {
    private func print(
        _ template: TemplateScope.Template, to file: inout RenderedFile, with evaluator: Evaluator
    ) throws(YareError) {
        let text: String
        if notesLines {
            (text, file.sourceLines) = try evaluator.executeNotingLines(
                template.path, with: .dictionary(template.data))
        } else {
            text = try evaluator.execute(template.path, with: .dictionary(template.data))
        }
        file.content = NoValue.removed(from: text)
    }
}

extension [TemplateScope.Template] {
    /// The order in which Helm parses and executes: by falling depth, then by falling name.
    fileprivate var inHelmOrder: [Element] {
        map { (depth: $0.path.utf8.count { $0 == UInt8(ascii: "/") }, template: $0) }
            .sorted { ($0.depth, $0.template.path) > ($1.depth, $1.template.path) }
            .map(\.template)
    }
}
