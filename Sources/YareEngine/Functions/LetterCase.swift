import YareBase

/// Changing the case of letters as Go's `unicode` package does: one character becomes one character.
enum LetterCase {
    /// `text` with each character changed; bytes that are no characters become U+FFFD, as in Go's `strings.Map`.
    static func mapping(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var mapped = String.UnicodeScalarView()
        for character in text.unicodeScalars { mapped.append(change(character.orReplacement)) }
        return String(mapped)
    }

    static func uppercased(_ text: String) -> String {
        isASCII(text) ? text.uppercased() : mapping(text, \.goUppercase)
    }

    static func lowercased(_ text: String) -> String {
        isASCII(text) ? text.lowercased() : mapping(text, \.goLowercase)
    }

    /// Each first letter of a word in title case: Go's `strings.Title`.
    static func titled(_ text: String) -> String {
        var previous: Unicode.Scalar = " "
        return mapping(text) { character in
            defer { previous = character }
            return separatesWords(previous) ? character.goTitlecase : character
        }
    }

    /// Each first letter after white space in lower case: goutils' `Uncapitalize`.
    static func untitled(_ text: String) -> String {
        var followsSpace = true
        return mapping(text) { character in
            if character.isGoSpace {
                followsSpace = true
                return character
            }
            defer { followsSpace = false }
            return followsSpace ? character.goLowercase : character
        }
    }

    /// Upper case to lower and the other way round, letters at the beginning of a word to title case: goutils' `SwapCase`.
    static func swapped(_ text: String) -> String {
        var followsSpace = true
        return mapping(text) { character in
            switch character.properties.generalCategory {
            case .uppercaseLetter, .titlecaseLetter:
                followsSpace = false
                return character.goLowercase
            case .lowercaseLetter:
                defer { followsSpace = false }
                return followsSpace ? character.goTitlecase : character.goUppercase
            default:
                followsSpace = character.isGoSpace
                return character
            }
        }
    }

    private static func isASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 }
    }

    private static func separatesWords(_ character: Unicode.Scalar) -> Bool {
        if character == "_" || character.isLetter || character.isDigit { return false }
        return character.isASCII || character.isGoSpace
    }
}

extension Unicode.Scalar {
    /// The character, or U+FFFD when it stands for a byte that is no character.
    fileprivate var orReplacement: Unicode.Scalar {
        (0x10FF00...0x10FFFF).contains(value) ? "\u{FFFD}" : self
    }

    var goUppercase: Unicode.Scalar { single(properties.uppercaseMapping) ?? greekTitlecase ?? self }

    var goLowercase: Unicode.Scalar { self == "\u{130}" ? "i" : single(properties.lowercaseMapping) ?? self }

    var goTitlecase: Unicode.Scalar { single(properties.titlecaseMapping) ?? greekTitlecase ?? self }

    /// Go's `unicode.IsLetter`.
    var isLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// Go's `unicode.IsDigit`.
    var isDigit: Bool { properties.generalCategory == .decimalNumber }

    /// Go's `unicode.IsUpper`.
    var isUpper: Bool {
        value < 0x80 ? (0x41...0x5A).contains(value) : properties.generalCategory == .uppercaseLetter
    }

    private func single(_ mapping: String) -> Unicode.Scalar? {
        let scalars = mapping.unicodeScalars
        guard let first = scalars.first, scalars.count == 1 else { return nil }
        return first
    }

    /// The capital of a Greek letter with iota subscript, whose full capital is two characters.
    private var greekTitlecase: Unicode.Scalar? {
        switch value {
        case 0x1F80...0x1FAF where value & 8 == 0: Unicode.Scalar(value + 8)
        case 0x1FB3, 0x1FC3, 0x1FF3: Unicode.Scalar(value + 9)
        default: nil
        }
    }
}
