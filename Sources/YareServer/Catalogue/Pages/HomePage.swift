/// The list of charts.
struct HomePage {
    let query: CatalogueQuery
    let result: CatalogueSearchResult
    let visit: Visit
    let pages: PageRenderer

    var page: Page {
        var data = results
        data["heading"] = query.text.isEmpty ? "Charts" : "Charts for “\(query.text)”"
        data["count"] = count
        return Page(
            title: query.text.isEmpty ? "Charts" : query.text, summary: "Charts of this repository.", template: "home",
            data: data, place: .home, feed: feed, query: query.text)
    }

    /// What the `results` template shows.
    var results: PageData {
        [
            "base": visit.base, "hasCards": !result.cards.isEmpty, "cards": result.cards.map { pages.card($0, card) },
            "facets": facets, "pages": shown(result.pageCount > 1 ? turning : nil),
            "emptyHeading": query.text.isEmpty && isPlain ? "No charts yet" : "Nothing found",
            "emptyText": emptyText, "reset": shown(isPlain && query.text.isEmpty ? nil : visit.base + "/"),
        ]
    }

    /// How many charts there are, for the line above them.
    var count: String { PageText.count(result.total, "chart") }

    private var isPlain: Bool { query.repository == nil && query.keyword == nil && query.type == nil }

    private var emptyText: String {
        if !isPlain || !query.text.isEmpty { return "No chart has all of this. Try fewer words." }
        return visit.mayUpload
            ? "Upload the first one, or push it with “yare push”." : "Nothing has been published here."
    }

    private var feed: String? {
        guard let repository = query.repository else { return visit.base + "/catalogue/feed.xml" }
        return PageAddress.make(visit.base + "/catalogue/repositories/\(repository)/feed.xml")
    }

    private func card(_ card: CatalogueCard) -> PageData {
        let address = visit.base + card.path("charts")
        return [
            "name": card.name, "tenant": shown(card.tenant), "version": card.version,
            "appVersion": shown(card.appVersion), "about": card.description, "address": PageAddress.make(address),
            "icon": PageIcons.chart(
                card.name, picture: card.hasOwnIcon ? PageAddress.make(visit.base + card.path("icons")) : nil),
            "isDeprecated": card.isDeprecated, "isLibrary": card.type == "library",
            "isPrerelease": card.version.utf8.contains(UInt8(ascii: "-")),
        ]
    }

    // MARK: narrowing down

    private var facets: [PageData] {
        var facets: [PageData] = []
        if result.repositories.count > 1 || query.repository != nil {
            facets.append(
                facet("Repository", result.repositories, chosen: query.repository) { $0.repository = $1 })
        }
        if result.types.count > 1 || query.type != nil {
            facets.append(facet("Type", result.types, chosen: query.type) { $0.type = $1 })
        }
        if !result.keywords.isEmpty || query.keyword != nil {
            facets.append(facet("Keyword", result.keywords, chosen: query.keyword) { $0.keyword = $1 })
        }
        if result.deprecatedCount > 0 { facets.append(deprecated) }
        return facets
    }

    private func facet(
        _ heading: String, _ choices: [CatalogueSearchResult.Facet], chosen: String?,
        _ change: (inout CatalogueQuery, String?) -> Void
    ) -> PageData {
        var choices = choices
        if let chosen, !choices.contains(where: { $0.name == chosen }) {
            choices.insert(.init(name: chosen, count: result.total), at: 0)
        }
        let data = choices.prefix(Self.mostChoices).map { choice -> PageData in
            let isChosen = choice.name == chosen
            return self.choice(choice.name.isEmpty ? "(root)" : choice.name, choice.count, isChosen) {
                change(&$0, isChosen ? nil : choice.name)
            }
        }
        return ["heading": heading, "choices": data]
    }

    private static let mostChoices = 30

    private var deprecated: PageData {
        let choice = choice("Hide deprecated", result.deprecatedCount, query.hidesDeprecated) {
            $0.hidesDeprecated.toggle()
        }
        return ["heading": "Deprecated", "choices": [choice]]
    }

    private func choice(
        _ name: String, _ count: Int, _ isChosen: Bool, _ change: (inout CatalogueQuery) -> Void
    ) -> PageData {
        var query = query
        query.page = 1
        change(&query)
        return ["name": name, "count": count, "isChosen": isChosen, "address": query.address(visit.base)]
    }

    private var turning: PageData {
        func address(_ page: Int) -> Any {
            guard (1...result.pageCount).contains(page) else { return false }
            var query = query
            query.page = page
            return query.address(visit.base)
        }
        return [
            "number": query.page, "count": result.pageCount, "previous": address(query.page - 1),
            "next": address(query.page + 1),
        ]
    }
}

extension CatalogueQuery {
    /// Reads the query of an address.
    init(_ query: RequestQuery) {
        text = query["q"] ?? ""
        repository = query["repository"]
        keyword = query["keyword"]?.lowercased()
        type = query["type"]
        hidesDeprecated = query["deprecated"] == "no"
        page = max(1, min(100_000, query["page"].flatMap { Int($0) } ?? 1))
    }

    /// The address of the list of charts that this finds.
    func address(_ base: String) -> String {
        PageAddress.make(
            base + "/catalogue",
            [
                "q": text.isEmpty ? nil : text, "repository": repository, "keyword": keyword, "type": type,
                "deprecated": hidesDeprecated ? "no" : nil, "page": page > 1 ? String(page) : nil,
            ])
    }
}

extension CatalogueCard {
    /// The path of a page about the chart, below the server's address.
    func path(_ page: String) -> String {
        "/catalogue/\(page)/" + (tenant.isEmpty ? name : "\(tenant)/\(name)")
    }
}
