public import YareBase

/// One run of templates over data: Go's `Template.Execute` with what Helm needs around it.
///
/// An evaluator belongs to one thread. It writes into one output buffer; `include` and `tpl` cost a call, not a copy of the
/// template set. Nesting is bounded, so a template that calls itself for ever ends in an error.
public final class Evaluator {
    /// What the host keeps for its own functions during the run; the evaluator never looks at it.
    public let host: AnyObject?

    /// Makes a run over parsed templates.
    public init(_ templates: TemplateSet, host: AnyObject? = nil) {
        self.host = host
    }

    /// Executes a template as a whole and returns what it printed, `<no value>` texts included.
    ///
    /// - Throws: `template.*` with the place, the source line and the chain of includes.
    public func execute(_ name: String, with data: TemplateValue) throws(YareError) -> String {
        preconditionFailure("not there yet")
    }

    /// Executes a template from inside another one, for a function like `include`.
    ///
    /// - Throws: `template.undefined-template`, `template.nested-too-deeply` when `name` is open a thousand times already
    ///   (Helm's limit), and whatever the template throws, with the include added to its frames.
    public func include(_ name: String, with data: TemplateValue) throws(YareError) -> String {
        preconditionFailure("not there yet")
    }

    /// Parses and executes a text from inside a template, for a function like `tpl`. What the text defines is known to
    /// itself and to what it includes, and forgotten afterwards.
    public func evaluate(_ source: String, named name: String, with data: TemplateValue) throws(YareError) -> String {
        preconditionFailure("not there yet")
    }
}

/// Parsed templates that can call each other by name.
public struct TemplateSet: Sendable {
    public init(functions: FunctionTable) {}

    /// Parses a file. Its body becomes the template `name`; what it defines is added, and takes the place of earlier
    /// definitions of the same name unless it is blank, as in Go.
    ///
    /// - Throws: `template.*` with the place in the source.
    public mutating func parse(_ source: String, named name: String) throws(YareError) {
        preconditionFailure("not there yet")
    }
}
