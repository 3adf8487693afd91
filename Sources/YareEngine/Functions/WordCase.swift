import YareBase

/// Names in camel, snake and kebab case, word by word as huandu/xstrings 1.5 finds words.
enum WordCase {
    /// `some_words` as `SomeWords`: connectors go, the letter after one becomes a capital, and of a word all in capitals
    /// only the first stays one.
    static func pascal(_ text: String) -> String {
        let characters = Array(text.unicodeScalars)
        let leading = characters.prefix(while: isConnector)
        var result = String.UnicodeScalarView(leading)
        guard leading.count < characters.count else {
            // xstrings writes the last of nothing but connectors twice
            if let last = leading.last { result.append(last) }
            return String(result)
        }
        var isInCapitals = characters[leading.count].isUpper
        var pending = characters[leading.count].goUppercase
        for character in characters[(leading.count + 1)...] {
            if isConnector(pending), isConnector(character) {
                result.append(pending)
                pending = character
            } else if isConnector(pending) {
                isInCapitals = character.isUpper
                pending = character.goUppercase
            } else {
                isInCapitals = isInCapitals && character.isUpper
                result.append(pending)
                pending = isInCapitals ? character.goLowercase : character
            }
        }
        result.append(pending)
        return String(result)
    }

    /// `HTTPServer20xOK` as `http_server_20x_ok`, with any connector.
    static func separated(_ text: String, by connector: Unicode.Scalar) -> String {
        var words = WordReader(text)
        var result = String.UnicodeScalarView()
        var word = words.next()
        while words.hasMore {
            if word.kind != .connector { result += lowercased(word, connector) }
            let previous = word
            word = words.next()
            switch previous.kind {
            case .number:
                word = takeLetters(&words, from: word, connector, into: &result)
                if word.kind.wantsConnector { result.append(connector) }
            case .connector: result += lowercased(previous, connector)
            case .punctuation: break
            case .capitals, .letters, .other:
                word = takeNumber(&words, from: word, connector, into: &result)
            case .none: break
            }
        }
        result += lowercased(word, connector)
        return String(result)
    }

    /// Letters and numbers that belong to a number before them: `20xok`.
    private static func takeLetters(
        _ words: inout WordReader, from first: WordReader.Word, _ connector: Unicode.Scalar,
        into result: inout String.UnicodeScalarView
    ) -> WordReader.Word {
        var word = first
        while word.kind == .letters || word.kind == .number {
            result += lowercased(word, connector)
            word = words.next()
        }
        return word
    }

    /// What follows a word of letters: a number alone belongs to it (`bld4_floor`), one with letters behind it does not
    /// (`http_2xx`).
    private static func takeNumber(
        _ words: inout WordReader, from word: WordReader.Word, _ connector: Unicode.Scalar,
        into result: inout String.UnicodeScalarView
    ) -> WordReader.Word {
        guard word.kind == .number else {
            if word.kind != .connector, word.kind != .punctuation { result.append(connector) }
            return word
        }
        guard words.hasMore else { return word }
        let next = words.next()
        guard next.kind == .letters else {
            result += word.characters
            if next.kind != .connector, next.kind != .punctuation { result.append(connector) }
            return next
        }
        result.append(connector)
        result += word.characters
        let rest = takeLetters(&words, from: next, connector, into: &result)
        if rest.kind.wantsConnector { result.append(connector) }
        return rest
    }

    private static func lowercased(_ word: WordReader.Word, _ connector: Unicode.Scalar) -> [Unicode.Scalar] {
        guard word.kind == .capitals || word.kind == .connector else { return Array(word.characters) }
        return word.characters.map { isConnector($0) ? connector : $0.isUpper ? $0.goLowercase : $0 }
    }

    static func isConnector(_ character: Unicode.Scalar) -> Bool {
        character == "-" || character == "_" || character.isGoSpace
    }
}
