import YareBase

extension Evaluator {
    /// The value of `.a.b`, beginning at a receiver.
    ///
    /// - Parameter id: the node that messages are to show, unless it is the one looked at last.
    func evaluate(fields names: Run, of receiver: Slot, at id: NodeID?) throws(YareError) -> TemplateValue {
        if let id { node = NodePlace(id: id) }
        if case .dictionary(let dictionary) = receiver.value, let value = value(at: names, of: dictionary) {
            return value
        }
        var current = receiver
        for index in names.indices {
            try step(into: code.names[index], of: &current)
        }
        if case .null = current.value { nilIsInterface = current.isInterface }
        return current.value
    }

    /// The value at the end of a chain that leads through dictionaries only, as nearly all do; `nil` where the common way
    /// has to look closer.
    private func value(at names: Run, of dictionary: TemplateDictionary) -> TemplateValue? {
        var dictionary = dictionary
        var index = Int(names.start)
        let last = index + Int(names.count) - 1
        while true {
            let name = code.names[index]
            if dictionary.type == .values, mayBeMethod(name) { return nil }
            let place = dictionary.entries.position(of: name)
            guard place.found else {
                guard index == last, dictionary.type != .string, templates.missingKey == .zero else { return nil }
                nilIsInterface = true
                return .null
            }
            let value = dictionary.entries.values[place.index]
            if index == last {
                if case .null = value { nilIsInterface = true }
                return value
            }
            guard case .dictionary(let next) = value else { return nil }
            dictionary = next
            index += 1
        }
    }

    /// The same with arguments for a method at the end.
    func evaluate(
        fields names: Run, of receiver: Slot, at id: NodeID?, _ arguments: Run, _ dot: Slot, _ piped: TemplateValue?
    ) throws(YareError) -> TemplateValue {
        if let id { node = NodePlace(id: id) }
        var current = receiver
        for index in names.indices.dropLast() {
            try step(into: code.names[index], of: &current)
        }
        let name = code.names[names.indices.upperBound - 1]
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
    private func step(into name: String, of current: inout Slot) throws(YareError) {
        if let method = method(name, of: current.value) {
            let result = try call(method, name, .empty, at: node.id, current, piped: nil)
            current = Slot(value: result)
            return
        }
        switch current.value {
        case .dictionary(let dictionary):
            if let value = dictionary.entries[name] {
                current = Slot(value: value, isInterface: dictionary.type != .string)
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
            guard mayBeMethod(name), let function = templates.methods[dictionary.type]?[name] else { return nil }
            return function.bound(to: dictionary)
        default: return nil
        }
    }

    /// Whether a dictionary may have a method of a name: one of its methods begins with the same letter.
    @inline(__always)
    private func mayBeMethod(_ name: String) -> Bool {
        methodInitials != 0 && name.utf8.first.map { methodInitials & Self.initial($0) != 0 } ?? false
    }

    /// The bit of a capital letter, zero for everything else.
    static func initial(_ byte: UInt8) -> UInt32 {
        let letter = byte &- UInt8(ascii: "A")
        return letter < 26 ? 1 << UInt32(letter) : 0
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
