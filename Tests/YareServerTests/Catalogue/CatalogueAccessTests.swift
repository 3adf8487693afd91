import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase

@testable import YareServer

struct CatalogueLoginTests {
    private let world: CatalogueWorld

    init() throws {
        world = try CatalogueWorld()
        try world.publish("web")
        try world.site.access.directory.add("ada", password: "correct horse battery", rights: [.all])
        try world.site.access.refresh()
    }

    private func logIn(_ password: String = "correct horse battery") async throws -> TestResponse {
        let form = try await world.get("/catalogue/login")
        return try await world.post(
            "/catalogue/login",
            ["token": form.field("token"), "user": "ada", "password": password, "return": "/catalogue/charts/web"],
            cookies: form.cookies)
    }

    @Test func sendsStrangersToTheLogin() async throws {
        let page = try await world.get("/catalogue/charts/web?tab=values")
        #expect(page.status == .seeOther)
        #expect(page.headers[.location] == "/catalogue/login?return=/catalogue/charts/web%3Ftab%3Dvalues")
        #expect(try await world.get("/").status == .seeOther)
        #expect(try await !world.get("/catalogue/search").text.contains("web"))
        #expect(try await !world.get("/catalogue/feed.xml").text.contains("web"))
    }

    @Test func logsInAndOut() async throws {
        let answer = try await logIn()
        #expect(answer.status == .seeOther && answer.headers[.location] == "/catalogue/charts/web")
        let cookie = answer.headers[.setCookie] ?? ""
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        let page = try await world.get("/catalogue/charts/web", cookies: answer.cookies)
        #expect(page.status == .ok && page.text.contains("title=\"ada\""))
        let goodbye = try await world.post("/catalogue/logout", ["token": page.field("token")], cookies: answer.cookies)
        #expect(goodbye.status == .seeOther)
        #expect(try await world.get("/catalogue/charts/web", cookies: answer.cookies).status == .seeOther)
    }

    @Test func refusesWrongPasswords() async throws {
        let answer = try await logIn("wrong horse battery")
        #expect(answer.status == .unauthorized && answer.text.contains("The user name or the password is wrong."))
        #expect(answer.text.contains("value=\"ada\"") && !answer.text.contains("wrong horse"))
    }

    @Test func refusesFormsOfOtherSites() async throws {
        let form = try await world.get("/catalogue/login")
        let fields: KeyValuePairs = ["user": "ada", "password": "correct horse battery", "token": form.field("token")]
        let wrong: KeyValuePairs = ["user": "ada", "password": "correct horse battery", "token": "0"]
        let answers = [
            try await world.post("/catalogue/login", fields),
            try await world.post("/catalogue/login", wrong, cookies: form.cookies),
            try await world.post("/catalogue/login", fields, cookies: form.cookies, [.origin: "https://evil.example"]),
        ]
        for answer in answers {
            #expect(answer.status == .badRequest && !answer.cookies.contains { $0.hasPrefix("yare-session") })
        }
        let session = try await logIn().cookies
        #expect(try await world.post("/catalogue/logout", [:], cookies: session).status == .badRequest)
        #expect(try await world.get("/", cookies: session).status == .ok)
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\r\nSet-Cookie: x",
    ])
    func goesBackToPagesOfItsOwnOnly(_ address: String) async throws {
        let form = try await world.get("/catalogue/login")
        let answer = try await world.post(
            "/catalogue/login",
            ["token": form.field("token"), "user": "ada", "password": "correct horse battery", "return": address],
            cookies: form.cookies)
        #expect(answer.headers[.location] == "/")
    }

    @Test func logsInTheUserOfTheCommandLine() async throws {
        var policy = AccessControl.Policy()
        policy.user = ("root", "secret")
        let world = try CatalogueWorld(policy: policy)
        let form = try await world.get("/catalogue/login")
        let answer = try await world.post(
            "/catalogue/login", ["token": form.field("token"), "user": "root", "password": "secret"],
            cookies: form.cookies)
        #expect(try await world.get("/catalogue/upload", cookies: answer.cookies).status == .ok)
    }

    @Test func remembersLightAndDark() async throws {
        let answer = try await world.post("/catalogue/theme", ["theme": "dark", "return": "/catalogue/login"])
        #expect(answer.status == .seeOther && answer.headers[.location] == "/catalogue/login")
        #expect(try await world.get("/catalogue/login", cookies: answer.cookies).text.contains("data-theme=\"dark\""))
    }
}

struct CatalogueUploadTests {
    private func form(
        _ world: CatalogueWorld, _ package: [UInt8], token: String, cookies: [String], repository: String = "",
        force: Bool = false
    ) async throws -> TestResponse {
        var body = ""
        for (name, value) in [("token", token), ("repository", repository)] + (force ? [("force", "true")] : []) {
            body += "--cut\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--cut\r\nContent-Disposition: form-data; name=\"chart\"; filename=\"../../etc/passwd\"\r\n\r\n"
        var bytes = Array(body.utf8)
        bytes += package
        bytes += "\r\n--cut--\r\n".utf8
        return try await world.answer(
            .post, "/catalogue/upload",
            [.contentType: "multipart/form-data; boundary=cut", .cookie: cookies.joined(separator: "; ")], bytes: bytes)
    }

    @Test func publishes() async throws {
        let world = try CatalogueWorld()
        let page = try await world.get("/catalogue/upload")
        let package = try CatalogueWorld.package("web", "1.0.0")
        let answer = try await form(world, package, token: page.field("token"), cookies: page.cookies)
        #expect(
            answer.status == .ok && answer.text.contains("Published <a href=\"/catalogue/charts/web?version=1.0.0\">"))
        #expect(try await world.get("/catalogue/charts/web").status == .ok)
        let again = try await form(world, package, token: page.field("token"), cookies: page.cookies)
        #expect(again.status == .conflict && again.text.contains("already exists"))
        let forced = try await form(world, package, token: page.field("token"), cookies: page.cookies, force: true)
        #expect(forced.status == .ok)
    }

    @Test func refusesWhatIsNoChart() async throws {
        let world = try CatalogueWorld()
        let page = try await world.get("/catalogue/upload")
        let answer = try await form(world, Array("<script>".utf8), token: page.field("token"), cookies: page.cookies)
        #expect(answer.status == .badRequest && answer.text.contains("role=\"alert\""))
        #expect(try await form(world, [], token: page.field("token"), cookies: page.cookies).status == .badRequest)
    }

    @Test func refusesFormsOfOtherSites() async throws {
        let world = try CatalogueWorld()
        let page = try await world.get("/catalogue/upload")
        let package = try CatalogueWorld.package("web")
        #expect(try await form(world, package, token: "", cookies: page.cookies).status == .badRequest)
        #expect(try await form(world, package, token: page.field("token"), cookies: []).status == .badRequest)
        #expect(try await world.get("/catalogue/charts/web").status == .notFound)
    }

    @Test func publishesInRepositories() async throws {
        var options = ServerOptions()
        options.depth = .exactly(1)
        let world = try CatalogueWorld(options: options)
        let page = try await world.get("/catalogue/upload")
        let package = try CatalogueWorld.package("web")
        let cookies = page.cookies
        #expect(try await form(world, package, token: page.field("token"), cookies: cookies).status == .badRequest)
        #expect(
            try await form(world, package, token: page.field("token"), cookies: cookies, repository: "team").text
                .contains("/catalogue/charts/team/web?version=1.0.0"))
        #expect(
            try await form(world, package, token: page.field("token"), cookies: cookies, repository: "../x").status
                == .badRequest)
        #expect(try await world.get("/catalogue?repository=team").text.contains("team · 1.0.0"))
    }
}

struct PaletteTests {
    /// The contrast of two colours (WCAG 2.2, "contrast ratio").
    private func contrast(_ one: String, _ other: String) -> Double {
        let luminances = [one, other].map(luminance).sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    private func luminance(_ color: String) -> Double {
        let value = UInt32(color.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// `base` to the power of 2.4, which is that of 12/5.
    private func power(_ base: Double) -> Double {
        var root = base
        for _ in 0..<60 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
        return base * base * root * root
    }

    @Test(arguments: ["light", "dark"])
    func isReadable(_ theme: String) throws {
        let palette = theme == "light" ? Palette.light : Palette.dark
        let colors = Dictionary(uniqueKeysWithValues: palette.colors)
        for pair in Palette.pairs {
            let foreground = try #require(colors[pair.foreground]), background = try #require(colors[pair.background])
            let contrast = contrast(foreground, background)
            #expect(contrast >= pair.leastContrast, "\(pair.foreground) on \(pair.background): \(contrast)")
        }
    }

    /// Styles name colours by tokens that both palettes have.
    @Test func isTheOnlySourceOfColours() {
        let tokens = Set(Palette.light.colors.map(\.token))
        #expect(tokens == Set(Palette.dark.colors.map(\.token)))
        let styles = PageStyle.css + PartStyle.css + CodeStyle.css
        #expect(styles.matches(of: /#[0-9a-f]{3,8}\b/).isEmpty)
        let sizes: Set = [
            "sans", "mono", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "small", "base", "large", "title", "display",
            "radius", "radius-small", "shadow",
        ]
        for use in styles.matches(of: /var\(--([a-z0-9-]+)\)/) {
            #expect(tokens.contains(String(use.1)) || sizes.contains(String(use.1)))
        }
    }
}
