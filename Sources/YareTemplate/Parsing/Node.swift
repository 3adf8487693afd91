/// The index of a node in ``SyntaxTree/nodes``.
typealias NodeID = Int32

/// A run of entries in one of the arrays of a ``SyntaxTree``.
struct Run {
    var start: Int32
    var count: Int32

    static let empty = Run(start: 0, count: 0)

    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A node of a parsed template. Children are named by their index; a statement or an operand fits into sixteen bytes.
///
/// A pipeline of a single command without declarations has no node of its own where it forms a whole action: the command
/// stands in its place. Likewise a command of a single operand is that operand.
enum Node {
    // statements

    /// Text, given by its bytes in the source.
    case text(start: Int32, end: Int32)
    /// Prints the value of a pipeline.
    case print(pipeline: NodeID)
    /// Evaluates a pipeline for its declarations.
    case declare(pipeline: NodeID)
    /// Statements in order; the run is one of ``SyntaxTree/children``.
    case list(Run)
    case `if`(pipeline: NodeID, body: NodeID, alternative: NodeID)
    case with(pipeline: NodeID, body: NodeID, alternative: NodeID)
    case range(pipeline: NodeID, body: NodeID, alternative: NodeID)
    /// Executes the template whose name is the entry of ``SyntaxTree/names``; `data` may be ``none``.
    case template(name: Int32, data: NodeID)
    case `break`, `continue`

    // pipelines and commands

    /// Commands joined by `|`; `declaration` is an index into ``SyntaxTree/declarations`` or ``none``.
    case pipeline(commands: Run, declaration: Int32)
    /// A call of the function with an index in the ``FunctionTable``.
    case call(function: Int32, arguments: Run)
    /// Anything but a function, followed by arguments: a method call if it ends in one, otherwise an error.
    case command(operand: NodeID, arguments: Run)

    // operands

    /// `.a.b`: the run is one of ``SyntaxTree/names``.
    case field(Run)
    /// `$x.a.b`, by the slot of the variable, or ``none`` where it is known to be undefined when it is reached.
    case variable(slot: Int32, fields: Run)
    /// `(…).a.b`
    case chain(base: NodeID, fields: Run)
    case dot
    case `nil`
    case bool(Bool)
    /// A string by its index in ``SyntaxTree/strings``; `length` is that of the literal.
    case string(index: Int32, length: Int32)
    /// A number by its index in ``SyntaxTree/numbers``; `length` is that of the literal.
    case number(index: Int32, length: Int32)

    /// Stands where there is no node, declaration or slot.
    static let none: Int32 = -1
}

/// What a pipeline declares (`:=`) or assigns to (`=`).
struct Declaration {
    struct Target {
        /// The entry of ``SyntaxTree/names``, dollar sign included.
        var name: Int32
        /// The variable, or ``Node/none`` where there is none of that name to assign to.
        var slot: Int32
    }

    var isAssignment: Bool
    var first: Target
    /// The second variable of a `range`.
    var second: Target?
}

/// The arrays of a ``SyntaxTree`` while it is being parsed.
struct SyntaxTreeBuilder {
    var nodes: [Node] = []
    var positions: [Int32] = []
    var children: [NodeID] = []
    var names: [String] = []
    var strings: [String] = []
    var numbers: [NumberLiteral] = []
    var declarations: [Declaration] = []

    mutating func add(_ node: Node, at position: Int32) -> NodeID {
        nodes.append(node)
        positions.append(position)
        return NodeID(truncatingIfNeeded: nodes.count - 1)
    }

    mutating func add(name: String) -> Int32 {
        names.append(name)
        return Int32(truncatingIfNeeded: names.count - 1)
    }

    /// Moves the nodes that a list, a pipeline or a call has gathered on a stack into ``children``.
    mutating func add(childrenFrom mark: Int, of stack: inout [NodeID]) -> Run {
        let run = Run(
            start: Int32(truncatingIfNeeded: children.count), count: Int32(truncatingIfNeeded: stack.count - mark))
        children.append(contentsOf: stack[mark...])
        stack.removeSubrange(mark...)
        return run
    }
}

/// A named template: a file's body or a definition in it.
final class Template: Sendable {
    let name: String
    let tree: SyntaxTree
    let root: NodeID
    /// How many variables are alive at most at the same time; the first is `$`.
    let slotCount: Int
    /// Whether there is nothing but space in it, so that it replaces no other definition.
    let isBlank: Bool

    init(name: String, tree: SyntaxTree, definition: Parser.Definition) {
        self.name = name
        self.tree = tree
        root = definition.root
        slotCount = definition.slotCount
        isBlank = definition.isBlank
    }
}
