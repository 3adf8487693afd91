/// What a visitor looks for: words, and what the charts found must be.
struct CatalogueQuery: Sendable, Hashable {
    var text = ""
    var repository: String?
    var keyword: String?
    var type: String?
    /// Whether deprecated charts are left out; otherwise they come after others that fit as well.
    var hidesDeprecated = false
    /// Counted from 1.
    var page = 1

    static let pageSize = 24
    private static let longestText = 200

    /// The text that is searched for; nothing where there is no word in it.
    var searchedText: String {
        let text = text.prefix(Self.longestText)
        return text.allSatisfy(\.isWhitespace) ? "" : String(text)
    }
}

/// The charts that a query finds, and what else they could be narrowed down to.
struct CatalogueSearchResult: Sendable {
    /// One page of charts, the best first.
    var cards: [CatalogueCard]
    /// How many charts there are on all pages.
    var total: Int
    var repositories: [Facet]
    var keywords: [Facet]
    var types: [Facet]
    var deprecatedCount: Int

    /// A narrower choice, and how many charts it leaves.
    struct Facet: Sendable, Hashable {
        var name: String
        var count: Int
    }

    var pageCount: Int { max(1, (total + CatalogueQuery.pageSize - 1) / CatalogueQuery.pageSize) }
}

extension CatalogueQuery {
    /// Whether a chart is what the query wants, apart from its words.
    func accepts(_ card: CatalogueCard) -> Bool {
        !(hidesDeprecated && card.isDeprecated) && (repository == nil || repository == card.tenant)
            && (type == nil || type == card.type)
            && (keyword.map(card.keywords.contains) ?? true)
    }
}
