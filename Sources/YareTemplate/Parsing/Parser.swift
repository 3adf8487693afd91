import YareBase

/// Builds the syntax tree of a text: Go's `text/template/parse`, with its sentences for what is wrong.
///
/// Variables are resolved to slots, functions to their index in the table, constants to values, so that evaluation looks
/// nothing up by name but fields and templates.
struct Parser {
    /// A template found in the text.
    struct Definition {
        var name: String
        var root: NodeID
        var slotCount: Int
        var isBlank: Bool
    }

    let name: String
    let functions: FunctionTable
    var lexer: Lexer
    var contents = SyntaxTreeBuilder()
    /// Children of the lists, pipelines and calls that are open.
    var stack: [NodeID] = []
    var scope = VariableScope()
    /// How many `range` bodies are open in the current template.
    var rangeDepth = 0
    /// Where the action being parsed began.
    var actionStart: Int32 = 0
    /// The structures that are open, for saying which one lacks its end.
    var openings: [Opening] = []
    let stackLimit: StackLimit

    /// A structure that wants an `{{end}}`.
    struct Opening {
        var keyword: String
        var position: Int32
    }

    private var definitions: [Definition] = []
    private var peeked: Token?

    init(_ source: String, named name: String, functions: FunctionTable, stackLimit: StackLimit) {
        self.name = name
        self.functions = functions
        self.stackLimit = stackLimit
        lexer = Lexer(Array(source.utf8), functions: functions)
        // about what charts need, so that few arrays grow
        contents.nodes.reserveCapacity(lexer.bytes.count / 24)
        contents.positions.reserveCapacity(lexer.bytes.count / 24)
        contents.children.reserveCapacity(lexer.bytes.count / 24)
        contents.names.reserveCapacity(lexer.bytes.count / 64)
    }

    /// Parses the whole text. The body comes last among the templates.
    static func parse(
        _ source: String, named name: String, functions: FunctionTable, stackLimit: StackLimit = .current
    ) throws(YareError) -> [Template] {
        guard source.utf8.count < Int32.max else { throw .sourceTooLarge(name) }
        var parser = Parser(source, named: name, functions: functions, stackLimit: stackLimit)
        return try parser.templates()
    }

    private mutating func templates() throws(YareError) -> [Template] {
        let (body, terminator) = try list(isFile: true)
        if terminator != .endOfFile { throw failure("unexpected \(terminator.text)") }
        try add(Definition(name: name, root: body, slotCount: scope.slotCount, isBlank: isBlank(body)))
        let tree = SyntaxTree(name: name, source: lexer.bytes, contents: contents)
        return definitions.map { Template(name: $0.name, tree: tree, definition: $0) }
    }

    /// Keeps a definition. In one file a name may be defined again only where one of the definitions is blank.
    private mutating func add(_ definition: Definition) throws(YareError) {
        guard let index = definitions.firstIndex(where: { $0.name == definition.name }) else {
            definitions.append(definition)
            return
        }
        if definitions[index].isBlank {
            definitions[index] = definition
        } else if !definition.isBlank {
            throw failure("template: multiple definition of template \(Quoting.quote(definition.name))")
        }
    }

    /// Whether a list holds nothing but text that is only space.
    private func isBlank(_ list: NodeID) -> Bool {
        guard case .list(let run) = contents.nodes[Int(list)] else { return false }
        return contents.children[run.indices].allSatisfy { child in
            guard case .text(let start, let end) = contents.nodes[Int(child)] else { return false }
            let text = String(decoding: lexer.bytes[Int(start)..<Int(end)], as: UTF8.self)
            return text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        }
    }

    // MARK: tokens

    mutating func next() -> Token {
        if let token = peeked {
            peeked = nil
            return token
        }
        return lexer.next()
    }

    mutating func peek() -> Token {
        if let peeked { return peeked }
        let token = lexer.next()
        peeked = token
        return token
    }

    mutating func expect(_ kinds: Token.Kind..., in context: String) throws(YareError) -> Token {
        let token = next()
        if !kinds.contains(token.kind) { throw unexpected(token, in: context) }
        return token
    }

    func text(of token: Token) -> String {
        String(decoding: lexer.bytes[token.range], as: UTF8.self)
    }

    /// Where the parser stands, to come back to.
    var place: (Lexer, Token?) {
        get { (lexer, peeked) }
        set { (lexer, peeked) = newValue }
    }

    // MARK: lists

    /// What ends a list of statements.
    enum Terminator {
        case end, `else`, endOfFile

        var text: String {
            switch self {
            case .end: "{{end}}"
            case .else: "{{else}}"
            case .endOfFile: "EOF"
            }
        }
    }

    /// Statements up to what ends them. Only a file itself may end at the end of the file, and only it may define.
    mutating func list(isFile: Bool = false) throws(YareError) -> (list: NodeID, terminator: Terminator) {
        if stackLimit.isReached { throw nestedTooDeeply() }
        let mark = stack.count
        let start = peek().start
        while true {
            let token = next()
            switch token.kind {
            case .text:
                stack.append(contents.add(.text(start: token.start, end: token.end), at: token.start))
            case .leftDelimiter:
                actionStart = token.start
                if isFile, peek().kind == .define {
                    _ = next()
                    try definition()
                } else if let terminator = try action() {
                    return (contents.add(.list(contents.add(childrenFrom: mark, of: &stack)), at: start), terminator)
                }
            case .endOfFile where isFile:
                return (contents.add(.list(contents.add(childrenFrom: mark, of: &stack)), at: start), .endOfFile)
            case .endOfFile:
                throw unexpectedEnd(at: token.start)
            default:
                throw unexpected(token, in: "input")
            }
        }
    }

    /// `{{define "name"}} … {{end}}`, after the keyword.
    private mutating func definition() throws(YareError) {
        let name = try unquoted(try expect(.string, .rawString, in: "define clause"))
        _ = try expect(.rightDelimiter, in: "define clause")
        try template(name, in: "define clause")
    }

    /// The list of a definition, with variables of its own.
    mutating func template(_ name: String, in context: String) throws(YareError) {
        openings.append(Opening(keyword: context == "define clause" ? "define" : "block", position: actionStart))
        let outer = (scope, rangeDepth)
        (scope, rangeDepth) = (VariableScope(), 0)
        let (root, terminator) = try list()
        if terminator != .end { throw failure("unexpected \(terminator.text) in \(context)") }
        try add(Definition(name: name, root: root, slotCount: scope.slotCount, isBlank: isBlank(root)))
        (scope, rangeDepth) = outer
        openings.removeLast()
    }
}
