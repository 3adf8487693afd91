import GRDB
import YareBase

/// Replaces words that no chart uses by those that charts use and that look alike.
struct SpellingCorrection {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The words, each as it is where a chart has a word that begins with it.
    func corrected(_ words: [String]) throws -> [SearchTerm] {
        try words.map { word in
            if try isBeginning(word) { return .beginning(word) }
            let corrections = try self.corrections(of: word)
            return corrections.isEmpty ? .beginning(word) : .corrections(corrections)
        }
    }

    private func isBeginning(_ word: String) throws -> Bool {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT term FROM search_vocabulary WHERE term >= ? LIMIT 1"),
            arguments: [word])?.hasPrefix(word) ?? false
    }

    /// The words within a few slips, the nearest and commonest first.
    private func corrections(of word: String) throws -> [String] {
        let length = word.utf8.count
        guard (3...40).contains(length) else { return [] }
        let slips = length < 5 ? 1 : 2
        let letters = Self.letters(of: word)
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT term, doc FROM search_vocabulary WHERE length(term) BETWEEN ? AND ?"),
            arguments: [length - slips, length + slips])
        var found: [(distance: Int, rarity: Int, word: String)] = []
        while let row = try rows.next() {
            let term: String = row[0]
            // each slip changes two letters at most
            if (letters ^ Self.letters(of: term)).nonzeroBitCount > 2 * slips { continue }
            let distance = EditDistance.between(word, term)
            if distance <= slips { found.append((distance, -(row[1] as Int), term)) }
        }
        return found.sorted { $0 < $1 }.prefix(3).map(\.word)
    }

    /// A bit for each letter that a word has.
    private static func letters(of word: String) -> UInt64 {
        word.utf8.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
