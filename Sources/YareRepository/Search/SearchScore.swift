import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How well charts fit the words that somebody looks for.
///
/// What a chart is called counts most, then what its authors call it in keywords, then its description. Among charts that
/// fit alike, the ones that others mention stand first: whoever looks for monitoring wants Prometheus, which dozens of
/// charts name, before a chart nobody does.
struct SearchScore {
    private let words: [String]
    private let sought: [SoughtWord]
    /// The bytes of the words with dashes between them.
    private let dashed: [UInt8]
    /// The bytes of the words with nothing between them.
    private let joined: [UInt8]

    init(words: [String]) {
        self.words = words
        sought = words.map(SoughtWord.init)
        dashed = Array(words.joined(separator: "-").utf8)
        joined = Array(words.joined().utf8)
    }

    /// How many of the best are looked at for their fame.
    private static let widestField = 100

    /// The candidates, best first.
    func ranked(_ candidates: [SearchCandidate], _ database: Database) throws -> [SearchHit] {
        var hits = candidates.map { candidate in
            SearchHit(id: candidate.id, scope: candidate.scope, name: candidate.name, score: score(of: candidate))
        }
        hits.sort(by: Self.precedes)
        let fame = ChartFame(database)
        for position in hits.indices.prefix(Self.widestField) {
            hits[position].score += 30 * log2(Double(1 + (try fame.mentions(of: hits[position].name))))
        }
        hits.sort(by: Self.precedes)
        return hits
    }

    private static func precedes(_ left: SearchHit, _ right: SearchHit) -> Bool {
        left.score != right.score ? left.score > right.score : (left.name, left.id) < (right.name, right.id)
    }

    private func score(of candidate: SearchCandidate) -> Double {
        let care = 5 * log2(Double(1 + max(0, candidate.versionCount)))
        return nameScore(candidate.name) + keywordScore(candidate.keywords) + descriptionScore(candidate.description)
            + care - (candidate.isDeprecated ? 20 : 0)
    }

    private func nameScore(_ name: String) -> Double {
        let letters = name.utf8.compactMap(SearchText.letter)
        if letters == joined { return 1000 }
        guard fit(in: name) > 0 else { return Self.contains(Array(name.lowercased().utf8), dashed) ? 120 : 0 }
        let startsWithIt = letters.starts(with: words[0].utf8)
        return 200 + 300 * Double(joined.count) / Double(max(1, name.utf8.count)) + (startsWithIt ? 50 : 0)
    }

    private func keywordScore(_ keywords: String) -> Double {
        let fit = fit(in: keywords)
        // a keyword that is the words has them as a whole
        let isOne = fit == 1 && ChartSearchTables.list(keywords).contains { SearchText.words(of: $0) == words }
        return isOne ? 100 : 60 * fit
    }

    private func descriptionScore(_ description: String) -> Double {
        let fit = fit(in: description)
        let isPhrase = fit == 1 && (words.count == 1 || Self.contains(SearchText.words(of: description), words))
        return 60 * fit * (isPhrase ? 1 : 0.7)
    }

    /// How well the words are in a text, from 0 to 1; 0 where one is missing.
    private func fit(in text: String) -> Double {
        var sum = 0.0
        for word in sought {
            let fit = word.fit(in: text)
            if fit == 0 { return 0 }
            sum += fit
        }
        return sum / Double(sought.count)
    }

    private static func contains<Element: Equatable>(_ text: [Element], _ part: [Element]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count] == part[...] }
    }
}

/// How many charts mention another one by its name.
struct ChartFame {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The number of charts, the one itself not counted, that have a name in their name, keywords or description.
    func mentions(of name: String) throws -> Int {
        let words = SearchText.words(of: name)
        guard let first = words.first else { return 0 }
        let count =
            if words.count == 1 {
                try Int.fetchOne(
                    database.cachedStatement(sql: "SELECT doc FROM search_vocabulary WHERE term = ?"),
                    arguments: [first])
            } else {
                try Int.fetchOne(
                    database.cachedStatement(sql: "SELECT count(*) FROM search_words WHERE search_words MATCH ?"),
                    arguments: ["\"\(words.joined(separator: " "))\""])
            }
        return max(0, (count ?? 0) - 1)
    }
}
