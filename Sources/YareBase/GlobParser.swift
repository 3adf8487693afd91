/// Reads the patterns of ``Glob``.
struct GlobParser {
    private var rest: ArraySlice<Unicode.Scalar>
    /// How deep braces may lie in each other.
    private let maximumDepth = 100

    init(_ pattern: String) {
        rest = Array(pattern.unicodeScalars)[...]
    }

    mutating func parse() throws(YareError) -> [Glob.Node] {
        try parseNodes(depth: 0)
    }

    /// Reads nodes up to the end, or inside braces up to the `,` or `}`.
    private mutating func parseNodes(depth: Int) throws(YareError) -> [Glob.Node] {
        var nodes: [Glob.Node] = []
        while let next = rest.first, depth == 0 || (next != "," && next != "}") {
            switch next {
            case "*": nodes.append(takeStars())
            case "?":
                rest.removeFirst()
                nodes.append(.anyCharacter)
            case "[":
                rest.removeFirst()
                nodes.append(try takeBrackets())
            case "{": nodes.append(try takeBraces(depth: depth + 1))
            default: nodes.append(.text(takeText(until: depth == 0 ? "?*[{" : "?*[{},")))
            }
        }
        return nodes
    }

    private mutating func takeStars() -> Glob.Node {
        rest.removeFirst()
        guard rest.first == "*" else { return .anyRun }
        rest.removeFirst()
        return .anything
    }

    /// Reads alternatives; braces that the pattern leaves open end with it.
    private mutating func takeBraces(depth: Int) throws(YareError) -> Glob.Node {
        guard depth <= maximumDepth else { throw .invalidGlob("braces nested too deeply") }
        var alternatives: [[Glob.Node]] = []
        repeat {
            rest.removeFirst()
            alternatives.append(try parseNodes(depth: depth))
        } while rest.first == ","
        if rest.first == "}" { rest.removeFirst() }
        return .either(alternatives)
    }

    private mutating func takeBrackets() throws(YareError) -> Glob.Node {
        let isNegated = rest.first == "!"
        if isNegated { rest.removeFirst() }
        guard let low = rest.first else { throw .invalidGlob("unexpected end of input") }
        let ranges = rest.dropFirst().first == "-" ? [try takeRange(from: low)] : try takeMembers()
        guard let close = rest.popFirst() else { throw .invalidGlob("unexpected end of input") }
        guard close == "]" else { throw .invalidGlob("expected close range character") }
        return .oneOf(ranges, isNegated: isNegated)
    }

    private mutating func takeRange(from low: Unicode.Scalar) throws(YareError) -> ClosedRange<UInt32> {
        rest = rest.dropFirst(2)
        guard let high = rest.popFirst() else { throw .invalidGlob("unexpected end of input") }
        guard low <= high else {
            throw .invalidGlob("hi character '\(high)' should be greater than lo '\(low)'")
        }
        return low.value...high.value
    }

    private mutating func takeMembers() throws(YareError) -> [ClosedRange<UInt32>] {
        let members = takeText(until: "]")
        if members.isEmpty { throw .invalidGlob("could not parse range") }
        return members.map { $0...$0 }
    }

    private mutating func takeText(until breakers: String) -> [UInt32] {
        var text: [UInt32] = []
        while var scalar = rest.first, !breakers.unicodeScalars.contains(scalar) {
            rest.removeFirst()
            if scalar == "\\" {
                guard let escaped = rest.popFirst() else { break }
                scalar = escaped
            }
            text.append(scalar.value)
        }
        return text
    }
}

extension YareError {
    /// A pattern that gobwas/glob refuses, with its sentence.
    public static func invalidGlob(_ reason: String) -> YareError {
        YareError("pattern.invalid", reason)
    }
}
