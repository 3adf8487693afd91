import Foundation
import Testing
import YareBase
import YareTestSupport

@testable import YareServer

/// A visitor's day in the catalogue, in a real browser, with and without scripts.
@Suite(.serialized) struct CatalogueBrowserTests {
    private let world: CatalogueWorld
    private static let password = "correct horse battery"

    init() throws {
        world = try CatalogueWorld(hasPlayground: true)
        for version in ["1.0.0", "1.1.0"] {
            try world.publish(
                "webserver", version, "description: Serves pages\nkeywords: [http]",
                files: [
                    "README.md":
                        "# Webserver\n\n<script>document.title = 'evil'</script>\n\n![logo](http://127.0.0.1:1/logo.png)",
                    "values.yaml": "replicas: \(version == "1.0.0" ? 1 : 3)\nport: 80\n",
                    "templates/service.yaml":
                        "kind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  port: {{ .Values.port }}\n"
                        + "  replicas: {{ .Values.replicas }}\n{{- if .Values.broken }}\n{{ fail \"broken on purpose\" }}\n{{- end }}\n",
                ])
        }
        try world.site.access.directory.add("ada", password: Self.password, rights: [.all])
        try world.site.access.refresh()
    }

    /// The real charts of the conformance battery's `stable` collection, where it is at hand.
    private func publishCollection() throws {
        let folder = TestProgram.sourceFolder + "/../shared/conformance/charts"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files.sorted() where file.hasPrefix("stable-") {
            try world.site.repository.publish(try FileContent.bytes(folder + "/" + file), in: .root)
        }
    }

    @Test(arguments: [true, false]) func servesAVisitor(hasScripts: Bool) async throws {
        if hasScripts { try publishCollection() }
        try await world.whileServing { url in
            let page = try await Browser().page()
            try await page.setScripts(hasScripts)
            try await logIn(page, url)
            try await search(page, url, hasScripts: hasScripts)
            try await read(page)
            try await compare(page, url)
            try await play(page, url, hasScripts: hasScripts)
            try await upload(page, url)
            try await logOut(page, url)
        }
    }

    private func logIn(_ page: BrowserPage, _ url: String) async throws {
        try await page.open(url + "/")
        #expect(try await page.text("h1") == "Log in")
        try await page.type("ada", into: "#user")
        try await page.type("wrong", into: "#password")
        try await page.follow("main button")
        #expect(try await page.text("[role=alert]").contains("wrong"))
        try await page.type(Self.password, into: "#password")
        try await page.follow("main button")
        #expect(try await page.text(".bar .user") == "ada")
    }

    private func search(_ page: BrowserPage, _ url: String, hasScripts: Bool) async throws {
        try await page.type("webserver", into: "#find")
        if hasScripts {
            try await page.wait("document.querySelector('#count').textContent === '1 chart'")
        } else {
            try await page.evaluate("void (window.yareOldPage = true)")
            try await page.evaluate("document.querySelector('form.find').submit()")
            try await page.wait("window.yareOldPage === undefined && document.readyState === 'complete'")
        }
        #expect(try await page.text("#results h2:has(a)") == "webserver")
        #expect(try await page.evaluate("document.querySelectorAll('.card').length").intValue == 1)
    }

    private func read(_ page: BrowserPage) async throws {
        try await page.follow(".card h2 a")
        #expect(try await page.text("h1") == "webserver")
        #expect(try await page.text(".prose").contains("logo"))
        #expect(try await page.evaluate("document.title").stringValue?.hasPrefix("webserver 1.1.0") == true)
        #expect(try await page.evaluate("document.querySelectorAll('.prose img, .prose script').length").intValue == 0)
        try await page.follow(".tabs a[href*=values]")
        #expect(try await page.text(".listing").contains("replicas: 3"))
    }

    private func compare(_ page: BrowserPage, _ url: String) async throws {
        try await page.open(url + "/catalogue/compare/webserver")
        try await page.choose("1.0.0", in: "#from")
        try await page.follow("main form button")
        #expect(try await page.text(".diff .gone").contains("replicas: 1"))
        #expect(try await page.text(".diff .come").contains("replicas: 3"))
        try await page.follow(".tabs a[href*=manifests]")
        try await page.type("port: 8080", into: "#values")
        try await page.follow("main form button")
        #expect(try await page.text(".file .path") == "Service my-webserver")
        #expect(try await page.text(".diff").contains("port: 8080"))
    }

    private func play(_ page: BrowserPage, _ url: String, hasScripts: Bool) async throws {
        try await page.open(url + "/catalogue/playground/webserver")
        try await page.type("port: 9090", into: "#values")
        if !hasScripts { try await page.follow("form[data-playground] button") }
        try await page.wait("document.querySelector('#rendered').innerText.includes('port: 9090')")
        try await page.type("broken: true", into: "#values")
        if !hasScripts { try await page.follow("form[data-playground] button") }
        try await page.wait("document.querySelector('#rendered [role=alert]') !== null")
        let problem = try await page.text("#rendered [role=alert]")
        #expect(problem.contains("webserver/templates/service.yaml:8:4") && problem.contains("broken on purpose"))
    }

    private func upload(_ page: BrowserPage, _ url: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(try CatalogueWorld.package("fresh", "0.1.0"), to: "fresh-0.1.0.tgz")
        try await page.open(url + "/catalogue/upload")
        try await page.choose(files: [folder.path + "/fresh-0.1.0.tgz"], in: "input[name=chart]")
        try await page.follow("main form button")
        #expect(try await page.text("[role=status]").contains("Published fresh 0.1.0"))
        try await page.follow("[role=status] a")
        #expect(try await page.text("h1") == "fresh")
        try world.site.repository.delete("0.1.0", of: "fresh", in: .root)
    }

    private func logOut(_ page: BrowserPage, _ url: String) async throws {
        try await page.follow("form[action$=logout] button")
        #expect(try await page.text("h1") == "Log in")
        try await page.open(url + "/catalogue/charts/webserver")
        #expect(try await page.text("h1") == "Log in")
    }

    /// No page is wider than the window, and none asks another host for anything.
    @Test(arguments: [1280, 375]) func fitsTheWindow(width: Int64) async throws {
        try await world.whileServing { url in
            let page = try await Browser().page()
            try await logIn(page, url)
            try await page.resize(width: width, height: 900, isPhone: width < 500)
            for path in [
                "/", "/catalogue/charts/webserver", "/catalogue/charts/webserver?tab=values",
                "/catalogue/charts/webserver?tab=templates", "/catalogue/charts/webserver?tab=versions",
                "/catalogue/compare/webserver", "/catalogue/playground/webserver", "/catalogue/upload",
            ] {
                try await page.open(url + path)
                #expect(
                    try await page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true, "\(path)")
                let hosts = try await page.evaluate(
                    "performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length")
                #expect(hosts.intValue == 0, "\(path)")
            }
        }
    }
}

extension CatalogueWorld {
    /// Serves on a port of the system's choice while `body` runs.
    func whileServing(_ body: (String) async throws -> Void) async throws {
        var address = RepositoryServer.Address()
        address.port = 0
        let (urls, continuation) = AsyncStream<String>.makeStream()
        let serving = Task { [address] in
            defer { continuation.finish() }
            try await server.run(at: address) { continuation.yield($0) }
        }
        defer { serving.cancel() }
        for await url in urls { return try await body(url) }
        try await serving.value
    }
}
