import YareBase

/// The parser behind ``TOMLReader``.
struct TOMLParser {
    var cursor: TOMLCursor
    private let root = TOMLNode(.table([:]))
    /// The names that lead to the table that keys belong to at present.
    private var context: [String] = []
    private var table: TOMLNode
    /// The names that lead to a plain value in the place of the present table, until the value of the key is read.
    private var obstacle: [String]?
    /// The key whose value is being read.
    private var name = ""
    private var depth = 0

    init(_ bytes: [UInt8]) {
        cursor = TOMLCursor(bytes)
        table = root
    }

    mutating func parse() throws(TOMLFailure) -> Value {
        if cursor.bytes.prefix(6).contains(0) {
            throw cursor.failure("files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8")
        }
        while true {
            try cursor.skipLines()
            guard let scalar = try cursor.peek() else { return root.value }
            if scalar == "[" {
                try parseHeading()
            } else {
                try parseEntry()
                cursor.lastKey = dotted(context)
            }
            try endStatement()
        }
    }

    private mutating func endStatement() throws(TOMLFailure) {
        try cursor.skipSpaces()
        switch try cursor.next() {
        case nil, "\n", "\r": break
        case "#": try cursor.skipComment()
        case let scalar:
            throw cursor.failure(after: scalar) {
                "expected a top-level item to end with a newline, comment, or EOF, but got \($0) instead"
            }
        }
    }

    private func dotted(_ names: [String]) -> String {
        names.map { name in
            !name.isEmpty && name.utf8.allSatisfy(TOMLCharacter.isBareKey) ? name : GoQuote.string(name)
        }.joined(separator: ".")
    }

    // MARK: headings

    private mutating func parseHeading() throws(TOMLFailure) {
        _ = try cursor.next()
        let isElement = try cursor.skip("[")
        let names = try parseTableName()
        if isElement {
            let scalar = try cursor.next()
            guard scalar == "]" else {
                throw cursor.failure(after: scalar) {
                    "expected end of table array name delimiter ']', but got \($0) instead"
                }
            }
        }
        try checkDepth(names.count)
        let parent = try parent(of: names)
        context = Array(names.dropLast())
        cursor.lastKey = dotted(context)
        table = try isElement ? appendTable(names, to: parent) : openTable(names, in: parent)
        context = names
        cursor.lastKey = dotted(context)
    }

    private mutating func parseTableName() throws(TOMLFailure) -> [String] {
        var names: [String] = []
        while true {
            try cursor.skipSpaces()
            switch try cursor.peek() {
            case nil, "]": throw cursor.failure("unexpected end of table name (table names cannot be empty)")
            case ".": throw cursor.failure("unexpected table separator (table names cannot be empty)")
            default: names.append(try parseName())
            }
            try cursor.skipSpaces()
            switch try cursor.next() {
            case ".": continue
            case "]": return names
            case let scalar:
                throw cursor.failure(after: scalar) { "expected '.' or ']' to end table name, but got \($0) instead" }
            }
        }
    }

    /// The table that the last of some names belongs to; tables on the way are made as needed.
    private func parent(of names: [String]) throws(TOMLFailure) -> TOMLNode {
        var node = root
        for (index, name) in names.dropLast().enumerated() {
            let child = node[name] ?? TOMLNode(.table([:]), isImplicit: true)
            node[name] = child
            guard let table = child.table else { throw alreadyMade(Array(names[...index])) }
            node = table
        }
        return node
    }

    private func appendTable(_ names: [String], to parent: TOMLNode) throws(TOMLFailure) -> TOMLNode {
        let name = names[names.count - 1]
        let list = parent[name] ?? TOMLNode(.tables([]))
        guard case .tables(var tables) = list.content else {
            throw cursor.failure("Key '\(dotted(names))' was already created and cannot be used as an array.")
        }
        let table = TOMLNode(.table([:]))
        list.content = .tables([])
        tables.append(table)
        list.content = .tables(tables)
        parent[name] = list
        return table
    }

    private func openTable(_ names: [String], in parent: TOMLNode) throws(TOMLFailure) -> TOMLNode {
        let name = names[names.count - 1]
        guard let existing = parent[name], !existing.isList else {
            let table = TOMLNode(.table([:]))
            parent[name] = table
            return table
        }
        guard existing.isImplicit, let table = existing.table else { throw alreadyDefined(names) }
        existing.isImplicit = false
        return table
    }

    private func alreadyDefined(_ names: [String]) -> TOMLFailure {
        cursor.failure("Key '\(dotted(names))' has already been defined.")
    }

    private func alreadyMade(_ names: [String]) -> TOMLFailure {
        cursor.failure("Key '\(dotted(names))' was already created as a hash.")
    }

    // MARK: entries

    /// Reads `key = value` into the present table.
    mutating func parseEntry() throws(TOMLFailure) {
        let (outerContext, outerTable, outerName) = (context, table, name)
        let names = try parseKey()
        try checkDepth(context.count + names.count)
        name = names[names.count - 1]
        nameLastKey(context + names.dropLast())
        for name in names.dropLast() {
            if let obstacle {
                nameLastKey(context)
                throw alreadyMade(obstacle)
            }
            context.append(name)
            enterTable(name)
        }
        let value = try parseValue()
        nameLastKey(context)
        try set(value)
        nameLastKey(outerContext)
        (context, table, name) = (outerContext, outerTable, outerName)
    }

    /// Tells the cursor the present key for its errors: its last part is not quoted.
    private mutating func nameLastKey(_ context: [String]) {
        cursor.lastKey = context.isEmpty ? name : dotted(context) + "." + name
    }

    /// Sets the present key. A list may be replaced; a table that was only named on the way may be set once, which
    /// changes nothing.
    private mutating func set(_ value: TOMLNode) throws(TOMLFailure) {
        if let obstacle { throw alreadyDefined(obstacle) }
        guard let existing = table[name], !existing.isList else {
            table[name] = value
            return
        }
        guard existing.isImplicit else { throw alreadyDefined(context + [name]) }
        existing.isImplicit = false
    }

    /// Goes into the table of a dotted key, making it when there is none or a list.
    private mutating func enterTable(_ name: String) {
        if let existing = table[name], !existing.isList {
            existing.isImplicit = false
            if let next = existing.table { table = next } else { obstacle = context }
        } else {
            let next = TOMLNode(.table([:]), isImplicit: true)
            table[name] = next
            table = next
        }
    }

    private mutating func parseKey() throws(TOMLFailure) -> [String] {
        try cursor.skipSpaces()
        switch try cursor.peek() {
        case nil, "=": throw cursor.failure("unexpected '=': key name appears blank")
        case ".": throw cursor.failure("unexpected '.': keys cannot start with a '.'")
        default: break
        }
        var names: [String] = []
        while true {
            try cursor.skipSpaces()
            switch try cursor.peek() {
            case nil, "=": throw cursor.failure("unexpected '='")
            case ".": throw cursor.failure("unexpected '.'")
            default: names.append(try parseName())
            }
            try cursor.skipSpaces()
            switch try cursor.next() {
            case ".": continue
            case "=": return names
            case nil: throw cursor.failureInPreviousLine("unexpected EOF; expected key separator '='")
            case let scalar: throw cursor.failure(after: scalar) { "expected '.' or '=', but got \($0) instead" }
            }
        }
    }

    /// One part of a key or of a table's name.
    private mutating func parseName() throws(TOMLFailure) -> String {
        if try cursor.skip("\"") { return try parseString() }
        if try cursor.skip("'") { return try parseRawString() }
        return String(decoding: cursor.take(while: TOMLCharacter.isBareKey), as: UTF8.self)
    }

    // MARK: lists and tables in a line

    mutating func parseList() throws(TOMLFailure) -> TOMLNode {
        try enter()
        var elements: [Value] = []
        while true {
            try cursor.skipLines()
            if try cursor.peek() == "," {
                _ = try cursor.next()
                throw cursor.failure("unexpected comma")
            }
            if try cursor.skip("]") { break }
            elements.append(try parseValue().value)
            try cursor.skipLines()
            let scalar = try cursor.next()
            if scalar == "]" { break }
            guard scalar == "," else {
                throw failure(at: scalar) { "expected a comma (',') or array terminator (']'), but got \($0)" }
            }
        }
        depth -= 1
        return TOMLNode(.value(.list(elements)))
    }

    mutating func parseInlineTable() throws(TOMLFailure) -> TOMLNode {
        try enter()
        let (outerContext, outerTable) = (context, table)
        context.append(name)
        table = TOMLNode(.table([:]))
        defer { (context, table) = (outerContext, outerTable) }
        let inline = table
        while try parseInlineEntry(inline) {}
        cursor.lastKey = dotted(context)
        depth -= 1
        return inline
    }

    /// Reads an entry and what follows it; false when the table ends.
    private mutating func parseInlineEntry(_ inline: TOMLNode) throws(TOMLFailure) -> Bool {
        try skipWithinLine()
        switch try cursor.peek() {
        case "\n", "\r": throw try failureAtNewline()
        case ",": throw cursor.failure("unexpected comma")
        case "}":
            _ = try cursor.next()
            return false
        default: break
        }
        try parseEntry()
        try skipWithinLine()
        if let scalar = try cursor.peek(), scalar == "\n" || scalar == "\r" { throw try failureAtNewline() }
        let scalar = try cursor.next()
        switch scalar {
        case "}": return false
        case ",":
            try cursor.skipSpaces()
            if try cursor.peek() == "}" { throw cursor.failure("trailing comma not allowed in inline tables") }
            return true
        default:
            throw failure(at: scalar) {
                "expected a comma or an inline table terminator '}', but got \($0) instead"
            }
        }
    }

    /// Goes past spaces and a comment, behind which a table in a line can only be broken off.
    private mutating func skipWithinLine() throws(TOMLFailure) {
        try cursor.skipSpaces()
        if try cursor.peek() == "#" { try cursor.skipComment() }
    }

    private mutating func failureAtNewline() throws(TOMLFailure) -> TOMLFailure {
        _ = try cursor.next()
        return cursor.failureInPreviousLine("newlines not allowed within inline tables")
    }

    private func failure(at scalar: Unicode.Scalar?, _ message: (String) -> String) -> TOMLFailure {
        guard let scalar else { return cursor.failureInPreviousLine(message("end of file")) }
        return cursor.failure(message("'\(Character(scalar))'"))
    }

    private mutating func enter() throws(TOMLFailure) {
        depth += 1
        try checkDepth(depth)
    }

    private func checkDepth(_ depth: Int) throws(TOMLFailure) {
        if depth + self.depth > 200 { throw cursor.failure("exceeded max depth of 200") }
    }
}
