/// A pattern for a path as Go's `path.Match` and `filepath.Match` understand it.
///
/// `*` stands for any characters but `/`, `?` for one character but `/`, `[a-z]` and `[^a-z]` for one character, a
/// backslash takes its meaning from the next character. The pattern matches the whole path.
public struct PathPattern: Sendable {
    private enum Element {
        case literal(Unicode.Scalar)
        case anyCharacter
        case anyRun
        case oneOf([ClosedRange<UInt32>], isNegated: Bool)
    }

    private let elements: [Element]

    /// Reads a pattern.
    ///
    /// - Throws: `pattern.invalid` for an open bracket or a backslash at the end.
    public init(_ pattern: String) throws(YareError) {
        var elements: [Element] = []
        var rest = Array(pattern.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": elements.append(.anyRun)
            case "?": elements.append(.anyCharacter)
            case "[": elements.append(try Self.takeBrackets(&rest))
            case "\\":
                guard let escaped = rest.popFirst() else { throw .invalidPathPattern() }
                elements.append(.literal(escaped))
            default: elements.append(.literal(scalar))
            }
        }
        self.elements = elements
    }

    private static func takeBrackets(_ rest: inout ArraySlice<Unicode.Scalar>) throws(YareError) -> Element {
        var ranges: [ClosedRange<UInt32>] = []
        let isNegated = rest.first == "^"
        if isNegated { rest.removeFirst() }
        while rest.first != "]" || ranges.isEmpty {
            let low = try takeBound(&rest)
            var high = low
            if rest.first == "-" {
                rest.removeFirst()
                high = try takeBound(&rest)
            }
            // a range the wrong way round matches nothing, and an impossible one keeps its place
            ranges.append(low <= high ? low...high : UInt32.max...UInt32.max)
        }
        rest.removeFirst()
        return .oneOf(ranges, isNegated: isNegated)
    }

    private static func takeBound(_ rest: inout ArraySlice<Unicode.Scalar>) throws(YareError) -> UInt32 {
        guard var scalar = rest.popFirst(), scalar != "-", scalar != "]" else { throw .invalidPathPattern() }
        if scalar == "\\" {
            guard let escaped = rest.popFirst() else { throw .invalidPathPattern() }
            scalar = escaped
        }
        if rest.isEmpty { throw .invalidPathPattern() }
        return scalar.value
    }

    /// Whether the pattern matches all of `path`.
    public func matches(_ path: String) -> Bool {
        let path = Array(path.unicodeScalars)
        var (element, position) = (0, 0)
        var retry: (element: Int, position: Int)?
        while element < elements.count || position < path.count {
            if element < elements.count, case .anyRun = elements[element] {
                retry = (element, position)
                element += 1
            } else if element < elements.count, position < path.count, accepts(elements[element], path[position]) {
                element += 1
                position += 1
            } else if let (star, start) = retry, start < path.count, path[start] != "/" {
                retry = (star, start + 1)
                (element, position) = (star + 1, start + 1)
            } else {
                return false
            }
        }
        return true
    }

    private func accepts(_ element: Element, _ scalar: Unicode.Scalar) -> Bool {
        switch element {
        case .literal(let literal): literal == scalar
        case .anyCharacter: scalar != "/"
        case .anyRun: false
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar.value) } != isNegated
        }
    }
}

extension YareError {
    /// A pattern with an open bracket or a lone backslash; the sentence is Go's.
    public static func invalidPathPattern() -> YareError {
        YareError("pattern.invalid", "syntax error in pattern")
    }
}
