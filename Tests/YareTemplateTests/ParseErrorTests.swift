import Testing
import YareBase
import YareTemplate

struct ParseErrorTests {
    private func error(of source: String) -> YareError? {
        do throws(YareError) {
            _ = try Rendering(source)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            // the lexer's
            ("{{ \"a\" 1️⃣", "unclosed action"),
            ("{{ 1️⃣\"abc }}", "unterminated quoted string"),
            ("{{ 1️⃣`abc }}", "unterminated raw quoted string"),
            ("{{ 1️⃣'a }}", "unterminated character constant"),
            ("{{1️⃣/* open", "unclosed comment"),
            ("{{1️⃣/* closed */ }}", "comment ends before closing delimiter"),
            ("{{ 1️⃣a-b }}", "bad character U+002D '-'"),
            ("{{ 1️⃣.a-b }}", "bad character U+002D '-'"),
            ("{{ 1️⃣$é! }}", "bad character U+0021 '!'"),
            ("{{ 1️⃣\u{1} }}", "unrecognized character in action: U+0001"),
            ("{{ 1️⃣☃ }}", "unrecognized character in action: U+2603 '☃'"),
            ("{{ 1️⃣3a }}", "bad number syntax: \"3a\""),
            ("{{1️⃣-}}", "illegal number syntax: \"-\""),
            ("{{ 1️⃣1+2 }}", "bad number syntax: \"1+2\""),
            ("{{ (1 1️⃣}}", "unclosed left paren"),
            ("{{ 1 1️⃣) }}", "unexpected right paren"),
            ("{{ .x 1️⃣: 1 }}", "expected :="),
            // pipelines and operands
            ("{{ 1️⃣}}", "missing value for command"),
            ("{{ $x := 1️⃣}}", "missing value for command"),
            ("{{ (1️⃣) }}", "missing value for parenthesized pipeline"),
            ("{{ 1️⃣| upper }}", "unexpected \"|\" in command"),
            ("{{ \"a\" 1️⃣} }}", "unexpected \"}\" in operand"),
            ("{{ \"a\"1️⃣\"b\" }}", "unexpected \"\\\"b\\\"\" in operand"),
            ("{{ 1 1️⃣, 2 }}", "unexpected \",\" in operand"),
            ("{{ 1 1️⃣= 2 }}", "unexpected \"=\" in operand"),
            ("{{ 1 | 1️⃣2 }}", "non executable command in pipeline stage 2"),
            ("{{ 1 | print | 1️⃣\"x\" }}", "non executable command in pipeline stage 3"),
            ("{{ \"a\"1️⃣.b }}", "unexpected . after term \"\\\"a\\\"\""),
            ("{{ nil1️⃣.b }}", "unexpected . after term \"nil\""),
            ("{{ 1️⃣nosuch }}", "function \"nosuch\" not defined"),
            ("{{ 1️⃣$x }}", "undefined variable \"$x\""),
            ("{{ if true }}{{ $x := 1 }}{{ end }}{{ 1️⃣$x }}", "undefined variable \"$x\""),
            ("{{ define \"t\" }}{{ 1️⃣$x }}{{ end }}", "undefined variable \"$x\""),
            ("{{ $x1️⃣, $y := 1 }}", "too many declarations in command"),
            ("{{ range $i, $x1️⃣, $y := 1 }}{{ end }}", "too many declarations in range"),
            ("{{ range $i, 1️⃣:= 1 }}{{ end }}", "range can only initialize variables"),
            // literals
            ("{{ 1️⃣\"\\q\" }}", "invalid syntax"),
            ("{{ 1️⃣\"\\ud800\" }}", "invalid syntax"),
            ("{{ 1️⃣\"\\400\" }}", "invalid syntax"),
            ("{{ 1️⃣'ab' }}", "malformed character constant: 'ab'"),
            ("{{ 1️⃣'' }}", "invalid syntax"),
            ("{{ 1️⃣08 }}", "integer overflow: \"08\""),
            ("{{ 1️⃣0x }}", "illegal number syntax: \"0x\""),
            ("{{ 1️⃣1__0 }}", "illegal number syntax: \"1__0\""),
            ("{{ 1️⃣1e400 }}", "illegal number syntax: \"1e400\""),
            ("{{ 1️⃣18446744073709551616 }}", "integer overflow: \"18446744073709551616\""),
            // structures
            ("{{ if true }}\nx\n1️⃣", "unexpected EOF"),
            ("{{ if 1️⃣}}{{ end }}", "missing value for if"),
            ("{{ range 1️⃣}}{{ end }}", "missing value for range"),
            ("a\n1️⃣{{ end }}", "unexpected {{end}}"),
            ("1️⃣{{ else }}", "unexpected {{else}}"),
            ("{{ if 1 }}{{ else }}1️⃣{{ else }}{{ end }}", "expected end; found {{else}}"),
            ("{{ range .x }}{{ else 1️⃣if 1 }}{{ end }}", "unexpected <if> in input"),
            ("{{ if 1 }}{{ end 1️⃣1 }}", "unexpected \"1\" in end"),
            ("{{ 1️⃣break }}", "{{break}} outside {{range}}"),
            ("{{ range .x }}{{ else }}{{ 1️⃣continue }}{{ end }}", "{{continue}} outside {{range}}"),
            ("{{ range .x }}{{ break 1️⃣1 }}{{ end }}", "unexpected \"1\" in {{break}}"),
            ("{{ define 1️⃣x }}{{ end }}", "unexpected \"x\" in define clause"),
            ("{{ define \"x\" 1️⃣. }}{{ end }}", "unexpected <.> in define clause"),
            ("{{ if 1 }}{{ 1️⃣define \"x\" }}{{ end }}{{ end }}", "unexpected <define> in command"),
            ("{{ define \"x\" }}1️⃣{{ else }}{{ end }}", "unexpected {{else}} in define clause"),
            ("{{ template 1️⃣.x }}", "unexpected \".x\" in template clause"),
            ("{{ block \"x\" 1️⃣}}{{ end }}", "missing value for block clause"),
            ("{{ template 1️⃣abcdefghijklm }}", "unexpected \"abcdefghij\"... in template clause"),
            (
                "{{ define \"a\" }}x{{ end }}{{ define \"a\" }}y1️⃣{{ end }}",
                "template: multiple definition of template \"a\""
            ),
        ] as [(String, String)])
    func saysWhatAndWhere(marked: String, message: String) {
        let source = MarkedText(marked)
        let error = error(of: source.text)
        #expect(error?.message == message)
        #expect(error?.diagnostic.location?.line == source.line)
        #expect(error?.diagnostic.location?.column == source.column)
    }

    @Test func namesTheLineWhereAnActionStarted() {
        #expect(error(of: "x\n{{ 1 |\n\n")?.message == "unclosed action started at main:2")
        #expect(
            error(of: "x\n{{ 1 |\n\n  'a }}")?.message == "unterminated character constant in action started at main:2")
    }

    @Test func hintsAtTheFunctionThatWasMeant() {
        #expect(error(of: "{{ pritnf \"x\" }}")?.diagnostic.hint == "did you mean \"printf\"?")
        #expect(error(of: "{{ uper \"x\" }}")?.diagnostic.hint == "did you mean \"upper\"?")
        #expect(error(of: "{{ somethingElse }}")?.diagnostic.hint == nil)
        #expect(error(of: "{{ uper }}")?.code == "template.undefined-function")
    }

    @Test func namesTheStructureThatIsOpen() {
        let error = error(of: "{{ define \"a\" }}\n{{ with .x }}\n{{ if 1 }}{{ end }}\n")
        #expect(error?.diagnostic.hint == "close the \"with\" of line 2 with {{end}}")
    }

    @Test func refusesNestingBeyondTheStack() {
        let depth = 100_000
        let sources = [
            "{{ " + String(repeating: "(", count: depth),
            String(repeating: "{{ if 1 }}", count: depth),
            "{{ if 1 }}" + String(repeating: "{{ else if 1 }}", count: depth) + "{{ end }}",
        ]
        for source in sources {
            #expect(error(of: source)?.code == "template.nested-too-deeply")
        }
    }

    @Test func nestsDeeplyOnALargeStack() throws {
        let depth = 2_000
        let parentheses = String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
        let conditions =
            String(repeating: "{{ if true }}", count: depth) + "x" + String(repeating: "{{ end }}", count: depth)
        let text = try LargeStack.run { () throws(YareError) in
            try Rendering("{{ \(parentheses) }}\(conditions)").run()
        }
        #expect(text == "1x")
    }
}
