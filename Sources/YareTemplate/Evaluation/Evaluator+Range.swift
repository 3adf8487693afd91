import YareBase

extension Evaluator {
    /// `{{range pipeline}} body {{else}} alternative {{end}}`
    func range(
        over pipeline: NodeID, _ body: NodeID, _ alternative: NodeID, _ dot: Slot
    ) throws(YareError) -> Flow {
        let collection = try evaluate(pipeline: pipeline, dot)
        let loop = Loop(body: body, declaration: declaration(of: pipeline))
        let ran =
            switch collection {
            case .list(let list): try range(over: list, loop)
            case .dictionary(let dictionary): try range(over: dictionary, loop)
            case .null: false
            case .object(let object): try range(over: object, loop)
            case .integer(let count, let type) where templates.rangesOverIntegers: try range(to: count, type, loop)
            default: throw .cannotRange(over: collection)
            }
        return ran ? .normal : try execute(branch: alternative, dot)
    }

    /// What a `range` does for each element.
    private struct Loop {
        var body: NodeID
        var declaration: Declaration?
    }

    private func declaration(of pipeline: NodeID) -> Declaration? {
        guard case .pipeline(_, let index) = code.nodes[Int(pipeline)], index != Node.none else { return nil }
        return code.declarations[Int(index)]
    }

    private func range(over list: TemplateList, _ loop: Loop) throws(YareError) -> Bool {
        let isInterface = list.elementType == .any
        var index = 0
        for element in list.elements {
            let element = Slot(value: element, isInterface: isInterface)
            if try !iterate(loop, .int(index), element) { break }
            index += 1
        }
        return !list.elements.isEmpty
    }

    private func range(over dictionary: TemplateDictionary, _ loop: Loop) throws(YareError) -> Bool {
        let entries = dictionary.entries
        let isInterface = dictionary.type != .string
        for index in entries.indices {
            let element = Slot(value: entries.values[index], isInterface: isInterface)
            if try !iterate(loop, .string(entries.keys[index]), element) { break }
        }
        return !entries.isEmpty
    }

    private func range(over object: any TemplateObject, _ loop: Loop) throws(YareError) -> Bool {
        switch object.plainValue {
        case .list(let list): try range(over: list, loop)
        case .dictionary(let dictionary): try range(over: dictionary, loop)
        default: throw .cannotRange(over: .object(object))
        }
    }

    private func range(
        to count: Int64, _ type: TemplateValue.IntegerType, _ loop: Loop
    ) throws(YareError) -> Bool {
        var number: Int64 = 0
        while number < count {
            let element = Slot(value: .integer(number, type))
            if try !iterate(loop, element.value, element) { break }
            number += 1
        }
        return count > 0
    }

    /// Runs the body for an element; returns false where it breaks the loop.
    @inline(__always)
    private func iterate(_ loop: Loop, _ key: TemplateValue, _ element: Slot) throws(YareError) -> Bool {
        try step()
        if let declaration = loop.declaration {
            if let second = declaration.second {
                try assign(Slot(value: key), to: declaration.first)
                try assign(element, to: second)
            } else {
                try assign(element, to: declaration.first)
            }
        }
        return try execute(loop.body, element) != .break
    }
}
