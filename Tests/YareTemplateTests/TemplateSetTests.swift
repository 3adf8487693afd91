import Testing
import YareBase
import YareTemplate

struct TemplateSetTests {
    private func set(_ files: [(String, String)]) throws -> TemplateSet {
        var templates = TemplateSet(functions: Rendering.functions)
        for (name, source) in files { try templates.parse(source, named: name) }
        return templates
    }

    @Test func letsLaterDefinitionsWin() throws {
        let templates = try set([
            ("a", "{{ define \"x\" }}first{{ end }}"), ("b", "{{ define \"x\" }}second{{ end }}"),
            ("main", "{{ template \"x\" }}"),
        ])
        #expect(try Evaluator(templates).execute("main", with: .null) == "second")
    }

    @Test func keepsDefinitionsThatABlankOneWouldReplace() throws {
        let templates = try set([
            ("a", "{{ define \"x\" }}first{{ end }}"), ("b", "{{ define \"x\" }} {{/* nothing */}}\n{{ end }}"),
            ("main", "{{ template \"x\" }}"),
        ])
        #expect(try Evaluator(templates).execute("main", with: .null) == "first")
    }

    @Test func isAValue() throws {
        let original = try set([("main", "one")])
        var copy = original
        try copy.parse("two", named: "main")
        #expect(try Evaluator(original).execute("main", with: .null) == "one")
        #expect(try Evaluator(copy).execute("main", with: .null) == "two")
    }

    @Test func staysAsItWasWhenAFileDoesNotParse() throws {
        var templates = try set([("main", "{{ template \"x\" }}"), ("a", "{{ define \"x\" }}good{{ end }}")])
        #expect(throws: YareError.self) { try templates.parse("{{ define \"x\" }}bad{{ end }}{{", named: "b") }
        #expect(try Evaluator(templates).execute("main", with: .null) == "good")
    }

    @Test func forgetsWhatATextDefined() throws {
        let templates = try set([
            ("main", "{{ tpl .t . }}|{{ template \"x\" }}|{{ include \"user\" . }}"),
            ("a", "{{ define \"x\" }}outer{{ end }}{{ define \"user\" }}{{ template \"x\" }}{{ end }}"),
        ])
        let text = "{{ define \"x\" }}inner{{ end }}{{ template \"x\" }} {{ include \"user\" . }}"
        let printed = try Evaluator(templates).execute("main", with: .data(["t": .string(text)]))
        #expect(printed == "inner inner|outer|outer")
    }

    @Test func findsInATextWhatAnOuterTextDefined() throws {
        let templates = try set([("main", "{{ tpl .outer . }}")])
        let printed = try Evaluator(templates).execute(
            "main",
            with: .data([
                "outer": "{{ define \"x\" }}<{{ . }}>{{ end }}{{ tpl .inner . }}", "inner": "{{ include \"x\" 1 }}",
            ]))
        #expect(printed == "<1>")
    }

    @Test func printsABlankText() throws {
        let templates = try set([("main", "[{{ tpl .t . }}]")])
        #expect(try Evaluator(templates).execute("main", with: .data(["t": " \n"])) == "[ \n]")
    }

    @Test func givesDictionariesMethods() throws {
        var templates = TemplateSet(functions: Rendering.functions)
        templates.methods[.values] = FunctionTable([
            TemplateFunction("Count", [.dictionary]) { call in .int(call.dictionary(0).entries.count) },
            TemplateFunction("Get", [.dictionary, .string]) { call in call.dictionary(0)[call.string(1)] ?? .null },
        ])
        try templates.parse("{{ .Count }} {{ .Get \"a\" }} {{ .Other }} {{ .Got }}", named: "main")
        let data = TemplateDictionary(["a": 1, "Other": 2, "Got": 3, "Count": 9], type: .values)
        #expect(try Evaluator(templates).execute("main", with: .dictionary(data)) == "4 1 2 3")
    }

    @Test(
        arguments: [
            (TemplateSet.MissingKey.zero, "<no value>", "nil pointer evaluating interface {}.b"),
            (.invalid, "<no value>", nil),
            (.error, nil, "map has no entry for key \"a\""),
        ] as [(TemplateSet.MissingKey, String?, String?)])
    func treatsMissingKeysAsTold(option: TemplateSet.MissingKey, printed: String?, message: String?) throws {
        var templates = try set([("main", "{{ .a }}"), ("deep", "{{ .a.b }}")])
        templates.missingKey = option
        let evaluator = Evaluator(templates)
        #expect((try? evaluator.execute("main", with: .data([:]))) == printed)
        var caught: String?
        do throws(YareError) { _ = try evaluator.execute("deep", with: .data([:])) } catch { caught = error.message }
        #expect(caught == message)
    }

    @Test func rangesOverIntegersWhereTold() throws {
        var templates = try set([
            ("main", "{{ range $i := 3 }}{{ $i }}{{ else }}none{{ end }}{{ range 0 }}x{{ else }}y{{ end }}")
        ])
        templates.rangesOverIntegers = true
        #expect(try Evaluator(templates).execute("main", with: .null) == "012y")
    }

    @Test func letsAHostReplaceBreak() throws {
        var templates = TemplateSet(functions: FunctionTable([TemplateFunction("break") { _ in .string("snap") }]))
        try templates.parse("{{ break }}", named: "main")
        #expect(try Evaluator(templates).execute("main", with: .null) == "snap")
    }
}
