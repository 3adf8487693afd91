import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase
import YareTestSupport

@testable import YareServer

struct CatalogueBrowsingTests {
    private let world: CatalogueWorld

    init() throws {
        world = try CatalogueWorld()
        try world.publish(
            "web", "1.0.0",
            "description: A web server\nkeywords: [HTTP, proxy]\nappVersion: '1.25'\nmaintainers: [{name: Ada, url: 'https://ada.example'}]",
            files: ["README.md": "# Web\n\nSee [values](values.yaml).", "values.yaml": "port: 80\nname: web\n"])
        try world.publish(
            "web", "1.1.0", "description: A web server\nkeywords: [HTTP, proxy]\nicon: https://evil.example/icon.png",
            files: [
                "README.md": "# Web\n\nSee [values](values.yaml).", "values.yaml": "port: 8080\nname: web\n",
                "values.schema.json":
                    #"{"properties": {"port": {"type": "integer", "description": "Where it listens"}}}"#,
                "templates/service.yaml": "kind: Service\nport: {{ .Values.port }}\n",
            ])
        try world.publish("database", "2.0.0", "description: Keeps rows\nkeywords: [sql]\ndeprecated: true")
        try world.publish("common", "0.1.0", "type: library\ndescription: Helpers for the web")
    }

    @Test func listsTheNewestVersions() async throws {
        let page = try await world.get("/")
        #expect(page.status == .ok)
        #expect(page.text.contains(">web</a></h2><p>1.1.0</p>") && page.text.contains(">common</a>"))
        #expect(page.text.contains(">Deprecated</span>") && page.text.contains("Hide deprecated"))
        #expect(page.text.contains("3 charts"))
    }

    @Test(arguments: [
        ("q=web", ["web", "common"]), ("q=WEB+serv", ["web"]), ("q=proxy", ["web"]), ("q=ada", []), ("q=nothing", []),
        ("q=rows", ["database"]), ("q=rows&deprecated=no", []), ("type=library", ["common"]), ("keyword=http", ["web"]),
        ("q=web&type=application", ["web"]), ("page=7", []), ("q=%3Cscript%3E", []),
    ])
    func finds(_ query: String, _ names: [String]) async throws {
        let page = try await world.get("/catalogue/search?\(query)")
        #expect(page.listedCharts == names)
        #expect(
            HTTPField.Name("X-Count").flatMap { page.headers[$0] }
                == PageText.count(query == "page=7" ? 3 : names.count, "chart"))
    }

    @Test func showsAChart() async throws {
        let page = try await world.get("/catalogue/charts/web").text
        #expect(page.contains("<h1>web</h1>") && page.contains("A web server"))
        #expect(page.contains("<h2 id=\"readme-web\">Web</h2>"))
        #expect(page.contains("href=\"?version=1.1.0&amp;tab=values\""))
        let commands = page.replacing("<span>", with: "").replacing("</span>", with: "")
        #expect(commands.contains("yare install my-web yare/web --version 1.1.0"))
        #expect(commands.contains("helm install my-web oci://localhost/web --version 1.1.0 --plain-http"))
        #expect(page.contains("href=\"/charts/web-1.1.0.tgz\""))
        #expect(!page.contains("evil.example"))
    }

    @Test func showsAnOlderVersion() async throws {
        let page = try await world.get("/catalogue/charts/web?version=1.0.0").text
        #expect(page.contains("There is a newer version: <a href=\"/catalogue/charts/web\">1.1.0</a>"))
        #expect(page.contains("App <b>1.25</b>") && page.contains("href=\"https://ada.example\""))
    }

    @Test(arguments: [
        ("values", "<span id=\"v1\"><i class=\"k\">port</i>"), ("schema", "Where it listens"),
        ("templates", "<i class=\"t\">{{ .Values.port }}</i>"),
        ("versions", "/catalogue/compare/web?from=1.0.0&amp;to=1.1.0"),
        ("dependencies", "stands on its own"), ("nonsense", "readme-web"),
    ])
    func showsTabs(_ tab: String, _ piece: String) async throws {
        #expect(try await world.get("/catalogue/charts/web?tab=\(tab)").text.contains(piece))
    }

    @Test func searchesValuesWithoutAScript() async throws {
        let page = try await world.get("/catalogue/charts/web?tab=values&find=PORT").text
        #expect(page.contains("<span class=\"hit\" id=\"v1\">") && page.contains("1 line"))
        #expect(page.contains("<a href=\"#v1\">line 1</a>"))
    }

    @Test func comparesVersions() async throws {
        let values = try await world.get("/catalogue/compare/web?from=1.0.0&to=1.1.0").text
        #expect(values.contains("<tr class=\"gone\">") && values.contains("port: 8080"))
        #expect(values.contains("values.schema.json"))
        let templates = try await world.get("/catalogue/compare/web?from=1.0.0&to=1.1.0&view=templates").text
        #expect(templates.contains("templates/service.yaml") && templates.contains(">added</span>"))
        let same = try await world.get("/catalogue/compare/web?from=1.1.0&to=1.1.0").text
        #expect(same.contains("No difference"))
    }

    @Test func feedsNewVersions() async throws {
        let feed = try await world.get("/catalogue/feeds/web.xml")
        #expect(feed.headers[.contentType]?.hasPrefix("application/rss+xml") == true)
        #expect(XMLDocumentCheck.isWellFormed(feed.text))
        #expect(feed.text.contains("<title>web 1.1.0</title>") && feed.text.contains("<title>web 1.0.0</title>"))
        let all = try await world.get("/catalogue/feed.xml").text
        #expect(XMLDocumentCheck.isWellFormed(all) && all.contains("<title>database 2.0.0</title>"))
    }

    @Test func writesDatesAsMailDoes() {
        #expect(Feed.date(Timestamp(seconds: 1_762_160_700)) == "Mon, 03 Nov 2025 09:05:00 GMT")
        #expect(Feed.date(Timestamp(seconds: 0)) == "Thu, 01 Jan 1970 00:00:00 GMT")
    }

    @Test func drawsBadges() async throws {
        let badge = try await world.get("/catalogue/badges/web.svg")
        #expect(badge.headers[.contentType]?.hasPrefix("image/svg+xml") == true)
        #expect(XMLDocumentCheck.isWellFormed(badge.text) && badge.text.contains("web: 1.1.0"))
    }

    @Test(arguments: [
        "/catalogue/charts/none", "/catalogue/charts/web?version=9.9.9", "/catalogue/feeds/none.xml",
        "/catalogue/compare/none",
        "/catalogue/compare/web?from=9.9.9", "/catalogue/assets/none.css", "/catalogue/icons/web",
    ])
    func saysWhenThereIsNothing(_ uri: String) async throws {
        let page = try await world.get(uri)
        #expect(page.status == .notFound && page.text.contains("There is nothing here"))
    }

    @Test func refusesOtherMethods() async throws {
        #expect(try await world.answer(.delete, "/catalogue/charts/web").status == .methodNotAllowed)
        #expect(try await world.answer(.get, "/catalogue/logout").status == .methodNotAllowed)
    }

    /// Every page has the headers that keep a browser from anything but showing it, and loads nothing from elsewhere.
    @Test(arguments: [
        "/", "/catalogue?q=%3Cb%3E", "/catalogue/charts/web", "/catalogue/charts/web?tab=values",
        "/catalogue/compare/web",
        "/catalogue/upload", "/catalogue/login", "/catalogue/charts/none",
    ])
    func isolatesPages(_ uri: String) async throws {
        let page = try await world.get(uri)
        let policy = HTTPField.Name("Content-Security-Policy").flatMap { page.headers[$0] } ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(HTTPField.Name("X-Content-Type-Options").flatMap { page.headers[$0] } == "nosniff")
        #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains("<script>"))
        #expect(page.text.matches(of: /\son[a-z]+=/).isEmpty)
        for load in page.text.matches(of: /(?:src|action)="([^"]*)"/) { #expect(load.1.hasPrefix("/")) }
        for link in page.text.matches(of: /<link [^>]*href="([^"]*)"/) { #expect(link.1.hasPrefix("/")) }
    }

    @Test func keepsAssetsForGood() async throws {
        let asset = try await world.get(CatalogueAsset.style.path)
        #expect(asset.headers[.cacheControl]?.contains("immutable") == true && asset.text.contains("--accent:"))
    }

    @Test func putsAContextPathInFrontOfAllAddresses() async throws {
        var options = ServerOptions()
        options.contextPath = "/helm"
        let world = try CatalogueWorld(options: options)
        try world.publish("web")
        for uri in ["/helm/", "/helm/catalogue/charts/web", "/helm/catalogue/upload"] {
            let page = try await world.get(uri).text
            for address in page.matches(of: /(?:href|src|action)="(\/[^"]*)"/) {
                #expect(address.1.hasPrefix("/helm/"))
            }
        }
    }
}

enum XMLDocumentCheck {
    /// Whether a text is an XML document, as far as its tags go: every one closed, nothing unescaped.
    static func isWellFormed(_ xml: String) -> Bool {
        var open: [Substring] = []
        for piece in xml.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: ">") else { return false }
            let tag = piece[..<end]
            if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
            let name = tag.prefix { $0 != " " }
            if !name.hasPrefix("/") { open.append(name) } else if open.popLast() != name.dropFirst() { return false }
        }
        return open.isEmpty && xml.matches(of: /&(?!amp;|lt;|gt;|quot;|#39;)/).isEmpty
    }
}
