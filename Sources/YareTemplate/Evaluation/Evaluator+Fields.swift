import YareBase

extension Evaluator {
    /// The value of `.a.b`, beginning at a receiver.
    ///
    /// - Parameter id: the node that messages are to show, unless it is the one looked at last.
    func evaluate(fields names: Run, of receiver: Slot, at id: NodeID?) throws(YareError) -> TemplateValue {
        if let id { node = NodePlace(id: id) }
        var current = receiver
        for index in names.indices {
            try step(into: tree.names[index], of: &current)
        }
        if case .null = current.value { nilIsInterface = current.isInterface }
        return current.value
    }

    /// The same with arguments for a method at the end.
    func evaluate(
        fields names: Run, of receiver: Slot, at id: NodeID?, _ arguments: Run, _ dot: Slot, _ piped: TemplateValue?
    ) throws(YareError) -> TemplateValue {
        if let id { node = NodePlace(id: id) }
        var current = receiver
        for index in names.indices.dropLast() {
            try step(into: tree.names[index], of: &current)
        }
        let name = tree.names[names.indices.upperBound - 1]
        if case .null = current.value, !current.isInterface { return .null }
        if let method = method(name, of: current.value) {
            return try call(method, name, arguments, at: node.id, dot, piped: piped)
        }
        if case .object(let object) = current.value, object.member(name) != nil {
            throw .fieldIsNoFunction(name)
        }
        if case .dictionary = current.value { throw .notAMethod(name) }
        try step(into: name, of: &current)
        return current.value
    }

    /// Goes from a value to its field, method or key.
    @inline(__always)
    private func step(into name: String, of current: inout Slot) throws(YareError) {
        if case .dictionary(let dictionary) = current.value, dictionary.type != .values {
            if let value = dictionary.entries[name] {
                current = Slot(value: value, isInterface: dictionary.type != .string)
            } else {
                current = try missing(name, dictionary.type)
            }
        } else {
            try stepSlowly(into: name, of: &current)
        }
    }

    private func stepSlowly(into name: String, of current: inout Slot) throws(YareError) {
        if let method = method(name, of: current.value) {
            let result = try call(method, name, .empty, at: node.id, current, piped: nil)
            current = Slot(value: result)
            return
        }
        switch current.value {
        case .dictionary(let dictionary):
            if let value = dictionary.entries[name] {
                current = Slot(value: value, isInterface: true)
            } else {
                current = try missing(name, dictionary.type)
            }
        case .null where current.isInterface: throw .nilPointer(name)
        case .null where templates.missingKey == .error: throw .nilData(name)
        case .null: break
        case .object(let object):
            guard case .field(let value) = object.member(name) else { throw .noField(name, of: current) }
            current = Slot(value: value)
            if case .null = value { current.isInterface = true }
        default: throw .noField(name, of: current)
        }
    }

    /// What a map gives for a key it does not have.
    private func missing(_ name: String, _ type: TemplateDictionary.MapType) throws(YareError) -> Slot {
        switch templates.missingKey {
        case .zero: type == .string ? Slot(value: .string("")) : Slot(value: .null, isInterface: true)
        case .invalid: .empty
        case .error: throw .missingKey(name)
        }
    }

    /// The method of a value, with its receiver bound where it is a dictionary's.
    private func method(_ name: String, of value: TemplateValue) -> TemplateFunction? {
        switch value {
        case .object(let object):
            guard case .method(let function) = object.member(name) else { return nil }
            return function
        case .dictionary(let dictionary):
            guard let first = name.utf8.first, first &- UInt8(ascii: "A") < 26,
                let function = templates.methods[dictionary.type]?[name]
            else { return nil }
            return function.bound(to: dictionary)
        default: return nil
        }
    }
}

extension TemplateFunction {
    /// The function without its first parameter, which is `dictionary` in each call.
    fileprivate func bound(to dictionary: TemplateDictionary) -> TemplateFunction {
        nonisolated(unsafe) let receiver = TemplateValue.dictionary(dictionary)
        let body = body
        // it is called before the evaluator does anything else, on the same thread
        return TemplateFunction(name, Array(parameters.dropFirst()), rest: rest) { call throws(YareError) in
            try body(TemplateCall(arguments: [receiver] + call.arguments, evaluator: call.evaluator))
        }
    }
}
