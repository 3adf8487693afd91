import YareBase

/// Reads a JSONPath from its text.
struct JSONPathParser {
    private let source: String
    private var rest: Substring
    private var depth = 0

    init(_ source: String) {
        self.source = source
        rest = source[...]
    }

    /// Reads the whole text.
    mutating func parse() throws(YareError) -> [JSONPathNode] {
        let nodes = try parseNodes(isInRange: false)
        guard rest.isEmpty else { throw complaint("not in range, nothing to end") }
        return nodes
    }

    /// Reads text and expressions up to the end, or up to the `{end}` of a range.
    private mutating func parseNodes(isInRange: Bool) throws(YareError) -> [JSONPathNode] {
        var nodes: [JSONPathNode] = []
        while !rest.isEmpty {
            let text = rest.prefix { $0 != "{" }
            if !text.isEmpty { nodes.append(.text(String(text))) }
            rest = rest[text.endIndex...]
            guard rest.popFirst() != nil else { break }
            if isInRange, let end = rest.firstIndex(of: "}"), rest[..<end].trimmed == "end" {
                rest = rest[rest.index(after: end)...]
                return nodes
            }
            nodes += try parseAction()
        }
        if isInRange { throw complaint("unclosed range") }
        return nodes
    }

    /// Reads what stands between braces, the opening one read already.
    private mutating func parseAction() throws(YareError) -> [JSONPathNode] {
        var nodes: [JSONPathNode] = []
        while true {
            skipSpaces()
            guard let next = rest.first else { throw complaint("unclosed action") }
            switch next {
            case "}":
                rest.removeFirst()
                return nodes
            case "\"", "'":
                nodes.append(.text(try parseQuoted()))
            case ".", "[", "$", "@":
                nodes.append(.path(try parseSteps()))
            default:
                guard let node = try parseWord() else { return nodes }
                nodes.append(node)
            }
        }
    }

    /// Reads a number, a truth value, a range, or a bare name; `nil` when a range has taken the closing brace.
    private mutating func parseWord() throws(YareError) -> JSONPathNode? {
        let word = rest.prefix { $0.isLetter || $0.isNumber || "_-+.".contains($0) }
        guard !word.isEmpty else { throw complaint("unrecognized character in action: \(quotedNext)") }
        rest = rest[word.endIndex...]
        if word == "range" { return try parseRange() }
        if word == "end" { throw complaint("not in range, nothing to end") }
        if let literal = JSONPathParser.literal(word) { return .literal(literal) }
        if word.first == "+" || word.first == "-" { throw complaint("cannot parse number \(word)") }
        return .path([.current, .field(String(word))])
    }

    private mutating func parseRange() throws(YareError) -> JSONPathNode {
        depth += 1
        guard depth < JSONPath.deepest else { throw complaint("nested too deeply") }
        defer { depth -= 1 }
        skipSpaces()
        let steps = try parseSteps()
        skipSpaces()
        guard rest.popFirst() == "}" else { throw complaint("unclosed action") }
        let body = try parseNodes(isInRange: true)
        // What follows `{end}` begins outside of braces: give the caller's loop a brace of its own to close.
        rest = "}" + rest
        return .range(steps, body)
    }

    /// Reads steps until something that is none.
    mutating func parseSteps() throws(YareError) -> [JSONPathStep] {
        var steps: [JSONPathStep] = []
        if rest.first == "$" {
            steps.append(.root)
            rest.removeFirst()
        } else {
            steps.append(.current)
            if rest.first == "@" { rest.removeFirst() }
        }
        while let next = rest.first, next == "." || next == "[" {
            try steps += next == "." ? parseDotted() : [parseBracketed()]
        }
        return steps
    }

    private mutating func parseDotted() throws(YareError) -> [JSONPathStep] {
        rest.removeFirst()
        if rest.first == "." {
            rest.removeFirst()
            if rest.first == "[" { return [.descendants] }
            return [.descendants] + parseField()
        }
        return parseField()
    }

    /// Reads a name after a dot, in which a backslash makes any character part of the name.
    private mutating func parseField() -> [JSONPathStep] {
        if rest.first == "*" {
            rest.removeFirst()
            return [.wildcard]
        }
        var name = ""
        while let next = rest.first, !" \t\n.[]{}(),'\"=!<>:|@&?+".contains(next) || next == "\\" {
            rest.removeFirst()
            if next == "\\", let escaped = rest.popFirst() {
                name.append(escaped)
            } else {
                name.append(next)
            }
        }
        return name.isEmpty ? [] : [.field(name)]
    }

    private mutating func parseBracketed() throws(YareError) -> JSONPathStep {
        rest.removeFirst()
        skipSpaces()
        if rest.hasPrefix("?(") {
            rest.removeFirst(2)
            return .filter(try parseFilter())
        }
        var choices: [JSONPathStep] = []
        while true {
            choices.append(try parseChoice())
            skipSpaces()
            switch rest.popFirst() {
            case ",": skipSpaces()
            case "]": return choices.count == 1 ? choices[0] : .union(choices)
            default: throw complaint("unterminated array")
            }
        }
    }

    private mutating func parseChoice() throws(YareError) -> JSONPathStep {
        if rest.first == "*" {
            rest.removeFirst()
            return .wildcard
        }
        if rest.first == "'" || rest.first == "\"" { return .field(try parseQuoted()) }
        let word = rest.prefix { $0 != "," && $0 != "]" }
        rest = rest[word.endIndex...]
        let numbers = word.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
        guard numbers.count <= 3, numbers.allSatisfy({ $0.isEmpty || Int($0) != nil }), !word.trimmed.isEmpty else {
            throw complaint("invalid array index \(word.trimmed)")
        }
        if numbers.count == 1 { return .index(Int(numbers[0]) ?? 0) }
        return .slice(from: Int(numbers[0]), to: Int(numbers[1]), step: numbers.count == 3 ? Int(numbers[2]) : nil)
    }

    private mutating func parseFilter() throws(YareError) -> JSONPathFilter {
        let left = try parseOperand()
        skipSpaces()
        let comparison = JSONPathFilter.Comparison.allCases.first { rest.hasPrefix($0.rawValue) }
        var right: JSONPathFilter.Operand?
        if let comparison {
            rest.removeFirst(comparison.rawValue.count)
            right = try parseOperand()
            skipSpaces()
        }
        guard rest.hasPrefix(")") else { throw complaint("unterminated filter") }
        rest.removeFirst()
        skipSpaces()
        guard rest.popFirst() == "]" else { throw complaint("unclosed array expect ]") }
        return JSONPathFilter(left: left, comparison: comparison, right: right)
    }

    private mutating func parseOperand() throws(YareError) -> JSONPathFilter.Operand {
        skipSpaces()
        switch rest.first {
        case "\"", "'": return .literal(.string(try parseQuoted()))
        case ".", "[", "$", "@": return .path(try parseSteps())
        default:
            let word = rest.prefix { $0.isLetter || $0.isNumber || "_-+.".contains($0) }
            rest = rest[word.endIndex...]
            guard let literal = JSONPathParser.literal(word) else {
                throw complaint("unrecognized filter operand \(word)")
            }
            return .literal(literal)
        }
    }

    private mutating func parseQuoted() throws(YareError) -> String {
        guard let quote = rest.popFirst() else { throw complaint("unterminated quoted string") }
        var text = ""
        while let next = rest.popFirst() {
            if next == quote { return text }
            guard next == "\\", let escaped = rest.popFirst() else {
                text.append(next)
                continue
            }
            switch escaped {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "r": text.append("\r")
            default: text.append(escaped)
            }
        }
        throw complaint("unterminated quoted string")
    }

    private static func literal(_ word: Substring) -> Value? {
        switch word {
        case "true": .bool(true)
        case "false": .bool(false)
        default: Int64(word).map { .int($0) } ?? Double(word).map { .double($0) }
        }
    }

    private mutating func skipSpaces() {
        rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    }

    private var quotedNext: String { "U+\(String(rest.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true))" }

    private func complaint(_ reason: String) -> YareError {
        YareError("jsonpath.invalid", "error parsing jsonpath \(source): \(reason)")
    }
}

extension Substring {
    /// The text without spaces at its ends.
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
