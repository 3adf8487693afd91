import YareBase

// Pipelines, commands and operands.
extension Parser {
    /// A pipeline with its terminator.
    ///
    /// - Parameters:
    ///   - context: what the pipeline belongs to, for messages.
    ///   - simplifies: whether a single command may stand for the pipeline.
    mutating func pipeline(
        in context: String, upTo terminator: Token.Kind, simplifies: Bool = false
    ) throws(YareError) -> NodeID {
        let position = peek().start
        let targets = peek().kind == .variable ? try declarationTargets(in: context) : nil
        let mark = stack.count
        while peek().kind != terminator {
            guard peek().kind.startsOperand else { throw unexpected(next(), in: context) }
            stack.append(try command())
        }
        let end = next()
        if stack.count == mark { throw failure("missing value for \(context)", at: end.start) }
        if let index = stack[(mark + 1)...].firstIndex(where: { isConstant($0) }) {
            let position = contents.positions[Int(stack[index])]
            throw failure("non executable command in pipeline stage \(index - mark + 1)", at: position)
        }
        let declaration = targets.map { declare($0) } ?? Node.none
        if simplifies, stack.count == mark + 1, declaration == Node.none { return stack.removeLast() }
        let commands = contents.add(childrenFrom: mark, of: &stack)
        return contents.add(.pipeline(commands: commands, declaration: declaration), at: position)
    }

    /// Whether a command is, or begins with, something that cannot take the value of a pipeline.
    private func isConstant(_ command: NodeID) -> Bool {
        switch contents.nodes[Int(command)] {
        case .bool, .dot, .nil, .number, .string: true
        case .command(let operand, _): isConstant(operand)
        default: false
        }
    }

    // MARK: declarations

    /// The variables that a pipeline begins with declaring or assigning to.
    private struct Targets {
        var names: [String] = []
        var isAssignment = false
    }

    /// `$x :=`, `$x =` or, for `range`, `$i, $x :=`; `nil` where the variable is an operand.
    private mutating func declarationTargets(in context: String) throws(YareError) -> Targets? {
        var targets = Targets()
        while peek().kind == .variable {
            let start = place
            let variable = next()
            let token = peek()
            switch token.kind {
            case .assign, .declare:
                _ = next()
                targets.names.append(text(of: variable))
                targets.isAssignment = token.kind == .assign
                return known(targets)
            case .punctuation where text(of: token) == ",":
                _ = next()
                targets.names.append(text(of: variable))
                guard context == "range", targets.names.count < 2 else {
                    throw failure("too many declarations in \(context)", at: token.start)
                }
                guard [.variable, .rightDelimiter, .rightParenthesis].contains(peek().kind) else {
                    throw failure("range can only initialize variables", at: peek().start)
                }
            default:
                place = start
                return targets.names.isEmpty ? nil : known(targets)
            }
        }
        return known(targets)
    }

    /// While the pipeline is parsed its variables are known by name, but not there yet: `$x := add $x 1` adds to an outer
    /// `$x`.
    private mutating func known(_ targets: Targets) -> Targets {
        for name in targets.names { scope.mention(name) }
        return targets
    }

    private mutating func declare(_ targets: Targets) -> Int32 {
        var resolved = targets.names.map { name in
            let slot = targets.isAssignment ? scope.slot(of: name) ?? Node.none : scope.declare(name)
            return Declaration.Target(name: contents.add(name: name), slot: slot)
        }
        let first = resolved.removeFirst()
        contents.declarations.append(
            Declaration(isAssignment: targets.isAssignment, first: first, second: resolved.first))
        return Int32(truncatingIfNeeded: contents.declarations.count - 1)
    }

    // MARK: commands

    /// Operands up to a pipe, which is consumed, or to the end of the pipeline.
    private mutating func command() throws(YareError) -> NodeID {
        let position = peek().start
        let operand = try operand()
        let mark = stack.count
        while peek().followsSpace, peek().kind.startsOperand {
            stack.append(try self.operand())
        }
        let token = peek()
        switch token.kind {
        case .pipe: _ = next()
        case .rightDelimiter, .rightParenthesis: break
        default: throw unexpected(next(), in: "operand")
        }
        if stack.count == mark { return operand }
        let arguments = contents.add(childrenFrom: mark, of: &stack)
        if case .call(let function, _) = contents.nodes[Int(operand)] {
            contents.nodes[Int(operand)] = .call(function: function, arguments: arguments)
            return operand
        }
        return contents.add(.command(operand: operand, arguments: arguments), at: position)
    }

    /// A term and the fields behind it.
    private mutating func operand() throws(YareError) -> NodeID {
        let term = next()
        let firstName = contents.names.count
        let base = try self.term(term)
        let following = peek()
        guard following.kind == .field, !following.followsSpace else { return base }
        let firstField = contents.names.count
        while peek().kind == .field, !peek().followsSpace { addFieldName(next()) }
        switch contents.nodes[Int(base)] {
        case .field:
            return replace(base, with: .field(names(from: firstName)), at: following.start)
        case .variable(let slot, _):
            return replace(base, with: .variable(slot: slot, fields: names(from: firstName)), at: following.start)
        case .bool, .string, .number, .nil, .dot:
            let literal = Quoting.quote(text(of: term))
            throw failure("unexpected . after term \(literal)", at: following.start)
        default:
            return contents.add(.chain(base: base, fields: names(from: firstField)), at: following.start)
        }
    }

    /// Puts a longer chain in place of its beginning. For Go it stands where its second part does.
    private mutating func replace(_ node: NodeID, with chain: Node, at position: Int32) -> NodeID {
        contents.nodes[Int(node)] = chain
        contents.positions[Int(node)] = position
        return node
    }

    private mutating func term(_ token: Token) throws(YareError) -> NodeID {
        switch token.kind {
        case .identifier: return contents.add(try call(token), at: token.start)
        case .field:
            addFieldName(token)
            return contents.add(.field(names(from: contents.names.count - 1)), at: token.start)
        case .variable: return contents.add(try variable(token), at: token.start)
        case .dot: return contents.add(.dot, at: token.start)
        case .nil: return contents.add(.nil, at: token.start)
        case .bool: return contents.add(.bool(token.range.count == 4), at: token.start)
        case .string, .rawString: return contents.add(try string(token), at: token.start)
        case .number, .character: return contents.add(try number(token), at: token.start)
        case .leftParenthesis:
            if stackLimit.isReached { throw nestedTooDeeply() }
            return try pipeline(in: "parenthesized pipeline", upTo: .rightParenthesis)
        default: throw unexpected(token, in: "operand")
        }
    }

    private mutating func addFieldName(_ token: Token) {
        _ = contents.add(name: String(decoding: lexer.bytes[token.range.dropFirst()], as: UTF8.self))
    }

    private func names(from start: Int) -> Run {
        Run(
            start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: contents.names.count - start))
    }

    private mutating func call(_ token: Token) throws(YareError) -> Node {
        let name = text(of: token)
        guard let index = functions.index(of: name) else {
            throw .undefinedFunction(name, in: functions, at: location(token.start))
        }
        return .call(function: Int32(truncatingIfNeeded: index), arguments: .empty)
    }

    private func variable(_ token: Token) throws(YareError) -> Node {
        let name = text(of: token)
        guard let slot = scope.slot(of: name) else {
            throw failure("undefined variable \(Quoting.quote(name))", at: token.start)
        }
        return .variable(slot: slot, fields: .empty)
    }

    // MARK: literals

    private mutating func string(_ token: Token) throws(YareError) -> Node {
        contents.strings.append(try unquoted(token))
        return .string(
            index: Int32(truncatingIfNeeded: contents.strings.count - 1), length: token.end - token.start)
    }

    func unquoted(_ token: Token) throws(YareError) -> String {
        guard let text = Unquoting.string(lexer.bytes[token.range]) else {
            throw failure("invalid syntax", at: token.start)
        }
        return text
    }

    private mutating func number(_ token: Token) throws(YareError) -> Node {
        contents.numbers.append(token.kind == .character ? try character(token) : try numberLiteral(token))
        return .number(
            index: Int32(truncatingIfNeeded: contents.numbers.count - 1), length: token.end - token.start)
    }

    private func numberLiteral(_ token: Token) throws(YareError) -> NumberLiteral {
        let text = text(of: token)
        do {
            return try NumberLiteral(parsing: text)
        } catch {
            let problem = error == .overflow ? "integer overflow" : "illegal number syntax"
            throw failure("\(problem): \(Quoting.quote(text))", at: token.start)
        }
    }

    private func character(_ token: Token) throws(YareError) -> NumberLiteral {
        switch Unquoting.character(lexer.bytes[token.range]) {
        case .character(let scalar): return NumberLiteral(character: scalar)
        case .several: throw failure("malformed character constant: \(text(of: token))", at: token.start)
        case .invalid: throw failure("invalid syntax", at: token.start)
        }
    }
}

extension Token.Kind {
    /// Whether an operand may begin with a token of the kind.
    fileprivate var startsOperand: Bool {
        switch self {
        case .bool, .character, .dot, .field, .identifier, .number, .nil, .rawString, .string, .variable,
            .leftParenthesis:
            true
        default: false
        }
    }
}
