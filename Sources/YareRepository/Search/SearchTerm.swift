/// A word as a search looks for it.
enum SearchTerm: Equatable {
    case beginning(String)
    /// Whole words that the user may have meant, the likeliest first; at least one.
    case corrections([String])

    var first: String {
        switch self {
        case .beginning(let word): word
        case .corrections(let words): words[0]
        }
    }

    /// The term in FTS5's query language. Words are letters and digits, so nothing in them has to be escaped.
    var query: String {
        switch self {
        case .beginning(let word): "\"\(word)\"*"
        case .corrections(let words): "(" + words.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
        }
    }
}
