import Testing
import YareBase
import YareTemplate

struct EvaluationErrorTests {
    private static var data: TemplateValue {
        .dictionary(
            TemplateDictionary([
                "text": TemplateValue.string("abc"), "number": .int(5), "nothing": .null,
                "list": .list([.string("a"), .null]), "map": .dictionary(TemplateDictionary(["x": 1])),
                "strings": .dictionary(TemplateDictionary(["x": "1"], type: .string)),
                "version": .object(Version(number: 3)), "point": .object(Point(x: 1, name: "p")),
            ]))
    }

    private func failure(of source: String, others: [(name: String, source: String)] = []) -> YareError? {
        do throws(YareError) {
            _ = try Rendering(source, others: others).run(Self.data)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            // fields
            ("{{ .missing1️⃣.b }}", "nil pointer evaluating interface {}.b"),
            ("{{ .nothing1️⃣.b.c }}", "nil pointer evaluating interface {}.b"),
            ("{{ .text1️⃣.b }}", "can't evaluate field b in type interface {}"),
            ("{{ with .text }}{{ 1️⃣.b }}{{ end }}", "can't evaluate field b in type string"),
            ("{{ range .list }}{{ 1️⃣.b }}{{ end }}", "can't evaluate field b in type interface {}"),
            ("{{ $x := 1 }}{{ $x1️⃣.b }}", "can't evaluate field b in type int"),
            ("{{ .strings1️⃣.x.b }}", "can't evaluate field b in type string"),
            ("{{ .version1️⃣.Nope }}", "can't evaluate field Nope in type interface {}"),
            ("{{ (.version.Plus 1️⃣1).Nope }}", "can't evaluate field Nope in type *test.Version"),
            ("{{ .version1️⃣.Number 1 }}", "Number has arguments but cannot be invoked as function"),
            ("{{ .map1️⃣.x 1 }}", "x is not a method but has arguments"),
            ("{{ 1 | 1️⃣.text }}", "text is not a method but has arguments"),
            ("{{ .version1️⃣.Plus }}", "wrong number of args for Plus: want 1 got 0"),
            ("{{ .version.Plus 1️⃣\"a\" }}", "expected integer; found \"a\""),
            // arguments
            ("{{ 1️⃣upper }}", "wrong number of args for upper: want 1 got 0"),
            ("{{ 1️⃣upper \"a\" \"b\" }}", "wrong number of args for upper: want 1 got 2"),
            ("{{ 1️⃣printf }}", "wrong number of args for printf: want at least 1 got 0"),
            ("{{ upper 1️⃣1 }}", "expected string; found 1"),
            ("{{ upper 1️⃣.number }}", "wrong type for value; expected string; got int"),
            ("{{ upper 1️⃣.missing }}", "wrong type for value; expected string; got interface {}"),
            ("{{ .missing | 1️⃣upper }}", "invalid value; expected string"),
            ("{{ upper 1️⃣nil }}", "cannot assign nil to string"),
            ("{{ plus 1 1️⃣1.5 }}", "expected integer; found 1.5"),
            ("{{ plus 1 1️⃣\"a\" }}", "expected integer; found \"a\""),
            ("{{ half 1️⃣true }}", "expected float; found true"),
            ("{{ negate 1️⃣1 }}", "expected bool; found 1"),
            ("{{ long 1️⃣.number }}", "wrong type for value; expected int64; got int"),
            ("{{ keys 1️⃣\"a\" }}", "can't handle \"a\" for arg of type map[string]interface {}"),
            ("{{ keys 1️⃣.list }}", "wrong type for value; expected map[string]interface {}; got []interface {}"),
            ("{{ keys 1️⃣.strings }}", "wrong type for value; expected map[string]interface {}; got map[string]string"),
            // commands
            ("{{ 1️⃣nil }}", "nil is not a command"),
            ("{{ 1️⃣1 2 }}", "can't give argument to non-function 1"),
            ("{{ 1️⃣\"a\" 2 }}", "can't give argument to non-function \"a\""),
            ("{{ 1️⃣(print 1) 2 }}", "can't give argument to non-function print 1"),
            ("{{ $x := 1️⃣1 }}{{ $y = 2 }}", "undefined variable: $y"),
            // statements
            ("{{ range 1️⃣5 }}{{ end }}", "range can't iterate over 5"),
            ("{{ range 1️⃣.text }}{{ end }}", "range can't iterate over abc"),
            ("{{ template 1️⃣\"nope\" }}", "template \"nope\" not defined"),
            ("{{ 1️⃣include \"nope\" . }}", "template: no template \"nope\" associated with template \"\""),
            ("{{ 1️⃣fail \"no way\" }}", "no way"),
            // built-in functions
            ("{{ 1️⃣index .list 5 }}", "index out of range: 5"),
            ("{{ 1️⃣index .list 2 }}", "reflect: slice index out of range"),
            ("{{ 1️⃣index .list -1 }}", "index out of range: -1"),
            ("{{ 1️⃣index .list \"a\" }}", "cannot index slice/array with type string"),
            ("{{ 1️⃣index .list nil }}", "cannot index slice/array with nil"),
            ("{{ 1️⃣index .map 1 }}", "value has type int; should be string"),
            ("{{ 1️⃣index .map nil }}", "value is nil; should be of type string"),
            ("{{ 1️⃣index .map \"y\" \"z\" }}", "index of nil pointer"),
            ("{{ 1️⃣index .missing 1 }}", "index of untyped nil"),
            ("{{ 1️⃣index .number 1 }}", "can't index item of type int"),
            ("{{ 1️⃣slice .text 2 1 }}", "invalid slice index: 2 > 1"),
            ("{{ 1️⃣slice .text 4 }}", "index out of range: 4"),
            ("{{ 1️⃣slice .text 0 1 2 }}", "cannot 3-index slice a string"),
            ("{{ 1️⃣slice .number }}", "can't slice item of type int"),
            ("{{ 1️⃣len 5 }}", "len of type int"),
            ("{{ 1️⃣len .missing }}", "len of nil pointer"),
            ("{{ 1️⃣len nil }}", "reflect: call of reflect.Value.Type on zero Value"),
            ("{{ 1️⃣eq 1 \"1\" }}", "incompatible types for comparison"),
            ("{{ 1️⃣eq 1 1.0 }}", "incompatible types for comparison"),
            ("{{ 1️⃣eq 1 }}", "missing argument for comparison"),
            ("{{ 1️⃣eq .list .list }}", "non-comparable type [a <nil>]: []interface {}"),
            ("{{ 1️⃣lt true false }}", "invalid type for comparison"),
            ("{{ 1️⃣lt nil 1 }}", "invalid type for comparison"),
            ("{{ 1️⃣gt 1 \"1\" }}", "incompatible types for comparison"),
            ("{{ 1️⃣call .text }}", "non-function .text of type string"),
            ("{{ 1️⃣call nil }}", "call of nil"),
        ] as [(String, String)])
    func saysWhatAndWhere(marked: String, message: String) {
        let source = MarkedText(marked)
        let error = failure(of: source.text)
        #expect(error?.message == message)
        #expect(error?.diagnostic.location?.line == source.line)
        // Go's place of `$y = 2` is the value looked at last
        if !marked.contains("$y") { #expect(error?.diagnostic.location?.column == source.column) }
    }

    @Test func tellsTheWayThroughIncludesAndTemplates() throws {
        let error = try #require(
            failure(
                of: "{{ include \"a\" . }}",
                others: [
                    ("a.tpl", "{{ define \"a\" }}\n  {{ template \"b\" . }}{{ end }}"),
                    ("b.tpl", "{{ define \"b\" }}{{ .text.x }}{{ end }}"),
                ]))
        #expect(error.message == "can't evaluate field x in type interface {}")
        #expect(error.diagnostic.location?.description == "b.tpl:1:25")
        #expect(error.diagnostic.frames.map(\.action) == ["template \"b\"", "include \"a\""])
        #expect(error.diagnostic.frames.map { $0.location?.description } == ["a.tpl:2:15", "main:1:4"])
        #expect(
            error.executionTrace?.goText == """
                template: main:1:3: executing "main" at <include "a" .>: error calling include: \
                template: b.tpl:1:24: executing "b" at <.text.x>: can't evaluate field x in type interface {}
                """)
    }

    @Test func tellsTheWayThroughTexts() throws {
        let error = try #require(failure(of: "{{ tpl \"{{ fail `x` }}\" . }}"))
        #expect(error.message == "x")
        #expect(error.diagnostic.location?.description == "text:1:4")
        #expect(error.diagnostic.frames.map(\.action) == ["tpl"])
        #expect(
            error.addingContext("unused").executionTrace?.goText == """
                template: main:1:3: executing "main" at <tpl "{{ fail `x` }}" .>: error calling tpl: \
                template: text:1:3: executing "text" at <fail `x`>: error calling fail: x
                """)
    }

    @Test func tellsWhichTextDoesNotParse() throws {
        let error = try #require(failure(of: "{{ tpl \"{{ nosuch }}\" . }}"))
        #expect(error.message == "function \"nosuch\" not defined")
        #expect(error.diagnostic.location?.description == "text:1:4")
        #expect(error.diagnostic.frames.map(\.action) == ["tpl"])
        #expect(error.diagnostic.frames.first?.location?.description == "main:1:4")
    }

    @Test func keepsTheCauseOfAFunctionsError() throws {
        struct Cause: Error {}
        let failing = TemplateFunction("failing") { _ throws(YareError) in
            throw YareError("test.cause", "failed", cause: Cause())
        }
        var templates = TemplateSet(functions: FunctionTable([failing]))
        try templates.parse("{{ failing }}", named: "main")
        #expect { try Evaluator(templates).execute("main", with: .null) } throws: { error in
            (error as? YareError)?.executionTrace?.cause is Cause
        }
    }
}
