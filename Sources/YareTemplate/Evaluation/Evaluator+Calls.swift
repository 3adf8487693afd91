import YareBase

extension Evaluator {
    /// Calls a function of the table.
    func call(
        _ index: Int, _ arguments: Run, at id: NodeID, _ dot: Slot, piped: TemplateValue? = nil
    ) throws(YareError) -> TemplateValue {
        node = NodePlace(id: id, isName: true)
        let function = functions[index]
        if let special = function.special {
            try checkCount(function, function.name, arguments, piped)
            if let value = try call(special, arguments, at: id, dot, piped) { return value }
        }
        return try call(function, function.name, arguments, at: id, dot, piped: piped)
    }

    /// Calls a function or a method with arguments that are evaluated and checked first.
    func call(
        _ function: TemplateFunction, _ name: String, _ arguments: Run, at id: NodeID, _ dot: Slot,
        piped: TemplateValue?
    ) throws(YareError) -> TemplateValue {
        try checkCount(function, name, arguments, piped)
        var values: [TemplateValue] = []
        values.reserveCapacity(Int(arguments.count) + (piped == nil ? 0 : 1))
        for index in arguments.indices {
            let parameter = function.parameter(at: values.count)
            values.append(try evaluate(argument: code.children[index], dot, as: parameter))
        }
        if let piped {
            nilIsInterface = false
            values.append(try validate(piped, as: function.parameter(at: values.count)))
        }
        do throws(YareError) {
            return try function.body(TemplateCall(arguments: values, evaluator: self))
        } catch {
            throw failedCall(of: name, at: id, error)
        }
    }

    private func checkCount(
        _ function: TemplateFunction, _ name: String, _ arguments: Run, _ piped: TemplateValue?
    ) throws(YareError) {
        let count = Int(arguments.count) + (piped == nil ? 0 : 1)
        let wanted = function.parameters.count
        if function.rest == nil ? count != wanted : count < wanted {
            throw .wrongArgumentCount(
                name, wanted: wanted, isMinimum: function.rest != nil,
                got: function.rest == nil ? count : Int(arguments.count))
        }
    }

    // MARK: arguments

    /// The value of an argument for a parameter of any type.
    func evaluate(argument id: NodeID, _ dot: Slot) throws(YareError) -> TemplateValue {
        node = NodePlace(id: id)
        if case .nil = code.nodes[Int(id)] {
            nilIsInterface = false
            return .null
        }
        nilIsInterface = false
        let value = try evaluate(command: id, dot)
        if case .null = value { nilIsInterface = isInterfaceNil(id, dot) }
        return value
    }

    /// Whether the nil that an operand gave is one inside an interface for Go.
    private func isInterfaceNil(_ id: NodeID, _ dot: Slot) -> Bool {
        switch code.nodes[Int(id)] {
        case .dot: dot.isInterface
        case .variable(let slot, let names) where names.count == 0: slots[firstSlot + Int(slot)].isInterface
        case .field, .variable, .chain: nilIsInterface
        default: false
        }
    }

    /// The value of an argument, of the type that the parameter wants.
    private func evaluate(
        argument id: NodeID, _ dot: Slot, as parameter: TemplateFunction.Parameter
    ) throws(YareError) -> TemplateValue {
        if parameter == .any { return try evaluate(argument: id, dot) }
        node = NodePlace(id: id)
        switch code.nodes[Int(id)] {
        case .nil:
            guard parameter.allowsNil else { throw .cannotAssignNil(to: parameter) }
            return .null
        case .string(let index, _):
            guard parameter == .string else { throw .wrongConstant(tree.text(of: id), for: parameter) }
            return .string(code.strings[Int(index)])
        case .bool(let flag):
            guard parameter == .bool else { throw .wrongConstant(tree.text(of: id), for: parameter) }
            return .bool(flag)
        case .number(let index, _):
            guard let value = tree.numbers[Int(index)].value(as: parameter) else {
                throw .wrongConstant(tree.text(of: id), for: parameter)
            }
            return value
        default: return try validate(evaluate(argument: id, dot), as: parameter)
        }
    }

    /// Checks that Go would assign a value to a parameter.
    private func validate(
        _ value: TemplateValue, as parameter: TemplateFunction.Parameter
    ) throws(YareError) -> TemplateValue {
        if case .null = value {
            if parameter == .any { return value }
            if nilIsInterface { throw .wrongType("interface {}", for: parameter) }
            guard parameter.allowsNil else { throw .invalidValue(for: parameter) }
            return value
        }
        guard parameter.accepts(value) else { throw .wrongType(value.typeName, for: parameter) }
        return value
    }
}

extension TemplateFunction {
    /// The parameter that takes the argument at an index; there is one, or the count would have been wrong.
    @inline(__always)
    fileprivate func parameter(at index: Int) -> Parameter {
        index < parameters.count ? parameters[index] : rest ?? .any
    }
}

extension NumberLiteral {
    /// The number as a value of a parameter's type, if it can be one.
    fileprivate func value(as parameter: TemplateFunction.Parameter) -> TemplateValue? {
        switch parameter {
        case .int: integer.map { .integer($0, .int) }
        case .int64: integer.map { .integer($0, .int64) }
        case .uint32: integer.flatMap { $0 < 0 ? nil : .integer($0 & 0xFFFF_FFFF, .uint32) }
        case .float64: float.map { .float($0) }
        default: nil
        }
    }
}
