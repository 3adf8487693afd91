public import GRDB

/// A chart that a search found.
public struct SearchHit: Sendable, Hashable {
    public var id: Int64
    public var scope: Int64
    public var name: String
    /// How well the chart fits; only good for comparing the hits of one search.
    public var score: Double
}

/// A search as people type it: a name or its beginning, words of a description, a word with a slip in it.
///
/// A chart is found when each word of the text begins a word of its name, keywords, description or maintainers, or when
/// the whole text stands anywhere in name, keywords or description, as in Helm. Where that finds nothing, words are
/// corrected by the words that charts use; where that finds nothing either, charts with some of the words are found.
public struct ChartSearch: Sendable {
    /// What the user typed.
    public var text: String
    /// The repositories to look in; `nil` for all.
    public var scopes: [Int64]?

    public init(_ text: String, scopes: [Int64]? = nil) {
        self.text = text
        self.scopes = scopes
    }

    /// The charts found, best first; all of them, so that they can be counted by kind.
    public func hits(in database: Database) throws -> [SearchHit] {
        let words = SearchText.words(of: text)
        guard !words.isEmpty else { return try SearchCandidates(scopes, database).allByName() }
        let candidates = SearchCandidates(scopes, database)
        let score = SearchScore(words: words)
        var found = try candidates.matching(words.map { .beginning($0) }, .all)
        try candidates.containing(text: text.lowercased(), nameWithoutSeparators: words.joined(), &found)
        if !found.isEmpty { return try score.ranked(found, database) }
        let corrected = try SpellingCorrection(database).corrected(words)
        found = try candidates.matching(corrected, .all)
        if found.isEmpty, words.count > 1 { found = try candidates.matching(corrected, .any) }
        return try SearchScore(words: corrected.map(\.first)).ranked(found, database)
    }
}

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

/// How a text falls into words, as the tokenizer of the tables does it: runs of letters and digits in lower case.
enum SearchText {
    static func words(of text: String) -> [String] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiWords(of: text) }
        return text.lowercased().unicodeScalars
            .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// What ``words(of:)`` finds where nothing has to be asked of Unicode's tables.
    private static func asciiWords(of text: String) -> [String] {
        text.lowercased().utf8.split { !isLetter($0) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .map { String(Substring($0)) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
