import YareBase

// How Go writes the nodes of a template in its messages, and where they stand.
extension SyntaxTree {
    private var source: UnsafeBufferPointer<UInt8> { code.source }
    private var nodes: UnsafeBufferPointer<Node> { code.nodes }
    private var positions: UnsafeBufferPointer<Int32> { code.positions }

    /// Where a node stands, by Go's idea of its position.
    func location(of id: NodeID) -> SourceLocation {
        guard positions.indices.contains(Int(id)) else { return SourceLocation(file: name) }
        return SourceLocation(file: name, source: source, offset: Int(positions[Int(id)]))
    }

    /// A node as Go prints it: with single spaces, strings as they are written in the source.
    func text(of id: NodeID) -> String {
        guard nodes.indices.contains(Int(id)) else { return "" }
        switch nodes[Int(id)] {
        case .pipeline(let commands, let declaration):
            return text(ofDeclaration: declaration) + texts(of: commands).joined(separator: " | ")
        case .call(_, let arguments): return ([functionName(of: id)] + operands(arguments)).joined(separator: " ")
        case .command(let operand, let arguments):
            return ([text(ofOperand: operand)] + operands(arguments)).joined(separator: " ")
        case .field(let names): return fields(names)
        case .variable(_, let names): return variableName(of: id) + fields(names)
        case .chain(let base, let names): return text(ofOperand: base) + fields(names)
        case .dot: return "."
        case .nil: return "nil"
        case .bool(let flag): return flag ? "true" : "false"
        case .string(_, let length), .number(_, let length): return source(at: positions[Int(id)], length)
        case .template(let name, let data):
            let argument = data == Node.none ? "" : " " + text(of: data)
            return "{{template \(Quoting.quote(code.names[Int(name)]))\(argument)}}"
        default: return ""
        }
    }

    /// The name of the function that a call calls.
    func functionName(of id: NodeID) -> String {
        let start = Int(positions[Int(id)])
        let end = source[start...].firstIndex { !Self.belongsToName($0) } ?? source.endIndex
        return String(decoding: source[start..<end], as: UTF8.self)
    }

    /// The name of a variable, dollar sign included. With fields behind it, its position is that of the first field.
    func variableName(of id: NodeID) -> String {
        var start = Int(positions[Int(id)])
        if source[start] != UInt8(ascii: "$") {
            start = source[..<start].lastIndex(of: UInt8(ascii: "$")) ?? start
        }
        let end = source[(start + 1)...].firstIndex { !Self.belongsToName($0) } ?? source.endIndex
        return String(decoding: source[start..<end], as: UTF8.self)
    }

    private static func belongsToName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || Lexer.isAlphanumericASCII(byte)
    }

    private func source(at start: Int32, _ length: Int32) -> String {
        String(decoding: source[Int(start)..<Int(start + length)], as: UTF8.self)
    }

    private func fields(_ run: Run) -> String {
        code.names[run.indices].map { "." + $0 }.joined()
    }

    private func operands(_ run: Run) -> [String] {
        code.children[run.indices].map { text(ofOperand: $0) }
    }

    private func texts(of run: Run) -> [String] {
        code.children[run.indices].map { id in
            if case .pipeline = nodes[Int(id)] { text(ofOperand: id) } else { text(of: id) }
        }
    }

    private func text(ofOperand id: NodeID) -> String {
        if case .pipeline = nodes[Int(id)] { "(\(text(of: id)))" } else { text(of: id) }
    }

    private func text(ofDeclaration index: Int32) -> String {
        guard index != Node.none else { return "" }
        let declaration = code.declarations[Int(index)]
        let targets = [declaration.first, declaration.second].compactMap { $0.map { code.names[Int($0.name)] } }
        return targets.joined(separator: ", ") + (declaration.isAssignment ? " = " : " := ")
    }
}
