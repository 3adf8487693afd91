import YareBase

// The built-in functions that do not evaluate all their arguments, or look at them more closely than a body may.
extension Evaluator {
    /// Calls a special function, or returns `nil` where the common way will do.
    func call(
        _ special: TemplateFunction.Special, _ arguments: Run, at id: NodeID, _ dot: Slot, _ piped: TemplateValue?
    ) throws(YareError) -> TemplateValue? {
        switch special {
        case .and: return try shortCircuit(at: false, arguments, dot, piped)
        case .or: return try shortCircuit(at: true, arguments, dot, piped)
        case .not: return .bool(!(try only(arguments, dot, piped).isTrue))
        case .eq, .ne: return try compare(arguments, dot, piped, negated: special == .ne, at: id)
        case .len: return try length(arguments, dot, piped, at: id)
        case .call: throw callee(arguments, at: id, dot, piped)
        }
    }

    /// `and` and `or`: the first argument whose truth decides, otherwise the last.
    private func shortCircuit(
        at truth: Bool, _ arguments: Run, _ dot: Slot, _ piped: TemplateValue?
    ) throws(YareError) -> TemplateValue {
        var value = TemplateValue.null
        for index in arguments.indices {
            value = try evaluate(argument: code.children[index], dot)
            if value.isTrue == truth { return value }
        }
        return piped ?? value
    }

    private func only(_ arguments: Run, _ dot: Slot, _ piped: TemplateValue?) throws(YareError) -> TemplateValue {
        if let piped {
            nilIsInterface = false
            return piped
        }
        return try evaluate(argument: code.children[Int(arguments.start)], dot)
    }

    /// `eq` and `ne` of two values, the usual number, without a list of arguments.
    private func compare(
        _ arguments: Run, _ dot: Slot, _ piped: TemplateValue?, negated: Bool, at id: NodeID
    ) throws(YareError) -> TemplateValue? {
        guard Int(arguments.count) + (piped == nil ? 0 : 1) == 2 else { return nil }
        let first = try evaluate(argument: code.children[Int(arguments.start)], dot)
        var second = piped ?? .null
        if piped == nil { second = try evaluate(argument: code.children[Int(arguments.start) + 1], dot) }
        do throws(YareError) {
            return .bool(try Comparison.isEqual(first, second) != negated)
        } catch {
            throw failedCall(of: negated ? "ne" : "eq", at: id, error)
        }
    }

    private func length(
        _ arguments: Run, _ dot: Slot, _ piped: TemplateValue?, at id: NodeID
    ) throws(YareError) -> TemplateValue {
        let value = try only(arguments, dot, piped)
        do throws(YareError) {
            return .int(try Indexing.length(of: value, nilIsInterface: nilIsInterface))
        } catch {
            throw failedCall(of: "len", at: id, error)
        }
    }

    /// `call`: no value of a template is a function, so this is an error in one of two sentences.
    private func callee(_ arguments: Run, at id: NodeID, _ dot: Slot, _ piped: TemplateValue?) -> YareError {
        do throws(YareError) {
            return failedCall(of: "call", at: id, try noFunction(arguments, dot, piped))
        } catch {
            return error
        }
    }

    private func noFunction(_ arguments: Run, _ dot: Slot, _ piped: TemplateValue?) throws(YareError) -> YareError {
        var value = piped ?? .null
        var name = "<no value>"
        if arguments.count > 0 {
            let first = code.children[Int(arguments.start)]
            value = try evaluate(argument: first, dot)
            name = tree.text(of: first)
        }
        return .callOfNonFunction(name, value)
    }
}
