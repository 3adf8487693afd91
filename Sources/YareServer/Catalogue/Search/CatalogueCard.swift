import YareBase
import YareChart

/// A chart as lists and searches see it: what its newest version says.
struct CatalogueCard: Sendable, Hashable {
    var tenant: String
    var name: String
    var version: String
    var appVersion: String
    var description: String
    /// In lower case, each once.
    var keywords: [String]
    /// `application` or `library`.
    var type: String
    var isDeprecated: Bool
    var created: Timestamp
    /// The SHA-256 of the newest package, in hexadecimal.
    var digest: String
    /// Whether the chart brings a picture that this server can show.
    var hasOwnIcon: Bool

    /// The texts that are searched, in lower case, and what a hit in each is worth.
    let terms: SearchTerms

    /// Whether others that fit as well come first.
    var rank: Int { isDeprecated ? 1 : 0 }

    init(_ metadata: ChartMetadata, tenant: String, created: Timestamp, digest: String) {
        self.tenant = tenant
        name = metadata.name
        version = metadata.version
        appVersion = metadata.appVersion
        description = String(metadata.description.prefix(300))
        keywords = Set(metadata.keywords.prefix(20).map { String($0.lowercased().prefix(50)) }).sorted()
        type = metadata.type == "library" ? "library" : "application"
        isDeprecated = metadata.isDeprecated
        self.created = created
        self.digest = digest
        hasOwnIcon = !metadata.icon.isEmpty && SafeLink.outside(metadata.icon) == nil
        terms = SearchTerms(metadata)
    }
}

/// The words of a chart that a search looks through.
struct SearchTerms: Sendable, Hashable {
    private let name: [UInt8]
    private let keywords: [[UInt8]]
    private let description: [UInt8]
    private let people: [UInt8]

    init(_ metadata: ChartMetadata) {
        name = Array(metadata.name.lowercased().utf8)
        keywords = metadata.keywords.prefix(50).map { Array($0.lowercased().prefix(100).utf8) }
        description = Array(metadata.description.lowercased().prefix(1_000).utf8)
        people = Array(metadata.maintainers.prefix(20).compactMap { $0?.name.lowercased() }.joined(separator: " ").utf8)
    }

    /// How well the chart fits all words, or `nil` when one of them is nowhere.
    func score(for words: [[UInt8]]) -> Int? {
        var score = 0
        for word in words {
            let points = points(for: word)
            if points == 0 { return nil }
            score += points
        }
        return score
    }

    private func points(for word: [UInt8]) -> Int {
        if name == word { return 1_000 }
        var points = 0
        if name.starts(with: word) {
            points += 400
        } else if name.containsBytes(word) {
            points += name.containsWordStart(word) ? 250 : 120
        }
        if keywords.contains(word) {
            points += 80
        } else if keywords.contains(where: { $0.containsBytes(word) }) {
            points += 30
        }
        if description.containsBytes(word) { points += description.containsWordStart(word) ? 20 : 5 }
        if points == 0, people.containsBytes(word) { points = 3 }
        return points
    }
}

extension [UInt8] {
    /// Whether `word` begins somewhere behind something that is no letter and no digit.
    fileprivate func containsWordStart(_ word: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= count else { return false }
        for start in 0...(count - word.count) where self[start] == first {
            let isStart = start == 0 || !(self[start - 1].isASCIILetter || self[start - 1].isASCIIDigit)
            if isStart, self[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }

    /// Whether `word` occurs.
    func containsBytes(_ word: [UInt8]) -> Bool {
        guard let first = word.first else { return true }
        guard word.count <= count else { return false }
        return withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                for start in 0...(text.count - word.count) where text[start] == first {
                    var index = 1
                    while index < word.count, text[start + index] == word[index] { index += 1 }
                    if index == word.count { return true }
                }
                return false
            }
        }
    }
}
