/// The newest version of every chart, held ready for searching.
struct CatalogueIndex: Sendable {
    let cards: [CatalogueCard]

    private static let mostKeywords = 12

    /// The charts that a query finds among those of some repositories.
    ///
    /// - Parameter isVisible: whether the visitor may see a repository.
    func search(_ query: CatalogueQuery, where isVisible: (String) -> Bool) -> CatalogueSearchResult {
        let found = found(by: query.words, where: isVisible)
        let kept = found.filter { query.accepts($0.card) }
            .sorted { left, right in
                (right.score, left.card.rank, left.card.name, left.card.tenant)
                    < (left.score, right.card.rank, right.card.name, right.card.tenant)
            }
        return CatalogueSearchResult(
            cards: page(query.page, of: kept.map(\.card)), total: kept.count,
            repositories: facets(found, query) { query in
                query.repository = nil
            } names: {
                [$0.tenant]
            },
            keywords: Array(
                facets(found, query) { _ in
                } names: {
                    $0.keywords
                }
                .prefix(Self.mostKeywords)),
            types: facets(found, query) { query in
                query.type = nil
            } names: {
                [$0.type]
            },
            deprecatedCount: found.count { $0.card.isDeprecated })
    }

    private typealias Found = (score: Int, card: CatalogueCard)

    private func found(by words: [[UInt8]], where isVisible: (String) -> Bool) -> [Found] {
        var visibility: [String: Bool] = [:]
        return cards.compactMap { card in
            let isShown = visibility[card.tenant] ?? isVisible(card.tenant)
            visibility[card.tenant] = isShown
            guard isShown, let score = card.terms.score(for: words) else { return nil }
            return (score, card)
        }
    }

    private func page(_ number: Int, of cards: [CatalogueCard]) -> [CatalogueCard] {
        let (start, overflows) = (max(1, number) - 1).multipliedReportingOverflow(by: CatalogueQuery.pageSize)
        return overflows ? [] : Array(cards.dropFirst(start).prefix(CatalogueQuery.pageSize))
    }

    /// Counts names among the charts that a query finds without one of its conditions, the most frequent first.
    private func facets(
        _ found: [Found], _ query: CatalogueQuery, without: (inout CatalogueQuery) -> Void,
        names: (CatalogueCard) -> some Sequence<String>
    ) -> [CatalogueSearchResult.Facet] {
        var query = query
        without(&query)
        var counts: [String: Int] = [:]
        for (_, card) in found where query.accepts(card) {
            for name in names(card) { counts[name, default: 0] += 1 }
        }
        return counts.map { .init(name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
