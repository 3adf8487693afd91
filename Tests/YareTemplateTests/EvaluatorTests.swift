import Testing
import YareBase
import YareTemplate

struct EvaluatorTests {
    static var data: TemplateValue {
        .data([
            "text": "abc", "number": 5, "float": 2.5, "yes": true, "no": false, "nothing": nil,
            "list": ["a", "b", "c"], "map": ["x": 1, "y": ["z": "deep"]], "empty": [], "none": [:],
        ])
    }

    @Test(
        arguments: [
            ("plain", "plain"),
            ("{{ .text }}-{{ .number }}-{{ .float }}-{{ .yes }}", "abc-5-2.5-true"),
            ("{{ .map.y.z }}", "deep"),
            ("{{ .missing }}|{{ .nothing }}", "<no value>|<no value>"),
            ("{{ .list }} {{ .map }}", "[a b c] map[x:1 y:map[z:deep]]"),
            ("{{ $.text }}{{ with .map }}{{ .x }}{{ $.number }}{{ end }}", "abc15"),
            ("{{ $x := 1 }}{{ $x = 2 }}{{ $x }}", "2"),
            ("{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ end }}{{ $x }}", "1"),
            ("{{ $x := 1 }}{{ $x := plus $x 1 }}{{ $x }}", "2"),
            ("{{ range .list }}{{ . }},{{ end }}", "a,b,c,"),
            ("{{ range $i, $x := .list }}{{ $i }}{{ $x }}{{ end }}", "0a1b2c"),
            ("{{ range $k, $v := .map }}{{ $k }}={{ $v }};{{ end }}", "x=1;y=map[z:deep];"),
            ("{{ range .empty }}x{{ else }}none{{ end }}", "none"),
            ("{{ range .list }}{{ if eq . \"b\" }}{{ continue }}{{ end }}{{ . }}{{ end }}", "ac"),
            ("{{ range .list }}{{ if eq . \"b\" }}{{ break }}{{ end }}{{ . }}{{ end }}", "a"),
            ("{{ if .no }}a{{ else if .yes }}b{{ else }}c{{ end }}", "b"),
            ("{{ with .none }}a{{ else with .text }}{{ . }}{{ else }}c{{ end }}", "abc"),
            ("a {{- \" b \" -}} c", "a b c"),
            ("{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" .text }}", "<abc>"),
            ("{{ block \"t\" .text }}<{{ . }}>{{ end }}", "<abc>"),
            ("{{ define \"t\" }}<{{ . }}>{{ end }}{{ include \"t\" 1 | upper }}", "<1>"),
            ("{{ tpl \"{{ .text | upper }}\" . }}", "ABC"),
            ("{{ (index .list 1) | printf \"%q\" }}", "\"b\""),
            ("{{ half 3 }} {{ long 3 }}", "1.5 3"),
        ] as [(String, String)])
    func rendersAsGoDoes(source: String, expected: String) throws {
        #expect(try Rendering(source).run(Self.data) == expected)
    }
}
