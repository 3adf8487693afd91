/// Walks over the characters of a `--set` argument.
struct SetScanner {
    private let scalars: [Unicode.Scalar]
    private let hasEscapes: Bool
    private var position = 0

    init(_ argument: String, hasEscapes: Bool) {
        scalars = Array(argument.unicodeScalars)
        self.hasEscapes = hasEscapes
    }

    var isAtEnd: Bool { position == scalars.count }

    /// Reads up to one of the given characters, and that one too; `last` is `nil` when the argument ends before.
    mutating func until(_ stops: String) -> (text: String, last: Unicode.Scalar?) {
        var text = String.UnicodeScalarView()
        while let scalar = next() {
            if stops.unicodeScalars.contains(scalar) { return (String(text), scalar) }
            if hasEscapes, scalar == "\\" {
                guard let escaped = next() else { break }
                text.append(escaped)
            } else {
                text.append(scalar)
            }
        }
        return (String(text), nil)
    }

    /// Reads all that is left.
    mutating func rest() -> String {
        defer { position = scalars.count }
        return String(String.UnicodeScalarView(scalars[position...]))
    }

    /// Steps over a character when it comes next.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard position < scalars.count, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    /// Steps over white space and, when one follows, a comma. Whether a comma or the end was there.
    mutating func skipsToComma() -> Bool {
        while position < scalars.count {
            if skip(",") { return true }
            guard scalars[position].properties.isWhitespace else { return false }
            position += 1
        }
        return true
    }

    /// Reads the characters of one JSON document: to the end of a string, a bracketed group or a word.
    mutating func jsonDocument() -> String {
        let start = position
        var depth = 0
        repeat {
            guard let scalar = next() else { break }
            switch scalar {
            case "\"": skipString()
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            default: if depth == 0 { skipWord() }
            }
        } while depth > 0
        return String(String.UnicodeScalarView(scalars[start..<position]))
    }

    private mutating func next() -> Unicode.Scalar? {
        guard position < scalars.count else { return nil }
        defer { position += 1 }
        return scalars[position]
    }

    private mutating func skipString() {
        while let scalar = next(), scalar != "\"" {
            if scalar == "\\" { _ = next() }
        }
    }

    private mutating func skipWord() {
        while position < scalars.count, !",:]}".unicodeScalars.contains(scalars[position]),
            !scalars[position].properties.isWhitespace
        {
            position += 1
        }
    }
}
