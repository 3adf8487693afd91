import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase

@testable import YareServer

/// Charts of people who mean harm, as whole pages show them.
struct HostileChartTests {
    private static let attack = "\\\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7}}"

    private func world() throws -> CatalogueWorld {
        let world = try CatalogueWorld()
        try world.publish(
            "evil", "1.0.0",
            """
            description: "\(Self.attack)"
            appVersion: "\(Self.attack)"
            home: javascript:alert(1)
            icon: "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSkvPg=="
            kubeVersion: ">=1.0.0"
            sources: ["javascript:alert(1)", "https://ok.example/\\"onclick=alert(1)"]
            keywords: ["\(Self.attack)", "<b>"]
            maintainers:
              - {name: "\(Self.attack)", url: "javascript:alert(1)"}
              - {name: mail, email: "a@b.example\\" onclick=alert(1)"}
            dependencies:
              - {name: "dep", version: "1", repository: "javascript:alert(1)", alias: "x", condition: "<script>"}
            annotations:
              artifacthub.io/license: "\(Self.attack)"
              artifacthub.io/category: "\(Self.attack)"
              artifacthub.io/alternativeName: "\(Self.attack)"
              artifacthub.io/links: "- {name: <script>, url: 'javascript:alert(1)'}\\n- {name: '<script>', url: 'https://ok.example/<script>'}"
              artifacthub.io/changes: "- '<script>alert(1)</script>'\\n- {kind: '<script>', description: '<img src=x onerror=alert(1)>'}"
              artifacthub.io/images: "- {name: '<script>', image: '<script>'}"
              artifacthub.io/signKey: "fingerprint: '<script>'\\nurl: 'javascript:alert(1)'"
            """,
            files: [
                "README.md":
                    "<script>alert(1)</script> [x](javascript:alert(1)) <img src=https://evil.example/x onerror=alert(1)>",
                "values.yaml": "a: </pre><script>alert(1)</script>\n\"<b>\": 'x'\n",
                "values.schema.json":
                    #"{"properties": {"<script>": {"description": "<script>", "default": "<script>", "pattern": "<script>"}}}"#,
                "templates/<img src=x onerror=alert(1)>.yaml": "a: {{/* </pre><script>alert(1)</script> */}}",
                "templates/NOTES.txt": "</pre><script>alert(1)</script>",
                "dep.txt": "",
            ])
        try world.publish("evil", "0.9.0", files: ["values.yaml": "a: <script>old</script>\n"])
        return world
    }

    @Test(arguments: [
        "/", "/catalogue/search?q=%22%3E%3Cscript%3E",
        "/catalogue?q=%22%3E%3Cscript%3E&keyword=%3Cscript%3E&repository=%3Cscript%3E",
        "/catalogue/charts/evil", "/catalogue/charts/evil?tab=values",
        "/catalogue/charts/evil?tab=values&find=%3Cscript%3E",
        "/catalogue/charts/evil?tab=schema", "/catalogue/charts/evil?tab=templates",
        "/catalogue/charts/evil?tab=dependencies",
        "/catalogue/charts/evil?tab=changelog", "/catalogue/charts/evil?tab=versions", "/catalogue/compare/evil",
        "/catalogue/compare/evil?view=templates", "/catalogue/charts/%3Cscript%3E",
        "/catalogue/upload?repository=%22%3E%3Cscript%3E",
        "/catalogue/login?return=%22%3E%3Cscript%3E",
    ])
    func runNothing(_ uri: String) async throws {
        let page = try await world().get(uri).text
        #expect(!page.contains("<script>") && !page.contains("<img src=x"), "\(uri)")
        for tag in page.matches(of: /<[a-zA-Z][^>]*>/) {
            let names = String(tag.0).replacing(/"[^"]*"/, with: "")
            #expect(names.matches(of: /\son[a-z]+=|\sstyle=|javascript:/).isEmpty, "\(tag.0)")
        }
        for load in page.matches(of: /(?:src|action)="([^"]*)"/) { #expect(load.1.hasPrefix("/"), "\(load.1)") }
        for link in page.matches(of: /href="([^"]*)"/) {
            let isSafe = ["/", "#", "?", "https://", "mailto:"].contains { link.1.hasPrefix($0) }
            #expect(isSafe, "\(link.1)")
        }
    }

    @Test func appearInFeedsAndBadgesAsText() async throws {
        let world = try world()
        for uri in ["/catalogue/feed.xml", "/catalogue/feeds/evil.xml", "/catalogue/badges/evil.svg"] {
            let answer = try await world.get(uri)
            #expect(XMLDocumentCheck.isWellFormed(answer.text) && !answer.text.contains("<script>"))
        }
    }

    /// An SVG could hold a script: only pictures of points are shown.
    @Test func showNoPictureWithScripts() async throws {
        let world = try world()
        #expect(try await world.get("/catalogue/icons/evil").status == .notFound)
        try world.publish(
            "nice", "1.0.0", "icon: icon.png", files: ["icon.png": String(decoding: [0x89] as [UInt8], as: UTF8.self)])
        #expect(try await world.get("/catalogue/icons/nice").status == .notFound)
        let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        try world.publish("good", "1.0.0", "icon: 'data:image/png;base64,\(picture)'")
        let icon = try await world.get("/catalogue/icons/good")
        #expect(icon.status == .ok && icon.headers[.contentType] == "image/png")
        #expect(try await world.get("/").text.contains("<img src=\"/catalogue/icons/good\""))
    }

    /// The script of a page finds its own elements: no name of a chart's can take their place.
    @Test func takeNoNamesOfThePage() async throws {
        let world = try CatalogueWorld()
        try world.publish("web", files: ["README.md": "# results\n\n<a name=\"find\">x</a> <p id=\"main\">y</p>"])
        let page = try await world.get("/catalogue/charts/web").text
        #expect(page.contains("id=\"readme-results\"") && page.contains("id=\"readme-find\""))
        #expect(page.matches(of: /id="main"/).count == 1 && page.matches(of: /id="find"/).count == 1)
    }

    /// Addresses with names that are none lead to an error, whatever they contain.
    @Test(arguments: [
        "/catalogue/charts/..%2f..%2fetc", "/catalogue/charts/%00", "/catalogue/charts/a/../b", "/catalogue/charts/%ff",
        "/catalogue/charts/" + String(repeating: "a/", count: 500) + "b", "/catalogue/badges/..svg",
        "/catalogue/charts//",
        "/catalogue/charts/" + String(repeating: "a", count: 5_000), "/catalogue/charts/a%0d%0aSet-Cookie:x=y",
    ])
    func leadNowhere(_ uri: String) async throws {
        let answer = try await CatalogueWorld().get(uri)
        #expect([400, 404].contains(answer.status.code), "\(answer.status)")
        #expect(answer.headers[.setCookie] == nil)
    }
}
