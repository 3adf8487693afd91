import YareBase

// What stands between delimiters: a control structure or a pipeline.
extension Parser {
    /// An action after its left delimiter. The statement is put on the stack, unless the action ends a list.
    mutating func action() throws(YareError) -> Terminator? {
        let token = peek()
        switch token.kind {
        case .if: stack.append(try control(.if))
        case .with: stack.append(try control(.with))
        case .range: stack.append(try control(.range))
        case .template: stack.append(try templateCall())
        case .block: stack.append(try block())
        case .break, .continue: stack.append(try loopExit())
        case .end:
            _ = next()
            _ = try expect(.rightDelimiter, in: "end")
            return .end
        case .else:
            try elseControl()
            return .else
        default:
            stack.append(try statement(at: token.start))
        }
        return nil
    }

    /// A pipeline as a whole action: printed, unless it declares something.
    private mutating func statement(at position: Int32) throws(YareError) -> NodeID {
        let pipeline = try pipeline(in: "command", upTo: .rightDelimiter, simplifies: true)
        if case .pipeline(_, let declaration) = contents.nodes[Int(pipeline)], declaration != Node.none {
            return contents.add(.declare(pipeline: pipeline), at: position)
        }
        return contents.add(.print(pipeline: pipeline), at: position)
    }

    /// `if`, `with` and `range` up to their `end`.
    private mutating func control(_ keyword: Token.Kind) throws(YareError) -> NodeID {
        _ = next()
        let context = keyword == .if ? "if" : keyword == .with ? "with" : "range"
        let mark = scope.mark
        openings.append(Opening(keyword: context, position: actionStart))
        defer {
            scope.leave(mark)
            openings.removeLast()
        }
        let position = peek().start
        let pipeline = try pipeline(in: context, upTo: .rightDelimiter)
        let bodyMark = scope.mark
        if keyword == .range { rangeDepth += 1 }
        let (body, terminator) = try list()
        if keyword == .range { rangeDepth -= 1 }
        scope.hide(since: bodyMark)
        let alternative = terminator == .else ? try alternative(of: keyword) : Node.none
        let node: Node =
            switch keyword {
            case .if: .if(pipeline: pipeline, body: body, alternative: alternative)
            case .with: .with(pipeline: pipeline, body: body, alternative: alternative)
            default: .range(pipeline: pipeline, body: body, alternative: alternative)
            }
        return contents.add(node, at: position)
    }

    /// What follows `else`: a list and its `end`, or another `if` or `with` that shares this one's `end`.
    private mutating func alternative(of keyword: Token.Kind) throws(YareError) -> NodeID {
        if keyword != .range, peek().kind == keyword {
            if stackLimit.isReached { throw nestedTooDeeply() }
            return try control(keyword)
        }
        let (list, terminator) = try list()
        if terminator != .end { throw failure("expected end; found \(terminator.text)") }
        return list
    }

    /// `else`, leaving an `if` or `with` behind it for the control structure to see.
    private mutating func elseControl() throws(YareError) {
        _ = next()
        let kind = peek().kind
        if kind != .if, kind != .with { _ = try expect(.rightDelimiter, in: "else") }
    }

    private mutating func loopExit() throws(YareError) -> NodeID {
        let keyword = next()
        let name = keyword.kind == .break ? "{{break}}" : "{{continue}}"
        _ = try expect(.rightDelimiter, in: name)
        if rangeDepth == 0 { throw failure("\(name) outside {{range}}", at: keyword.start) }
        return contents.add(keyword.kind == .break ? .break : .continue, at: keyword.start)
    }

    private mutating func templateCall() throws(YareError) -> NodeID {
        _ = next()
        let (name, position) = try templateName(in: "template clause")
        if peek().kind == .rightDelimiter {
            _ = next()
            return contents.add(.template(name: name, data: Node.none), at: position)
        }
        let data = try pipeline(in: "template clause", upTo: .rightDelimiter)
        return contents.add(.template(name: name, data: data), at: position)
    }

    /// `{{block "name" pipeline}} … {{end}}`: a definition and a call of it in one.
    private mutating func block() throws(YareError) -> NodeID {
        _ = next()
        let (name, position) = try templateName(in: "block clause")
        let data = try pipeline(in: "block clause", upTo: .rightDelimiter)
        try template(contents.names[Int(name)], in: "block clause")
        return contents.add(.template(name: name, data: data), at: position)
    }

    private mutating func templateName(in context: String) throws(YareError) -> (name: Int32, position: Int32) {
        let token = try expect(.string, .rawString, in: context)
        return (contents.add(name: try unquoted(token)), token.start)
    }
}
