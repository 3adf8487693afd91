/// Takes a name apart into the words that ``WordCase`` joins anew.
struct WordReader {
    enum Kind {
        case none, number, capitals, letters, connector, punctuation, other

        /// Whether a connector is put before a word of the kind that follows a number.
        var wantsConnector: Bool {
            self != .none && self != .connector && self != .punctuation
        }
    }

    struct Word {
        var kind: Kind
        var characters: ArraySlice<Unicode.Scalar>
    }

    private var rest: ArraySlice<Unicode.Scalar>

    init(_ text: String) {
        rest = Array(text.unicodeScalars)[...]
    }

    /// Whether there are words left.
    var hasMore: Bool { !rest.isEmpty }

    /// Takes the next word, or one of no kind at the end.
    mutating func next() -> Word {
        guard let first = rest.first else { return Word(kind: .none, characters: []) }
        if WordCase.isConnector(first) { return take(.connector, WordCase.isConnector) }
        if first.isPunctuation { return take(.punctuation, \.isPunctuation) }
        if first.isUpper { return takeCapitals() }
        if first.isAlphabetic { return take(.letters) { $0.isAlphabetic && !$0.isUpper } }
        if first.isNumber { return take(.number, \.isNumber) }
        return take(.other) { !WordCase.isConnector($0) && !$0.isAlphabetic && !$0.isNumber && !$0.isPunctuation }
    }

    private mutating func take(_ kind: Kind, _ isMember: (Unicode.Scalar) -> Bool) -> Word {
        take(kind, count: rest.prefix(while: isMember).count)
    }

    private mutating func take(_ kind: Kind, count: Int) -> Word {
        defer { rest = rest.dropFirst(count) }
        return Word(kind: kind, characters: rest.prefix(count))
    }

    /// `Status` as a whole; of `HTTPStatus` only `HTTP`.
    private mutating func takeCapitals() -> Word {
        let capitals = rest.prefix(while: \.isUpper).count
        let letters = rest.dropFirst(capitals).prefix { $0.isAlphabetic && !$0.isUpper }.count
        if capitals == 1 { return take(.capitals, count: 1 + letters) }
        return take(.capitals, count: letters > 0 ? capitals - 1 : capitals)
    }
}

extension Unicode.Scalar {
    /// Whether the character is a letter of an alphabet; Chinese characters are not.
    fileprivate var isAlphabetic: Bool {
        switch value {
        case 0x3400...0x4D85, 0x4E00...0x9FCC, 0x20000...0x2B81D: false
        default: isLetter
        }
    }

    /// Go's `unicode.IsNumber`.
    fileprivate var isNumber: Bool {
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    /// Go's `unicode.IsPunct`.
    fileprivate var isPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
