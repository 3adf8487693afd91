public import YareBase

/// How an execution came to the place where it failed, step by step, for Go's own text of the error.
///
/// It travels as the cause of the ``YareError`` that an evaluator throws. The error itself says the innermost message once
/// and has the way there as frames; this knows what Go would have said on each level.
public struct ExecutionTrace: Error, Sendable {
    /// A level: a node of a template that was being evaluated.
    public struct Step: Sendable {
        /// The name of the template, which is that of its file or its definition.
        public var template: String
        /// Where the node stands; Go counts the column from 0.
        public var location: SourceLocation
        /// The node as Go prints it.
        public var expression: String
        /// The function whose call failed, if the message is not the evaluator's own.
        public var function: String?
        /// What the function put in front of the error beneath, such as `error during tpl function execution for "…"`.
        public var context = ""
    }

    /// The levels, innermost first.
    public var steps: [Step]
    /// The innermost message.
    public var message: String
    /// What the function that fails next will have put in front.
    var context = ""
    /// The cause that the error had before.
    public var cause: (any Error)?

    /// Go's text of the whole: `template: a:1:5: executing "a" at <include "b" .>: error calling include: …`.
    public var goText: String {
        steps.reduce(message) { text, step in
            let place = "\(step.location.file):\(step.location.line ?? 1):\((step.location.column ?? 1) - 1)"
            let call = step.function.map { "error calling \($0): \(step.context)" } ?? ""
            return
                "template: \(place): executing \(Quoting.quote(step.template)) at <\(step.expression)>: \(call)\(text)"
        }
    }
}

extension YareError {
    /// How the execution came to the place of the error, if an evaluator threw it.
    public var executionTrace: ExecutionTrace? { cause as? ExecutionTrace }

    /// The error with what a function like `tpl` says about the error beneath, for Go's text alone: the place and the
    /// message of the error stay as they are.
    public func addingContext(_ context: String) -> YareError {
        guard var trace = executionTrace else { return self }
        trace.context = "\(context): \(trace.context)"
        return replacingCause(with: trace)
    }

    func replacingCause(with cause: any Error) -> YareError {
        YareError(diagnostic, others: Array(diagnostics.dropFirst()), cause: cause)
    }

    /// The error with a step of the way out, which the call that caused it will complete.
    func addingFrame(_ action: String, at location: @autoclosure () -> SourceLocation? = nil) -> YareError {
        if diagnostic.frames.count >= Self.mostFrames { return self }
        return changing { $0.frames.append(Diagnostic.Frame(action: action, location: location())) }
    }

    /// How many steps of the way out are kept, the innermost ones. A template that called itself a hundred thousand times
    /// has no more to tell.
    private static var mostFrames: Int { 32 }

    func addingTemplateFrame(_ name: String, at location: @autoclosure () -> SourceLocation) -> YareError {
        addingFrame("template \(Quoting.quote(name))", at: location())
    }
}
