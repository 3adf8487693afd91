import Testing
import YareBase
import YareTemplate

struct BuiltinTests {
    private static var data: TemplateValue {
        .dictionary(
            TemplateDictionary([
                "list": TemplateValue.list([.string("a"), .string("b"), .string("c")]),
                "map": .dictionary(TemplateDictionary(["x": ["y": "deep"]])),
                "strings": .dictionary(TemplateDictionary(["x": "1"], type: .string)),
                "unsigned": .integer(5, .uint64), "huge": .integer(-1, .uint64), "text": .string("héllo"),
                "version": .object(Version(number: 3)), "empty": .list([]),
            ]))
    }

    private func value(_ expression: String) throws -> String {
        try Rendering("{{ \(expression) }}").run(Self.data)
    }

    @Test(
        arguments: [
            ("and 1 2", "2"), ("and 0 2", "0"), ("and 1 \"\" 2", ""), ("or 0 \"\" 3", "3"), ("or 0 \"\"", ""),
            ("or 1 2", "1"),
            ("and true", "true"), ("or nil nil", "<no value>"), ("2 | and 1", "2"), ("2 | or 1", "1"),
            ("and false (fail \"evaluated\")", "false"), ("or true (fail \"evaluated\")", "true"),
            ("not 0", "true"), ("not .list", "false"), ("not .empty", "true"), ("not nil", "true"),
            ("not .version", "false"),
        ] as [(String, String)])
    func decidesTruth(expression: String, text: String) throws {
        #expect(try value(expression) == text)
    }

    @Test(
        arguments: [
            ("eq 1 1", "true"), ("eq 1 2", "false"), ("eq 1 2 3 1", "true"), ("eq \"a\" \"a\"", "true"),
            ("ne \"a\" \"b\"", "true"),
            ("eq 1.5 1.5", "true"), ("eq true true", "true"), ("eq 5 .unsigned", "true"), ("eq .unsigned 5", "true"),
            ("eq -1 .huge", "false"), ("eq .huge .huge", "true"), ("eq nil nil", "true"), ("eq nil 1", "false"),
            ("eq .missing nil", "true"), ("eq .list nil", "false"), ("ne nil .map", "true"),
            ("eq .version .version", "true"),
            ("lt 1 2", "true"), ("lt 2 1", "false"), ("lt -1 .huge", "true"), ("lt .huge -1", "false"),
            ("lt 4 .unsigned", "true"),
            ("gt .huge .unsigned", "true"), ("le 1 1", "true"), ("le 1 2", "true"), ("gt 2 1", "true"),
            ("ge 1 1", "true"),
            ("lt \"a\" \"b\"", "true"), ("lt \"B\" \"a\"", "true"), ("lt \"é\" \"z\"", "false"), ("lt 1.5 2.5", "true"),
            ("2 | lt 1", "true"), ("1 | eq 1", "true"),
        ] as [(String, String)])
    func compares(expression: String, text: String) throws {
        #expect(try value(expression) == text)
    }

    @Test(
        arguments: [
            ("index .list 0", "a"), ("index .map \"x\" \"y\"", "deep"), ("index .map \"z\"", "<no value>"),
            ("index .strings \"z\" | printf \"%q\"", "\"\""), ("index .text 1", "195"),
            ("index .list", "[a b c]"), ("slice .list 1", "[b c]"), ("slice .list 1 2", "[b]"),
            ("slice .list 0 1 3", "[a]"),
            ("slice .text 0 1", "h"), ("slice .text 1 3", "é"), ("slice .list", "[a b c]"), ("len .text", "6"),
            ("len .map", "1"),
            ("len .list", "3"), ("len \"\"", "0"), ("\"abc\" | len", "3"),
        ] as [(String, String)])
    func looksIntoCollections(expression: String, text: String) throws {
        #expect(try value(expression) == text)
    }

    @Test(
        arguments: [
            (#"html "<a href='x'>\"&\"</a>""#, "&lt;a href=&#39;x&#39;&gt;&#34;&amp;&#34;&lt;/a&gt;"),
            ("html 1 nil", "1&lt;no value&gt;"),
            (#"js "it's \"<a>\" & \\ = \n""#, #"it\'s \"\u003Ca\u003E\" \u0026 \\ \u003D \u000A"#),
            (#"js "é\u200b""#, #"é\u200B"#),
            (#"urlquery "a b&c=d/é~-._""#, "a+b%26c%3Dd%2F%C3%A9~-._"), ("urlquery 1.5 true", "1.5+true"),
        ] as [(String, String)])
    func escapes(expression: String, text: String) throws {
        #expect(try value(expression) == text)
    }

    @Test(
        arguments: [
            ("(.version.Plus 2).Number", "5"), (".version.Number", "3"), ("1 | .version.Plus", "v4"),
            (".version", "v3"),
            (".version.Nothing", "<no value>"), ("with .version.Plus 1 }}{{ .Number }}{{ end", "4"),
            ("$.version.Number", "3"), ("(index .list 0)", "a"), ("(.map).x.y", "deep"), ("((.map).x).y", "deep"),
            ("(.missing).a.b", "<no value>"), ("nothing", "<no value>"), ("(nothing).a", "<no value>"),
        ] as [(String, String)])
    func reachesFieldsAndMethods(expression: String, text: String) throws {
        #expect(try value(expression) == text)
    }

    @Test func seesDictionariesChangeForEveryHolder() throws {
        let text = try Rendering("{{ $d := dict }}{{ $e := $d }}{{ $_ := set $d \"k\" 1 }}{{ $e.k }}").run()
        #expect(text == "1")
    }

    @Test func iteratesOverTheEntriesThatThereWereAtFirst() throws {
        let text = try Rendering(
            "{{ $d := dict \"a\" 1 \"b\" 2 }}{{ range $k, $v := $d }}{{ $_ := set $d (print $k \"x\") 3 }}{{ $k }}{{ end }}"
        ).run()
        #expect(text == "ab")
    }
}
