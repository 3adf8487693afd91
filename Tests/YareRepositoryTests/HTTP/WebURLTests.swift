import Testing
import YareBase
import YareRepository

@Suite struct WebURLTests {
    @Test func takesAURLApart() throws {
        let url = try WebURL("HTTPS://joe:p%40ss@Charts.example.com:8443/a/b%20c?x=1#part")
        #expect(url.scheme == "https")
        #expect(url.user?.name == "joe")
        #expect(url.user?.password == "p@ss")
        #expect(url.host == "charts.example.com")
        #expect(url.port == 8443)
        #expect(url.path == "/a/b%20c")
        #expect(url.query == "x=1")
        #expect(url.text == "https://charts.example.com:8443/a/b%20c?x=1")
        #expect(url.maskedText == "https://joe:xxxxx@charts.example.com:8443/a/b%20c?x=1")
    }

    @Test func escapesWhatMayNotStandInAURL() throws {
        #expect(try WebURL("http://h/a b/ü?q=a b").text == "http://h/a%20b/%C3%BC?q=a%20b")
        #expect(try WebURL("http://h/a\r\nX: 1").text == "http://h/a%0D%0AX:%201")
    }

    @Test(arguments: [
        "", "charts", "http:/h", "http://", "http://:80", "http://h:0", "http://h:99999", "http://h:8x", "http://a b/",
        "http://h\r\n/",
    ])
    func refusesWhatIsNoURL(_ text: String) {
        let error = #expect(throws: YareError.self) { try WebURL(text) }
        #expect(error?.code == "url.invalid")
    }

    @Test(arguments: [
        ("web-1.0.0.tgz", "https://h/charts/web-1.0.0.tgz"),
        ("/web-1.0.0.tgz", "https://h/web-1.0.0.tgz"),
        ("../web.tgz", "https://h/web.tgz"),
        ("../../../web.tgz", "https://h/web.tgz"),
        ("./a/./web.tgz", "https://h/charts/a/web.tgz"),
        ("web.tgz?v=2", "https://h/charts/web.tgz?v=2"),
        ("?v=2", "https://h/charts/index.yaml?v=2"),
        ("//other/web.tgz", "https://other/web.tgz"),
        ("http://other:81/web.tgz", "http://other:81/web.tgz"),
        ("a/b:c.tgz", "https://h/charts/a/b:c.tgz"),
    ])
    func resolvesReferences(_ reference: String, _ expected: String) throws {
        #expect(try WebURL("https://h/charts/index.yaml?token=1").resolving(reference).text == expected)
    }

    @Test func appendsAPathBeforeTheQuery() throws {
        #expect(
            try WebURL("https://h/charts?token=1").appending(path: "index.yaml").text
                == "https://h/charts/index.yaml?token=1")
        #expect(try WebURL("https://h").appending(path: "index.yaml").text == "https://h/index.yaml")
        #expect(try WebURL("https://h/charts/").appending(path: "index.yaml").text == "https://h/charts/index.yaml")
    }

    @Test func tellsOriginsApart() throws {
        let origin = try WebURL("https://h/a").origin
        #expect(try WebURL("https://H:443/b").origin == origin)
        #expect(try WebURL("https://h:444/b").origin != origin)
        #expect(try WebURL("http://h:443/b").origin != origin)
        #expect(try WebURL("https://sub.h/b").origin != origin)
    }
}
