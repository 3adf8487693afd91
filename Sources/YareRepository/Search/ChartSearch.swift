public import GRDB

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
