import YareBase

extension Diagnostic.Code {
    /// What a template does that Go does not let it do.
    static let templateEvaluation: Diagnostic.Code = "template.evaluation"
    /// What a function says of its arguments.
    static let templateCall: Diagnostic.Code = "template.call"
    static let nilPointer: Diagnostic.Code = "template.nil-pointer"
    static let unknownField: Diagnostic.Code = "template.unknown-field"
    static let missingKey: Diagnostic.Code = "template.missing-key"
    static let wrongArguments: Diagnostic.Code = "template.wrong-arguments"
    static let undefinedTemplate: Diagnostic.Code = "template.undefined-template"
    static let limit: Diagnostic.Code = "template.limit"
}

// Where an error is.
extension Evaluator {
    /// The place of the node looked at last.
    var location: SourceLocation { tree.location(of: node.id) }

    /// The error at the place of the node looked at last, unless it has a place.
    func located(_ error: YareError) -> YareError {
        error.diagnostic.location == nil ? failure(error, in: nil) : error
    }

    /// The error of a call: with its place, or, where it comes from a template that the function executed, with the call
    /// as a step of the way there.
    func failedCall(of function: String, at id: NodeID, _ error: YareError) -> YareError {
        node = NodePlace(id: id)
        if error.diagnostic.location == nil { return failure(error, in: function) }
        guard let frame = error.diagnostic.frames.last, frame.location == nil else { return error }
        let completed = error.changing { diagnostic in
            let action = frame.action.isEmpty ? function : "\(function) \(frame.action)"
            diagnostic.frames[diagnostic.frames.count - 1] = Diagnostic.Frame(action: action, location: location)
        }
        var trace = completed.executionTrace ?? ExecutionTrace(steps: [], message: error.message, cause: error.cause)
        var step = step(in: function)
        step.context = trace.context
        trace.context = ""
        trace.steps.append(step)
        return completed.replacingCause(with: trace)
    }

    private func failure(_ error: YareError, in function: String?) -> YareError {
        let step = step(in: function)
        let trace = ExecutionTrace(steps: [step], message: error.message, cause: error.cause)
        return error.located(at: step.location).replacingCause(with: trace)
    }

    private func step(in function: String?) -> ExecutionTrace.Step {
        ExecutionTrace.Step(
            template: template?.name ?? "", location: location,
            expression: node.isName ? tree.functionName(of: node.id) : tree.text(of: node.id), function: function)
    }

    func limitReached() -> YareError {
        let what = steps < 0 ? "\(limits.steps) steps" : "\(limits.outputBytes) bytes of output"
        return YareError(.limit, "template takes more than the \(what) it may take", at: location)
    }
}

// The sentences are those of Go's evaluator.
extension YareError {
    static func noSuchTemplate(_ name: String, in set: String) -> YareError {
        let message = "template: no template \(Quoting.quote(name)) associated with template \(Quoting.quote(set))"
        return YareError(.undefinedTemplate, message)
    }

    static func undefinedTemplate(_ name: String) -> YareError {
        YareError(.undefinedTemplate, "template \(Quoting.quote(name)) not defined")
    }

    /// Helm's sentence for an include that includes itself for ever.
    static func nestedReference(_ name: String) -> YareError {
        YareError(
            .nestedTooDeeply,
            "rendering template has a nested reference name: \(name): unable to execute template")
    }

    static func templatesNestedTooDeeply(at location: SourceLocation?) -> YareError {
        YareError(.nestedTooDeeply, "exceeded maximum template depth (100000)", at: location)
    }

    static func undefinedVariable(_ name: String) -> YareError {
        YareError(.templateEvaluation, "undefined variable: \(name)")
    }

    static func nilIsNoCommand() -> YareError {
        YareError(.templateEvaluation, "nil is not a command")
    }

    static func overflowsInt(_ number: String) -> YareError {
        YareError(.templateEvaluation, "\(number) overflows int")
    }

    static func argumentToNonFunction(_ operand: String) -> YareError {
        YareError(.wrongArguments, "can't give argument to non-function \(operand)")
    }

    static func nilPointer(_ field: String) -> YareError {
        YareError(.nilPointer, "nil pointer evaluating interface {}.\(field)")
    }

    static func nilData(_ field: String) -> YareError {
        YareError(.missingKey, "nil data; no entry for key \(Quoting.quote(field))")
    }

    static func missingKey(_ key: String) -> YareError {
        YareError(.missingKey, "map has no entry for key \(Quoting.quote(key))")
    }

    static func noField(_ field: String, of receiver: Slot) -> YareError {
        let type = receiver.isInterface ? "interface {}" : receiver.value.typeName
        return YareError(.unknownField, "can't evaluate field \(field) in type \(type)")
    }

    static func notAMethod(_ name: String) -> YareError {
        YareError(.wrongArguments, "\(name) is not a method but has arguments")
    }

    static func fieldIsNoFunction(_ name: String) -> YareError {
        YareError(.wrongArguments, "\(name) has arguments but cannot be invoked as function")
    }

    static func wrongArgumentCount(_ name: String, wanted: Int, isMinimum: Bool, got: Int) -> YareError {
        let want = isMinimum ? "at least \(wanted)" : "\(wanted)"
        return YareError(.wrongArguments, "wrong number of args for \(name): want \(want) got \(got)")
    }

    static func cannotAssignNil(to parameter: TemplateFunction.Parameter) -> YareError {
        YareError(.wrongArguments, "cannot assign nil to \(parameter.typeName)")
    }

    static func invalidValue(for parameter: TemplateFunction.Parameter) -> YareError {
        YareError(.wrongArguments, "invalid value; expected \(parameter.typeName)")
    }

    static func wrongType(_ type: String, for parameter: TemplateFunction.Parameter) -> YareError {
        YareError(.wrongArguments, "wrong type for value; expected \(parameter.typeName); got \(type)")
    }

    /// A literal that is no constant of the parameter's type.
    static func wrongConstant(_ literal: String, for parameter: TemplateFunction.Parameter) -> YareError {
        let message =
            switch parameter {
            case .bool: "expected bool; found \(literal)"
            case .string: "expected string; found \(literal)"
            case .int, .int64: "expected integer; found \(literal)"
            case .uint32: "expected unsigned integer; found \(literal)"
            case .float64: "expected float; found \(literal)"
            default: "can't handle \(literal) for arg of type \(parameter.typeName)"
            }
        return YareError(.wrongArguments, message)
    }

    static func cannotRange(over value: TemplateValue) -> YareError {
        let text = (try? GoFormatter.text(of: value)) ?? value.typeName
        return YareError(.templateEvaluation, "range can't iterate over \(text)")
    }
}
