/// A word of the template language: what it is and where it stands.
struct Token {
    enum Kind: UInt8 {
        /// What cannot be a token; the lexer keeps the message.
        case error
        case endOfFile
        case text
        /// `{{` and `}}`.
        case leftDelimiter, rightDelimiter
        case leftParenthesis, rightParenthesis
        case pipe
        /// `:=` and `=`.
        case declare, assign
        case field, variable, identifier
        case bool, number, character, string, rawString
        /// Any other printable ASCII character, such as a comma.
        case punctuation
        // the keywords; for Go, `.` is one
        case dot, block, `break`, `continue`, define, `else`, end, `if`, `nil`, range, template, with

        /// Whether messages show the token in angle brackets.
        var isKeyword: Bool { rawValue >= Kind.dot.rawValue }
    }

    var kind: Kind
    /// Whether space stands before the token, which separates arguments.
    var followsSpace = false
    var start: Int32
    var end: Int32

    init(_ kind: Kind, from start: Int, to end: Int) {
        self.kind = kind
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// Where the token stands in the source.
    var range: Range<Int> { Int(start)..<Int(end) }
}
