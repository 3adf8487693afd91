import YareBase

/// Reads label selectors, by the grammar of `k8s.io/apimachinery/pkg/labels`.
struct SelectorParser {
    private enum Token: Equatable {
        case word(String)
        case mark(String)
        case end
    }

    private let source: String
    private var tokens: [Token]
    private var position = 0

    init(_ text: String) {
        source = text
        tokens = Self.tokens(of: text)
    }

    mutating func requirements() throws(YareError) -> [LabelSelector.Requirement] {
        var found: [LabelSelector.Requirement] = []
        guard token != .end else { return found }
        while true {
            found.append(try requirement())
            switch advance() {
            case .end: return found
            case .mark(","): continue
            case let other: throw unexpected(other, wanted: "',' or 'end of string'")
            }
        }
    }

    private mutating func requirement() throws(YareError) -> LabelSelector.Requirement {
        if token == .mark("!") {
            _ = advance()
            return .init(try word(wanted: "identifier"), .isAbsent)
        }
        let key = try word(wanted: "!, identifier, or 'end of string'")
        switch token {
        case .end, .mark(","): return .init(key, .exists)
        default: return .init(key, try condition())
        }
    }

    private mutating func condition() throws(YareError) -> LabelSelector.Requirement.Condition {
        let token = advance()
        switch token {
        case .mark("="), .mark("=="): return .isIn([value()])
        case .mark("!="): return .isNotIn([value()])
        case .mark(">"): return .isGreater(than: try bound())
        case .mark("<"): return .isLess(than: try bound())
        case .word("in"): return .isIn(try values())
        case .word("notin"): return .isNotIn(try values())
        default: throw unexpected(token, wanted: "in, notin, =, ==, !=, gt, lt")
        }
    }

    private mutating func values() throws(YareError) -> Set<String> {
        guard token == .mark("(") else { throw unexpected(token, wanted: "'('") }
        _ = advance()
        var values: Set<String> = []
        while true {
            values.insert(value())
            switch advance() {
            case .mark(")"): return values
            case .mark(","): continue
            case let other: throw unexpected(other, wanted: "',' or ')'")
            }
        }
    }

    /// A value may be empty: `a=` asks for the empty label.
    private mutating func value() -> String {
        guard case .word(let text) = token else { return "" }
        _ = advance()
        return text
    }

    private mutating func bound() throws(YareError) -> Int64 {
        let text = value()
        guard let number = Int64(text) else {
            throw .invalidSelector(source, "for 'Gt', 'Lt' operators, the value must be an integer")
        }
        return number
    }

    private mutating func word(wanted: String) throws(YareError) -> String {
        let token = advance()
        guard case .word(let text) = token else { throw unexpected(token, wanted: wanted) }
        return text
    }

    private func unexpected(_ token: Token, wanted: String) -> YareError {
        let text =
            switch token {
            case .word(let word): word
            case .mark(let mark): mark
            case .end: ""
            }
        return .invalidSelector(source, "found '\(text)', expected: \(wanted)")
    }

    private var token: Token { position < tokens.count ? tokens[position] : .end }

    private mutating func advance() -> Token {
        defer { position += 1 }
        return token
    }

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if let mark = ["==", "!=", "=", "!", ">", "<", "(", ")", ","].first(where: rest.hasPrefix) {
                tokens.append(.mark(mark))
                rest.removeFirst(mark.count)
            } else {
                let word = rest.prefix { !$0.isWhitespace && !"=!<>(),".contains($0) }
                tokens.append(.word(String(word)))
                rest.removeFirst(word.count)
            }
        }
        return tokens
    }
}
