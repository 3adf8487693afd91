/// A parsed text: the body and all definitions in it, as nodes in flat arrays.
///
/// Nodes keep the offset of their place; line and column are computed when an error is made.
///
/// It is safe to share: nothing in it changes after it has been made.
final class SyntaxTree: @unchecked Sendable {
    /// The name of the file, for messages.
    let name: String
    let code: Code
    let numbers: [NumberLiteral]

    /// The arrays of a tree, as memory of its own: the evaluator reads them all the time, and of an `Array` each read
    /// counts references. Valid as long as the tree is.
    struct Code {
        let source: UnsafeBufferPointer<UInt8>
        let nodes: UnsafeBufferPointer<Node>
        /// For each node the offset that Go calls its position.
        let positions: UnsafeBufferPointer<Int32>
        /// Runs of nodes: statements of lists, commands of pipelines, arguments of calls.
        let children: UnsafeBufferPointer<NodeID>
        /// Names of fields, variables and templates.
        let names: UnsafeBufferPointer<String>
        let strings: UnsafeBufferPointer<String>
        let declarations: UnsafeBufferPointer<Declaration>
    }

    init(name: String, source: [UInt8], contents: SyntaxTreeBuilder) {
        self.name = name
        numbers = contents.numbers
        code = Code(
            source: Self.memory(of: source), nodes: Self.memory(of: contents.nodes),
            positions: Self.memory(of: contents.positions), children: Self.memory(of: contents.children),
            names: Self.memory(of: contents.names), strings: Self.memory(of: contents.strings),
            declarations: Self.memory(of: contents.declarations))
    }

    private static func memory<Element>(of array: [Element]) -> UnsafeBufferPointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
        _ = memory.initialize(from: array)
        return UnsafeBufferPointer(memory)
    }

    private static func release<Element>(_ memory: UnsafeBufferPointer<Element>) {
        UnsafeMutableBufferPointer(mutating: memory).deinitialize()
        memory.deallocate()
    }

    deinit {
        Self.release(code.source)
        Self.release(code.nodes)
        Self.release(code.positions)
        Self.release(code.children)
        Self.release(code.names)
        Self.release(code.strings)
        Self.release(code.declarations)
    }
}
