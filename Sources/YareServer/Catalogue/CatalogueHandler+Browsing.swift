import HTTPTypes
import Hummingbird
import YareBase

// Pages that anybody reads who may read the repository.
extension CatalogueHandler {
    func home(_ visit: Visit, _ request: Request) async throws -> Response {
        let found = try await find(visit)
        if found.result.total == 0, found.query == CatalogueQuery(), visit.isRestricted, visit.caller.name == nil,
            !visit.caller.mayEver(.read)
        {
            throw YareError.unauthorized()
        }
        return html(found.page, visit, request)
    }

    /// What changes on the home page while one types.
    func search(_ visit: Visit, _ request: Request) async throws -> Response {
        let found = try await find(visit)
        var response = Response.page(pages.part("results", found.results), to: request)
        if let name = HTTPField.Name("X-Count") { response.headers[name] = found.count }
        return response
    }

    private func find(_ visit: Visit) async throws -> HomePage {
        let query = CatalogueQuery(visit.query)
        let (index, repository) = (index, site.repository)
        let result = try await site.queries.run {
            let text = query.searchedText
            let readable = repository.tenants.filter { visit.mayRead($0.text) }
            let places = text.isEmpty ? nil : try repository.places(of: text, in: readable)
            return try index.index().search(query, among: places) { visit.mayRead($0) }
        }
        return HomePage(query: query, result: result, visit: visit, pages: pages)
    }

    private func charts() async throws -> CatalogueIndex {
        let index = index
        return try await site.queries.run { try index.index() }
    }

    func chart(_ address: ChartAddress, _ visit: Visit, _ request: Request) async throws -> Response {
        let view = try await view(of: address, version: visit.query["version"], visit)
        let tab = visit.query["tab"].flatMap(ChartTab.init) ?? .readme
        let pages = pages
        // a large README or values file takes its time
        let page = try await site.queries.run {
            pages.html(of: ChartPage(view: view, tab: tab, pages: pages).page, for: visit)
        }
        return Response.page(page, to: request)
    }

    /// What pages about a chart show.
    ///
    /// - Parameter version: `nil` for the newest.
    func view(of address: ChartAddress, version: String?, _ visit: Visit) async throws -> ChartView {
        try visit.require(.read, in: address.tenant)
        let (repository, packages, hasPlayground) = (site.repository, packages, playground != nil)
        return try await site.queries.run {
            let found = try repository.version(version ?? "latest", of: address.name, in: address.tenant)
            let versions = try repository.versions(of: address.name, in: address.tenant)
            return ChartView(
                address: address, version: found, versions: versions, package: try packages.package(of: found),
                visit: visit, hasPlayground: hasPlayground,
                hasProvenance: try repository.provenance(of: found) != nil)
        }
    }

    // MARK: what other programs ask for

    func icon(_ address: ChartAddress, _ visit: Visit) async throws -> Response {
        let view = try await view(of: address, version: visit.query["version"], visit)
        guard let picture = ChartPicture(view.package.chart) else { throw YareError.addressNotFound() }
        return .file(picture.bytes, type: picture.type, caching: "private, max-age=3600")
    }

    func badge(_ address: ChartAddress, _ visit: Visit) async throws -> Response {
        try visit.require(.read, in: address.tenant)
        let repository = site.repository
        let version = try await site.queries.run {
            try repository.version("latest", of: address.name, in: address.tenant)
        }
        let badge = Badge(label: String(address.name.prefix(60)), text: String(version.version.prefix(40)))
        return .file(Array(badge.svg.utf8), type: "image/svg+xml; charset=utf-8", caching: "no-cache")
    }

    func feed(_ address: ChartAddress, _ visit: Visit) async throws -> Response {
        try visit.require(.read, in: address.tenant)
        let repository = site.repository
        let versions = try await site.queries.run { try repository.versions(of: address.name, in: address.tenant) }
        guard !versions.isEmpty else { throw YareError.chartNotFound(address.name) }
        return .file(Array(Feed(address, versions, for: visit).xml.utf8), type: Self.feedType, caching: "no-cache")
    }

    func feed(_ tenant: TenantPath?, _ visit: Visit) async throws -> Response {
        if let tenant { try visit.require(.read, in: tenant) }
        let cards = try await charts().cards.filter { card in
            tenant.map { $0.text == card.tenant } ?? visit.mayRead(card.tenant)
        }
        return .file(Array(Feed(tenant, cards, for: visit).xml.utf8), type: Self.feedType, caching: "no-cache")
    }

    private static let feedType = "application/rss+xml; charset=utf-8"

    func asset(_ name: String, _ request: Request) throws -> Response {
        guard let asset = CatalogueAsset.named(name) else { throw YareError.addressNotFound() }
        let isPacked = RequestConditions.acceptsGzip(request.headers[.acceptEncoding])
        var response = Response.file(
            isPacked ? asset.packed ?? asset.content : asset.content, type: asset.type,
            caching: "public, max-age=31536000, immutable")
        if isPacked, asset.packed != nil { response.headers[.contentEncoding] = "gzip" }
        response.headers[.vary] = "Accept-Encoding"
        return response
    }
}
