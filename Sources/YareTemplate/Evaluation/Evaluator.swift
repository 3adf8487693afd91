public import YareBase

/// One run of templates over data: Go's `Template.Execute` with what Helm needs around it.
///
/// An evaluator belongs to one thread. It writes into one output buffer; `include` and `tpl` cost a call, not a copy of the
/// template set. Nesting is bounded, so a template that calls itself for ever ends in an error.
public final class Evaluator {
    /// Bounds for templates of strangers.
    public struct Limits: Sendable {
        /// How many statements, iterations and calls a run may make.
        public var steps: Int
        /// How long the output may become, in bytes: by default 256 MiB, fifty times what the largest charts print.
        public var outputBytes: Int

        public init(steps: Int = .max, outputBytes: Int = 256 << 20) {
            self.steps = steps
            self.outputBytes = outputBytes
        }
    }

    /// What the host keeps for its own functions during the run; the evaluator never looks at it.
    public let host: AnyObject?
    /// What the run may cost.
    public let limits: Limits

    let templates: TemplateSet
    /// The templates of the texts that ``evaluate(_:named:with:)`` is working on; later ones hide earlier ones and those
    /// of the set.
    var overlay: [Template] = []
    let functions: [TemplateFunction]
    /// The letters that names of dictionaries' methods begin with, a bit each.
    let methodInitials: UInt32
    var output = OutputBuffer()
    var steps: Int

    // the template being executed
    var template: Template?
    var tree: SyntaxTree
    var code: SyntaxTree.Code
    var node = NodePlace()
    /// The variables of all open templates; those of the current one begin at ``firstSlot``.
    var slots: [Slot] = []
    var firstSlot = 0

    /// Whether the nil that a field has just yielded is one inside an interface, as Go's messages distinguish it.
    var nilIsInterface = false

    let stackLimit: StackLimit
    var depth = 0
    /// Which statement of the executed template printed what; `nil` unless that is asked for.
    var trace: PrintTrace?
    var includes = IncludeStack()
    var texts: [String: [Template]] = [:]

    /// Where Go's evaluator is, for messages: the node looked at last.
    struct NodePlace {
        var id: NodeID = 0
        /// Whether of a call only the name of the function is meant.
        var isName = false
    }

    /// Makes a run over parsed templates, on the thread that will make it.
    public init(_ templates: TemplateSet, host: AnyObject? = nil, limits: Limits = Limits()) {
        self.host = host
        self.limits = limits
        self.templates = templates
        functions = templates.functions.functions
        methodInitials = templates.methods.values.flatMap(\.names).reduce(0) { initials, name in
            initials | (name.utf8.first.map(Self.initial) ?? 0)
        }
        steps = limits.steps
        tree = SyntaxTree(name: "", source: [], contents: SyntaxTreeBuilder())
        code = tree.code
        stackLimit = .current
    }

    /// Executes a template as a whole and returns what it printed, `<no value>` texts included.
    ///
    /// - Throws: `template.*` with the place, the source line and the chain of includes.
    public func execute(_ name: String, with data: TemplateValue) throws(YareError) -> String {
        guard let template = self.template(named: name) else { throw .noSuchTemplate(name, in: templates.name) }
        return try capture { () throws(YareError) in try run(template, Slot(value: data)) }
    }

    /// Executes a template as ``execute(_:with:)`` does and notes which line of it printed each line of the output.
    ///
    /// What is printed by an include, or by another template, counts as printed by the line that calls it.
    ///
    /// - Returns: the output, and for each of its lines the line of the template, counted from 1.
    public func executeNotingLines(
        _ name: String, with data: TemplateValue
    ) throws(YareError) -> (text: String, lines: [Int32]) {
        trace = PrintTrace()
        defer { trace = nil }
        let text = try execute(name, with: data)
        guard let template = self.template(named: name), let trace else { return (text, []) }
        return (text, trace.sourceLines(of: text, in: template.tree.code.source))
    }

    /// Executes a template from inside another one, for a function like `include`.
    ///
    /// - Throws: `template.undefined-template`, `template.nested-too-deeply` when `name` is open a thousand times already
    ///   (Helm's limit), and whatever the template throws, with the include added to its frames.
    public func include(_ name: String, with data: TemplateValue) throws(YareError) -> String {
        guard includes.enter(name) else { throw .nestedReference(name) }
        defer { includes.leave() }
        guard let template = self.template(named: name) else { throw .noSuchTemplate(name, in: templates.name) }
        return try capture { () throws(YareError) in
            do throws(YareError) {
                try run(template, Slot(value: data))
            } catch {
                throw error.addingFrame(Quoting.quote(name))
            }
        }
    }

    /// Parses and executes a text from inside a template, for a function like `tpl`. What the text defines is known to
    /// itself and to what it includes, and forgotten afterwards.
    ///
    /// - Throws: what the text's syntax or execution throws; only the latter has an ``ExecutionTrace`` yet. Also
    ///   `template.nested-too-deeply` when a thousand texts are open already: Helm breaks down some way behind that.
    public func evaluate(_ source: String, named name: String, with data: TemplateValue) throws(YareError) -> String {
        guard includes.enter(name) else { throw .nestedReference(name) }
        defer { includes.leave() }
        let parsed = try parsed(source, named: name)
        let mark = overlay.count
        defer { overlay.removeSubrange(mark...) }
        for template in parsed where !template.isBlank || self.template(named: template.name) == nil {
            overlay.append(template)
        }
        guard let template = parsed.first(where: { $0.name == name }) else { return "" }
        return try capture { () throws(YareError) in
            do throws(YareError) {
                try run(template, Slot(value: data))
            } catch {
                throw error.addingFrame("")
            }
        }
    }

    /// Finds a template by name.
    func template(named name: String) -> Template? {
        if !overlay.isEmpty, let template = overlay.last(where: { $0.name == name }) { return template }
        return templates[name]
    }

    /// The templates of a text, parsed once in a run.
    private func parsed(_ source: String, named name: String) throws(YareError) -> [Template] {
        if let parsed = texts[source], parsed.last?.name == name { return parsed }
        do throws(YareError) {
            let parsed = try Parser.parse(source, named: name, functions: templates.functions, stackLimit: stackLimit)
            texts[source] = parsed
            return parsed
        } catch {
            throw error.addingFrame("")
        }
    }

    /// What is printed in the meantime, taken off the end of the output.
    private func capture(_ body: () throws(YareError) -> Void) throws(YareError) -> String {
        let mark = output.count
        do throws(YareError) {
            try body()
        } catch {
            output.truncate(to: mark)
            throw error
        }
        return output.take(from: mark)
    }

    /// Executes a template into the output, with variables of its own.
    func run(_ template: Template, _ dot: Slot) throws(YareError) {
        if stackLimit.isReached { throw .templatesNestedTooDeeply(at: location) }
        let outer = (self.template, tree, node, firstSlot)
        depth += 1
        (self.template, tree, code) = (template, template.tree, template.tree.code)
        firstSlot = slots.count
        slots.append(Slot(value: dot.value))
        for _ in 1..<max(1, template.slotCount) { slots.append(.empty) }
        defer {
            slots.removeSubrange(firstSlot...)
            (self.template, tree, node, firstSlot) = outer
            code = tree.code
            depth -= 1
        }
        do throws(YareError) {
            _ = try execute(template.root, dot)
        } catch {
            throw located(error)
        }
    }
}

/// The names of the includes that are open, each at most a thousand times at once.
struct IncludeStack {
    /// Helm's limit; it refuses the one after.
    private static let limit = 1001

    private var names: [String] = []
    /// How often each name is open; counted only once the stack is high enough to matter.
    private var counts: [String: Int] = [:]

    /// Notes that an include begins, or returns false where its name is open too often.
    mutating func enter(_ name: String) -> Bool {
        if names.count >= Self.limit {
            if counts.isEmpty { counts = names.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
            guard counts[name, default: 0] < Self.limit else { return false }
            counts[name, default: 0] += 1
        }
        names.append(name)
        return true
    }

    mutating func leave() {
        let name = names.removeLast()
        if !counts.isEmpty { counts[name, default: 1] -= 1 }
        if !counts.isEmpty, names.count < Self.limit { counts.removeAll() }
    }
}
