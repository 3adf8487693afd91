import YareBase

extension Diagnostic.Code {
    /// What does not follow the grammar.
    static let templateSyntax: Diagnostic.Code = "template.syntax"
    static let undefinedFunction: Diagnostic.Code = "template.undefined-function"
    static let nestedTooDeeply: Diagnostic.Code = "template.nested-too-deeply"
}

// The sentences are those of Go's parser.
extension Parser {
    /// Where an offset is.
    func location(_ offset: Int32) -> SourceLocation {
        SourceLocation(file: name, source: lexer.bytes, offset: Int(offset))
    }

    /// An error with a message of its own, at the beginning of the current action unless it is known better.
    func failure(_ message: String, at offset: Int32? = nil) -> YareError {
        YareError(.templateSyntax, message, at: location(offset ?? actionStart))
    }

    /// `unexpected "x" in operand`, or what the lexer had to say.
    func unexpected(_ token: Token, in context: String) -> YareError {
        if token.kind == .error { return failure(lexer.errorMessage + whereActionStarted(token), at: token.start) }
        return failure("unexpected \(shown(token)) in \(context)", at: token.start)
    }

    /// The end of the text where a structure is still open.
    func unexpectedEnd(at offset: Int32) -> YareError {
        let hint = openings.last.map { opening in
            "close the \"\(opening.keyword)\" of line \(location(opening.position).line ?? 1) with {{end}}"
        }
        return YareError(.templateSyntax, "unexpected EOF", at: location(offset), hint: hint)
    }

    func nestedTooDeeply() -> YareError {
        YareError(.nestedTooDeeply, "template is nested too deeply", at: location(actionStart))
    }

    /// For an error on another line than the action's first: where that is.
    private func whereActionStarted(_ token: Token) -> String {
        guard let line = location(actionStart).line, actionStart < token.start, line != location(token.start).line
        else { return "" }
        let start = "started at \(name):\(line)"
        return lexer.errorMessage.hasSuffix(" action") ? " \(start)" : " in action \(start)"
    }

    private func shown(_ token: Token) -> String {
        let text = text(of: token)
        if token.kind == .endOfFile { return "EOF" }
        if token.kind.isKeyword { return "<\(text)>" }
        guard text.utf8.count > 10 else { return Quoting.quote(text) }
        return Quoting.quote(String(String.UnicodeScalarView(text.unicodeScalars.prefix(10)))) + "..."
    }
}

extension YareError {
    /// A name that is no function; hints at the nearest one.
    static func undefinedFunction(
        _ name: String, in functions: FunctionTable, at location: SourceLocation
    ) -> YareError {
        let nearest = functions.names.nearest(to: name)
        return YareError(
            .undefinedFunction, "function \(Quoting.quote(name)) not defined", at: location,
            hint: nearest.map { "did you mean \"\($0)\"?" })
    }

    /// A text whose places do not fit into 32 bits.
    static func sourceTooLarge(_ name: String) -> YareError {
        YareError(.templateSyntax, "template is larger than 2 GB", at: SourceLocation(file: name))
    }
}
