import YareBase

extension Evaluator {
    /// The value of a pipeline, or of the command that stands for one.
    func evaluate(pipeline id: NodeID, _ dot: Slot) throws(YareError) -> TemplateValue {
        node = NodePlace(id: id)
        guard case .pipeline(let commands, let declaration) = code.nodes[Int(id)] else {
            return try evaluate(command: id, dot)
        }
        if stackLimit.isReached { throw .templatesNestedTooDeeply(at: location) }
        let first = Int(commands.start)
        var value = try evaluate(command: code.children[first], dot)
        for index in first + 1..<first + Int(commands.count) {
            value = try evaluate(command: code.children[index], dot, piped: value)
        }
        if declaration != Node.none { try declare(code.declarations[Int(declaration)], value) }
        return value
    }

    private func declare(_ declaration: Declaration, _ value: TemplateValue) throws(YareError) {
        try assign(Slot(value: value), to: declaration.first)
        if let second = declaration.second { try assign(Slot(value: value), to: second) }
    }

    func assign(_ value: Slot, to target: Declaration.Target) throws(YareError) {
        guard target.slot != Node.none else { throw .undefinedVariable(code.names[Int(target.name)]) }
        slots[firstSlot + Int(target.slot)] = value
    }

    /// The value of the first command of a pipeline.
    func evaluate(command id: NodeID, _ dot: Slot) throws(YareError) -> TemplateValue {
        switch code.nodes[Int(id)] {
        case .field(let names): return try evaluate(fields: names, of: dot, at: id)
        case .call(let function, let arguments): return try call(Int(function), arguments, at: id, dot)
        case .variable(let slot, let names):
            let variable = try self.variable(slot, at: id)
            return names.count == 0 ? variable.value : try evaluate(fields: names, of: variable, at: id)
        case .chain(let base, let names):
            node = NodePlace(id: id)
            return try evaluate(fields: names, of: receiver(base, dot), at: nil)
        case .pipeline: return try evaluate(pipeline: id, dot)
        case .command(let operand, let arguments):
            return try evaluate(method: operand, arguments, dot, piped: nil, in: id)
        default: return try constant(id, dot)
        }
    }

    /// What a chain of names begins with. A function's nil is one inside an interface; parentheses take that off.
    private func receiver(_ base: NodeID, _ dot: Slot) throws(YareError) -> Slot {
        let value = try evaluate(argument: base, dot)
        guard case .null = value, case .call = code.nodes[Int(base)] else { return Slot(value: value) }
        return Slot(value: value, isInterface: true)
    }

    /// The value of a later command, which gets the value before it as its last argument.
    private func evaluate(
        command id: NodeID, _ dot: Slot, piped: TemplateValue
    ) throws(YareError) -> TemplateValue {
        switch code.nodes[Int(id)] {
        case .call(let function, let arguments): try call(Int(function), arguments, at: id, dot, piped: piped)
        case .command(let operand, let arguments):
            try evaluate(method: operand, arguments, dot, piped: piped, in: id)
        default: try evaluate(method: id, .empty, dot, piped: piped, in: id)
        }
    }

    private func constant(_ id: NodeID, _ dot: Slot) throws(YareError) -> TemplateValue {
        node = NodePlace(id: id)
        switch code.nodes[Int(id)] {
        case .dot: return dot.value
        case .string(let index, _): return .string(code.strings[Int(index)])
        case .number(let index, _): return try ideal(tree.numbers[Int(index)])
        case .bool(let flag): return .bool(flag)
        default: throw .nilIsNoCommand()
        }
    }

    /// The value of a number where nothing asks for a type.
    func ideal(_ number: NumberLiteral) throws(YareError) -> TemplateValue {
        switch number.ideal {
        case .int(let number): return .int(number)
        case .float(let number): return .float(number)
        case .complex(let real, let imaginary):
            return .object(ComplexNumber(real: real, imaginary: imaginary))
        case .overflow: throw .overflowsInt(tree.text(of: node.id))
        }
    }

    func variable(_ slot: Int32, at id: NodeID) throws(YareError) -> Slot {
        node = NodePlace(id: id)
        guard slot != Node.none else { throw .undefinedVariable(tree.variableName(of: id)) }
        return slots[firstSlot + Int(slot)]
    }

    /// A command with arguments, or with a piped value, whose operand is no function: a method call, or an error.
    private func evaluate(
        method operand: NodeID, _ arguments: Run, _ dot: Slot, piped: TemplateValue?, in command: NodeID
    ) throws(YareError) -> TemplateValue {
        switch code.nodes[Int(operand)] {
        case .field(let names):
            return try evaluate(fields: names, of: dot, at: operand, arguments, dot, piped)
        case .variable(let slot, let names) where names.count > 0:
            let variable = try self.variable(slot, at: operand)
            return try evaluate(fields: names, of: variable, at: operand, arguments, dot, piped)
        case .chain(let base, let names):
            node = NodePlace(id: operand)
            return try evaluate(fields: names, of: receiver(base, dot), at: nil, arguments, dot, piped)
        case .pipeline: break
        default: node = NodePlace(id: operand)
        }
        throw .argumentToNonFunction(tree.text(of: operand))
    }
}
