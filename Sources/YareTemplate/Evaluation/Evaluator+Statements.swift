import YareBase

extension Evaluator {
    /// How a list of statements ended.
    enum Flow {
        case normal, `break`, `continue`
    }

    /// Executes a statement or a list of them.
    func execute(_ id: NodeID, _ dot: Slot) throws(YareError) -> Flow {
        switch code.nodes[Int(id)] {
        case .list(let run): return try execute(run, dot)
        case .text(let start, let end): write(start, end)
        case .print(let pipeline): try print(evaluate(pipeline: pipeline, dot))
        case .declare(let pipeline): _ = try evaluate(pipeline: pipeline, dot)
        case .if(let pipeline, let body, let alternative):
            let isTrue = try evaluate(pipeline: pipeline, dot).isTrue
            return try execute(branch: isTrue ? body : alternative, dot)
        case .with(let pipeline, let body, let alternative):
            let value = try evaluate(pipeline: pipeline, dot)
            return value.isTrue
                ? try execute(body, Slot(value: value)) : try execute(branch: alternative, dot)
        case .range(let pipeline, let body, let alternative):
            return try range(over: pipeline, body, alternative, dot)
        case .template(let name, let data): try call(template: id, code.names[Int(name)], data, dot)
        case .break: return .break
        case .continue: return .continue
        default: break
        }
        return .normal
    }

    private func execute(_ run: Run, _ dot: Slot) throws(YareError) -> Flow {
        if stackLimit.isReached { throw .templatesNestedTooDeeply(at: location) }
        for index in run.indices {
            let statement = code.children[index]
            try step()
            if trace != nil, depth == 1 { note(statement) }
            let flow = try execute(statement, dot)
            if flow != .normal { return flow }
        }
        return .normal
    }

    /// Notes that what is printed next is a statement's.
    private func note(_ statement: NodeID) {
        if case .text(let start, _) = code.nodes[Int(statement)] {
            trace?.note(output: output.count, source: Int(start), isText: true)
        } else {
            trace?.note(output: output.count, source: Int(code.positions[Int(statement)]), isText: false)
        }
    }

    @inline(__always)
    func execute(branch id: NodeID, _ dot: Slot) throws(YareError) -> Flow {
        id == Node.none ? .normal : try execute(id, dot)
    }

    /// Counts a step of the run against its limits.
    @inline(__always)
    func step() throws(YareError) {
        steps &-= 1
        if steps < 0 || output.count > limits.outputBytes { throw limitReached() }
    }

    private func write(_ start: Int32, _ end: Int32) {
        output.append(UnsafeBufferPointer(rebasing: code.source[Int(start)..<Int(end)]))
    }

    /// Prints the value of an action as Go does: nil as `<no value>`, everything else as `fmt.Print` would.
    private func print(_ value: TemplateValue) throws(YareError) {
        switch value {
        case .null: output.append("<no value>")
        case .string(let text): output.append(text)
        case .integer(let number, let type) where !type.isUnsigned: output.append(String(number))
        case .object(let object):
            if let text = object.addressedText {
                output.append(text)
            } else {
                output.append(try GoFormatter.text(of: value))
            }
        default: output.append(try GoFormatter.text(of: value))
        }
    }

    /// `{{template "name" pipeline}}`
    private func call(
        template id: NodeID, _ name: String, _ data: NodeID, _ dot: Slot
    ) throws(YareError) {
        node = NodePlace(id: id)
        guard let template = self.template(named: name) else { throw .undefinedTemplate(name) }
        // Go's limit, and its sentence
        if depth >= 100_000 { throw .templatesNestedTooDeeply(at: nil) }
        let argument = data == Node.none ? .null : try evaluate(pipeline: data, dot)
        do throws(YareError) {
            try run(template, Slot(value: argument))
        } catch {
            node = NodePlace(id: id)
            throw error.addingTemplateFrame(name, at: location)
        }
    }
}
