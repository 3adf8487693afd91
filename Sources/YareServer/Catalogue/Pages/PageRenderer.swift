import Crypto
import Foundation
import Mustache

/// A page before it is written: what stands in its frame.
struct Page {
    var title: String
    var summary = ""
    /// The template of what stands in the frame, and what it is filled with.
    var template: String
    var data: PageData
    /// Which entry of the bar the page belongs to.
    var place: Place = .other
    /// The feed that the page names.
    var feed: String?
    var query = ""

    enum Place {
        case home, upload, login, other
    }
}

/// Writes pages: the templates, compiled once, and the frame around them.
struct PageRenderer: Sendable {
    private let library: MustacheLibrary
    private let options: ServerOptions
    private let cards = CardCache()

    private static let templates: KeyValuePairs<String, String> = [
        "layout": LayoutTemplates.layout, "message": LayoutTemplates.message, "login": LayoutTemplates.login,
        "upload": LayoutTemplates.upload, "home": HomeTemplates.home, "results": HomeTemplates.results,
        "card": HomeTemplates.card, "chart": ChartTemplates.chart, "chartHead": ChartTemplates.chartHead,
        "side": ChartTemplates.side, "readme": ChartTemplates.readme, "listing": ChartTemplates.listing,
        "schema": ChartTemplates.schema, "property": ChartTemplates.property,
        "propertyHead": ChartTemplates.propertyHead, "propertyText": ChartTemplates.propertyText,
        "dependencies": ChartTemplates.dependencies, "versions": ChartTemplates.versions,
        "changes": ChartTemplates.changes, "comparison": ComparisonTemplates.comparison,
        "problems": ComparisonTemplates.problems, "playground": ComparisonTemplates.playground,
        "rendered": ComparisonTemplates.rendered,
    ]

    /// Compiles the templates.
    init(_ options: ServerOptions) {
        var library = MustacheLibrary()
        for (name, text) in Self.templates {
            do {
                try library.register(text, named: name)
            } catch {
                preconditionFailure("the template \"\(name)\" is wrong: \(error)")
            }
        }
        self.library = library
        self.options = options
    }

    /// A page in its frame.
    func html(of page: Page, for visit: Visit) -> String {
        var data = frame(visit)
        data["title"] = page.title == "Yare" ? "Yare" : page.title + " · Yare"
        data["summary"] = shown(page.summary)
        data["feed"] = shown(page.feed)
        data["query"] = page.query
        data["isHome"] = page.place == .home
        data["isUpload"] = page.place == .upload
        data["isLogin"] = page.place == .login
        data["body"] = part(page.template, page.data.merging(["base": visit.base]) { own, _ in own })
        return part("layout", data)
    }

    /// What a template makes of its data.
    func part(_ template: String, _ data: PageData) -> String {
        library.render(data, withTemplate: template) ?? ""
    }

    /// What the list of charts shows of a chart, which is the same for all visitors.
    func card(_ card: CatalogueCard, _ data: (CatalogueCard) -> PageData) -> String {
        cards.html(of: card) { part("card", data(card)) }
    }

    private func frame(_ visit: Visit) -> PageData {
        let links: [PageData?] = [
            ["name": "New versions (RSS)", "address": visit.base + "/catalogue/feed.xml"],
            options.depth == .exactly(0) ? ["name": "index.yaml", "address": visit.base + "/index.yaml"] : nil,
        ]
        return [
            "base": visit.base, "theme": shown(visit.theme), "otherTheme": visit.theme == "dark" ? "light" : "dark",
            "assets": Self.assets(visit.base), "mark": PageIcons.mark,
            "icons": ["search": PageIcons.search, "theme": PageIcons.theme],
            "mayUpload": visit.mayUpload, "user": shown(visit.caller.name), "token": visit.formToken,
            "mayLogIn": visit.caller.name == nil && visit.isRestricted,
            "login": PageAddress.make(visit.base + "/catalogue/login", ["return": visit.path]),
            "path": visit.path, "version": shown(options.version),
            "footerLinks": links.compactMap(\.self),
        ]
    }

    private static func assets(_ base: String) -> PageData {
        [
            "style": base + CatalogueAsset.style.path, "script": base + CatalogueAsset.script.path,
            "mark": base + CatalogueAsset.mark.path,
        ]
    }
}
