import YareBase
import YareTemplate

/// What can be wrong with a pattern, in Go's words (`regexp/syntax.ErrorCode`).
enum PatternFault: String {
    case internalError = "regexp/syntax: internal error"
    case invalidClass = "invalid character class"
    case invalidClassRange = "invalid character class range"
    case invalidEscape = "invalid escape sequence"
    case invalidNamedCapture = "invalid named capture"
    case invalidPerlSyntax = "invalid or unsupported Perl syntax"
    case invalidRepeatOperator = "invalid nested repetition operator"
    case invalidRepeatSize = "invalid repeat count"
    case invalidUTF8 = "invalid UTF-8"
    case missingBracket = "missing closing ]"
    case missingParenthesis = "missing closing )"
    case missingRepeatArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParenthesis = "unexpected )"
    case tooLarge = "expression too large"

    /// The part of the pattern that Go would show, from what RE2 calls the wrong part.
    func shownPart(argument: String, of pattern: String) -> String {
        switch self {
        case .missingParenthesis, .unexpectedParenthesis, .tooLarge, .internalError: pattern
        case .trailingBackslash: ""
        case .invalidPerlSyntax where argument == "(?P=": "(?P"
        default: argument
        }
    }
}

extension YareError {
    /// A pattern is not a regular expression; the message is that of Go's `regexp.Compile`.
    static func invalidPattern(_ fault: PatternFault, at part: String) -> YareError {
        YareError("regular-expression.invalid", "error parsing regexp: \(fault.rawValue): `\(part)`")
    }

    /// A pattern is not a regular expression, told as Go's `regexp.MustCompile` does when it panics.
    static func mustCompile(_ pattern: String, _ cause: YareError) -> YareError {
        let quoted = Quoting.canBackquote(pattern) ? "`\(pattern)`" : Quoting.quote(pattern)
        return cause.changing { $0.message = "regexp: Compile(\(quoted)): \($0.message)" }
    }
}
