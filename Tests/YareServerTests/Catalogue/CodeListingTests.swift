import Testing

@testable import YareServer

/// The colours of one line, `text:class` each.
private func roles(_ line: String, _ language: CodeListing.Language = .yaml) -> String {
    CodeListing(Array(line.utf8), language).html.replacing("<span>", with: "").replacing("\n</span>", with: "")
}

struct CodeListingTests {
    @Test(arguments: [
        ("a: 1", #"<i class="k">a</i><i class="m">:</i> <i class="n">1</i>"#),
        (
            "  - name: web # x",
            #"  <i class="m">- </i><i class="k">name</i><i class="m">:</i> <i class="s">web </i><i class="c"># x</i>"#
        ),
        ("# only", #"<i class="c"># only</i>"#),
        ("on: true", #"<i class="k">on</i><i class="m">:</i> <i class="b">true</i>"#),
        (#"q: "a # b""#, #"<i class="k">q</i><i class="m">:</i> <i class="s">&quot;</i><i class="s">a # b&quot;</i>"#),
        ("url: http://x", #"<i class="k">url</i><i class="m">:</i> <i class="s">http://x</i>"#),
        ("e: {}", #"<i class="k">e</i><i class="m">:</i> <i class="m">{</i><i class="m">}</i>"#),
        ("<b>: <i>", #"<i class="k">&lt;b&gt;</i><i class="m">:</i> <i class="s">&lt;i&gt;</i>"#),
        ("1.2.3", #"<i class="s">1.2.3</i>"#),
    ])
    func coloursYAML(_ line: String, _ html: String) {
        #expect(roles(line) == html)
    }

    @Test func coloursActions() {
        #expect(
            roles("name: {{ .Values.name }}-x", .template)
                == #"<i class="k">name</i><i class="m">:</i> <i class="t">{{ .Values.name }}</i><i class="s">-x</i>"#)
        #expect(roles("{{- if .x }}", .template) == #"<i class="t">{{- if .x }}</i>"#)
    }

    @Test func keepsBlocksTogether() {
        let html = CodeListing(Array("a: |\n  # text\n  b: c\nd: 1\n".utf8), .yaml, anchor: "v").html
        #expect(html.contains("<span id=\"v2\"><i class=\"s\">  # text</i>\n</span>"))
        #expect(html.contains("<span id=\"v3\"><i class=\"s\">  b: c</i>\n</span>"))
        #expect(html.contains("<span id=\"v4\"><i class=\"k\">d</i>"))
        #expect(!html.contains("v5"))
    }

    @Test func losesNoText() {
        let text = "a: 'x\n  y' # c\n{{/* two\nlines */}}\n- - 1\n? [a, {b: \"c\\\"d\"}]\n&x !t *y\n'\n|\n\t:\n-\n: :\n"
        for language in [CodeListing.Language.yaml, .template, .text] {
            let html = CodeListing(Array(text.utf8), language).html
            var plain = ""
            var isTag = false
            for character in html {
                if character == "<" { isTag = true }
                if !isTag { plain.append(character) }
                if character == ">" { isTag = false }
            }
            for (reference, character) in [
                ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
            ] {
                plain = plain.replacing(reference, with: character)
            }
            #expect(plain == text)
        }
    }

    @Test func cutsLongTexts() {
        let listing = CodeListing(Array(repeating: 0x0A, count: 600 << 10), .yaml)
        #expect(listing.isShortened && listing.lineCount == 512 << 10)
    }
}
