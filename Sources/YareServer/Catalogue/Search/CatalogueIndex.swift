/// The newest version of every chart, held ready for searching.
struct CatalogueIndex: Sendable {
    let cards: [CatalogueCard]

    private static let mostKeywords = 12

    /// All charts by name, the deprecated ones behind the others.
    private let byName: [CatalogueCard]
    private let byPlace: [ChartPlace: CatalogueCard]

    init(cards: [CatalogueCard]) {
        self.cards = cards
        byName = cards.sorted { left, right in
            (left.isDeprecated ? 1 : 0, left.name, left.tenant) < (right.isDeprecated ? 1 : 0, right.name, right.tenant)
        }
        byPlace = Dictionary(cards.map { ($0.place, $0) }) { first, _ in first }
    }

    /// The charts that a query finds among those of some repositories.
    ///
    /// - Parameters:
    ///   - places: the charts that its text finds, the best first; `nil` where it has none, for all by name.
    ///   - isVisible: whether the visitor may see a repository.
    func search(
        _ query: CatalogueQuery, among places: [ChartPlace]?, where isVisible: (String) -> Bool
    ) -> CatalogueSearchResult {
        let found = visible(places.map { $0.compactMap { byPlace[$0] } } ?? byName, where: isVisible)
        let kept = found.filter(query.accepts)
        return CatalogueSearchResult(
            cards: page(query.page, of: kept), total: kept.count,
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
            deprecatedCount: found.count { $0.isDeprecated })
    }

    private func visible(_ cards: [CatalogueCard], where isVisible: (String) -> Bool) -> [CatalogueCard] {
        var visibility: [String: Bool] = [:]
        return cards.filter { card in
            let isShown = visibility[card.tenant] ?? isVisible(card.tenant)
            visibility[card.tenant] = isShown
            return isShown
        }
    }

    private func page(_ number: Int, of cards: [CatalogueCard]) -> [CatalogueCard] {
        let (start, overflows) = (max(1, number) - 1).multipliedReportingOverflow(by: CatalogueQuery.pageSize)
        return overflows ? [] : Array(cards.dropFirst(start).prefix(CatalogueQuery.pageSize))
    }

    /// Counts names among the charts that a query finds without one of its conditions, the most frequent first.
    private func facets(
        _ found: [CatalogueCard], _ query: CatalogueQuery, without: (inout CatalogueQuery) -> Void,
        names: (CatalogueCard) -> some Sequence<String>
    ) -> [CatalogueSearchResult.Facet] {
        var query = query
        without(&query)
        var counts: [String: Int] = [:]
        for card in found where query.accepts(card) {
            for name in names(card) { counts[name, default: 0] += 1 }
        }
        return counts.map { .init(name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
