import YareBase

/// Replacing as Go's `ReplaceAllString` and `ReplaceAllLiteralString` do.
extension RegularExpression {
    /// How large a text may become by replacing, in bytes: well beyond any manifest.
    private static let largestResult = 1 << 26

    /// The text with each match replaced. In the replacement `$1` and `${name}` stand for groups and `$$` for a dollar
    /// sign; a name is as long as it can be, so `$1x` asks for a group named `1x`.
    ///
    /// - Throws: `template.function-failed` when the text would grow beyond ``largestResult``.
    func replacingAll(in text: String, with replacement: String) throws(YareError) -> String {
        let template = ReplacementTemplate(replacement, for: self)
        return try replacingAll(in: text, groups: template.groupCount) { match, source, output in
            template.expand(match, in: source, into: &output)
        }
    }

    /// The text with each match replaced by a text that means itself.
    ///
    /// - Throws: `template.function-failed` when the text would grow beyond ``largestResult``.
    func replacingAll(in text: String, withLiteral replacement: String) throws(YareError) -> String {
        let replacement = Array(replacement.utf8)
        return try replacingAll(in: text, groups: 1) { _, _, output in output += replacement }
    }

    private func replacingAll(
        in text: String, groups: Int, _ replace: (Match, UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void
    ) throws(YareError) -> String {
        var text = text
        let replaced: String? = text.withUTF8 { source in
            var output: [UInt8] = []
            output.reserveCapacity(source.count)
            var lastEnd = 0
            var position = 0
            while position <= source.count, let match = firstMatch(in: source, from: position, groups: groups) {
                let range = match.range
                output += source[lastEnd..<range.lowerBound]
                // an empty match right behind another one is not replaced
                if range.upperBound > lastEnd || range.lowerBound == 0 { replace(match, source, &output) }
                lastEnd = range.upperBound
                position = max(range.upperBound, position + source.characterWidth(at: position))
                if output.count > RegularExpression.largestResult { return nil }
            }
            output += source[lastEnd...]
            return String(decoding: output, as: UTF8.self)
        }
        guard let replaced else { throw .resultTooLarge() }
        return replaced
    }
}

/// A replacement cut into literal text and references to groups: the rules of Go's `Regexp.Expand`.
struct ReplacementTemplate {
    private enum Part {
        case text([UInt8])
        case group(Int)
    }

    private var parts: [Part] = []

    /// How many groups a match must report for this template, the whole match as group 0 included.
    private(set) var groupCount = 1

    init(_ replacement: String, for expression: RegularExpression) {
        var rest = replacement.unicodeScalars[...]
        while let dollar = rest.firstIndex(of: "$") {
            add(rest[..<dollar])
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                add(rest.prefix(1))
                rest = rest.dropFirst()
            } else if let reference = ReplacementTemplate.reference(at: rest) {
                add(groupNamed: reference.name, of: expression)
                rest = reference.rest
            } else {
                parts.append(.text([UInt8(ascii: "$")]))
            }
        }
        add(rest)
    }

    /// Writes the replacement of one match.
    func expand(
        _ match: RegularExpression.Match, in source: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
    ) {
        for part in parts {
            switch part {
            case .text(let bytes): output += bytes
            case .group(let group):
                if let range = match.range(ofGroup: group) { output += source[range] }
            }
        }
    }

    private mutating func add(_ text: Substring.UnicodeScalarView) {
        if !text.isEmpty { parts.append(.text(Array(Substring(text).utf8))) }
    }

    /// Adds a group by number or name; one that the pattern does not have stands for nothing.
    private mutating func add(groupNamed name: String, of expression: RegularExpression) {
        let number = ReplacementTemplate.number(name) ?? expression.groupNumber(named: name)
        guard let number, number <= expression.groupCount else { return }
        parts.append(.group(number))
        groupCount = max(groupCount, number + 1)
    }

    /// The name behind a dollar sign, in braces or not, or `nil` when there is none.
    private static func reference(
        at text: Substring.UnicodeScalarView
    ) -> (name: String, rest: Substring.UnicodeScalarView)? {
        let isBraced = text.first == "{"
        let body = isBraced ? text.dropFirst() : text
        let name = body.prefix { $0 == "_" || $0.properties.isLetterOrDigit }
        var rest = body[name.endIndex...]
        guard !name.isEmpty, !isBraced || rest.first == "}" else { return nil }
        if isBraced { rest = rest.dropFirst() }
        return (String(name), rest)
    }

    /// The number that a name is: digits, without leading zeros and below a thousand million.
    private static func number(_ name: String) -> Int? {
        guard name.utf8.allSatisfy({ (0x30...0x39).contains($0) }), name.utf8.count <= 9,
            name.utf8.first != 0x30 || name.utf8.count == 1
        else { return nil }
        return Int(name)
    }
}

extension Unicode.Scalar.Properties {
    /// Whether Go's `unicode.IsLetter` or `unicode.IsDigit` holds.
    fileprivate var isLetterOrDigit: Bool {
        switch generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }
}
