import Testing
import YareBase
import YareYAML

struct YAMLReaderTests {
    @Test(arguments: [
        ("a: y", Value.bool(true)), ("a: Off", .bool(false)), ("a: ~", .null), ("a:", .null), ("a: 0777", .double(511)),
        ("a: 0o17", .double(15)), ("a: 08", .double(8)), ("a: 0b101", .double(5)), ("a: 0b+1", .double(1)),
        ("a: 0x1F", .double(31)), ("a: 1_000", .double(1000)), ("a: +12", .double(12)), ("a: 1e3", .double(1000)),
        ("a: .5", .double(0.5)), ("a: 1:30:20", .string("1:30:20")), ("a: 2020-01-01", .string("2020-01-01")),
        ("a: 0x1ffffffffffffffff", .string("0x1ffffffffffffffff")), ("a: 18446744073709551615", .double(0x1p64)),
        ("a: '1'", .string("1")), ("a: !!str 1", .string("1")), ("a: !!float 12", .double(12)),
        ("a: !!binary aGVsbG8=", .string("hello")), ("a: !foo 12", .string("12")), ("a: !!int '5'", .double(5)),
        ("a: nope", .string("nope")), ("a: <<", .string("<<")), ("a: -.5e-1", .double(-0.05)),
    ])
    func resolvesScalars(text: String, value: Value) throws {
        #expect(try YAMLReader().read(text)["a"] == value)
    }

    @Test(arguments: [
        ("a: 5", Value.int(5)), ("a: 1e3", .int(1000)), ("a: 1.5", .double(1.5)), ("a: -0.0", .int(0)),
        ("a: 9223372036854775807", .int(.max)), ("a: 9223372036854775808", .double(0x1p63)),
    ])
    func keepsWholeNumbersApart(text: String, value: Value) throws {
        #expect(try YAMLReader(numbers: .exact).read(text)["a"] == value)
    }

    @Test(arguments: [
        ("1: a", "1"), ("1.5: a", "1.5"), ("yes: a", "true"), ("123456789.5: a", "1.2345679e+08"), (".inf: a", ".inf"),
        ("2020-01-01: a", "2020-01-01"), ("0x10: a", "16"), ("? a b\n: a", "a b"),
    ])
    func makesStringsOfKeys(text: String, key: String) throws {
        #expect(try YAMLReader().read(text) == .map([key: "a"]))
    }

    /// Helm's own words.
    @Test(arguments: [
        ("a: [1, 2", "yaml: line 1: did not find expected ',' or ']'"),
        ("a: b: c", "yaml: mapping values are not allowed in this context"),
        ("a: b\n  c: d", "yaml: line 2: mapping values are not allowed in this context"),
        ("- a\nb: c", "yaml: line 1: did not find expected '-' indicator"),
        ("a:\n\tb: 1", "yaml: line 2: found character that cannot start any token"),
        ("a: 1\n\tb: 2", "yaml: line 2: found a tab character that violates indentation"),
        ("a: *x", "yaml: unknown anchor 'x' referenced"),
        ("&a [*a]", "yaml: anchor 'a' value contains itself"),
        ("x: !!int abc", "yaml: cannot decode !!str `abc` as a !!int"),
        ("x: !!binary '%%'", "yaml: !!binary value contains invalid base64 data"),
        ("a: {{ .Values.x }}", #"yaml: invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}"#),
        ("? [1]\n: 2", "yaml: invalid map key: []interface {}{1}"),
        ("~: 1", "unsupported map key of type: %!s(<nil>), key: <nil>, value: 1"),
        ("a: .nan", "json: unsupported value: NaN"), ("a: -.inf", "json: unsupported value: -Inf"),
        ("x: &x [1]\ny: {<<: *x}", "yaml: map merge requires map or sequence of maps as the value"),
        ("a: \u{1}", "yaml: control characters are not allowed"),
        ("a: &x\n  - *x\nb: [", "yaml: line 3: did not find expected node content"),
        ("", ""),
    ])
    func saysWhatHelmSays(text: String, message: String) {
        guard !message.isEmpty else { return }
        let error = #expect(throws: YareError.self) { try YAMLReader().read(text) }
        #expect(error?.message == "error converting YAML to JSON: " + message)
    }

    @Test func tellsTheTruePlaceOfAnError() {
        let error = #expect(throws: YareError.self) { try YAMLReader(file: "values.yaml").read("é: b\n\n  é: c: d\n") }
        #expect(
            error?.diagnostic.location
                == SourceLocation(file: "values.yaml", line: 3, column: 5, lineText: "  é: c: d"))
    }

    @Test func mergesInPlace() throws {
        let text = "x: &x {a: 1, b: 2}\nz:\n  a: 5\n  <<: *x\n  b: 6\n  <<: [{c: 1}, {c: 2, d: 3}]"
        #expect(try YAMLReader(numbers: .exact).read(text)["z"] == ["a": 1, "b": 6, "c": 1, "d": 3])
    }

    @Test func takesTheLastOfEqualKeys() throws {
        #expect(try YAMLReader(numbers: .exact).read("a: 1\nb: 2\na: 3") == ["a": 3, "b": 2])
    }

    @Test func rejectsEqualKeysWhenAsked() {
        let reader = YAMLReader(rejectsDuplicateKeys: true)
        let error = #expect(throws: YareError.self) { try reader.read("a: 1\nb: 2\na: 3\nb: 4") }
        #expect(
            error?.message == """
                error converting YAML to JSON: yaml: unmarshal errors:
                  line 3: key "a" already set in map
                  line 4: key "b" already set in map
                """)
    }

    @Test func readsOnlyTheFirstDocumentUnlessAsked() throws {
        #expect(try YAMLReader().read("a: b\n---\n[") == ["a": "b"])
        #expect(try YAMLReader().readAll("a: b\n---\nc\n---\n") == [["a": "b"], "c", .null])
        #expect(try YAMLReader().readAll("# nothing\n") == [])
    }

    @Test func readsUTF16() throws {
        #expect(try YAMLReader().read([0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0xE9, 0]) == ["a": "é"])
    }

    @Test func refusesToGrowWithoutBounds() {
        let levels = (1...9).map {
            "l\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 9).joined(separator: ","))]"
        }
        let error = #expect(throws: YareError.self) {
            try YAMLReader().read("l0: &l0 lol\n" + levels.joined(separator: "\n"))
        }
        #expect(error?.message == "error converting YAML to JSON: yaml: document contains excessive aliasing")
    }

    @Test func refusesToMergeWithoutBounds() {
        let entries = (0..<5000).map { "  k\($0): 1\n" }.joined()
        let merges = (0..<5000).map { "m\($0): {<<: *big}\n" }.joined()
        let error = #expect(throws: YareError.self) { try YAMLReader().read("big: &big\n" + entries + merges) }
        #expect(error?.message == "error converting YAML to JSON: yaml: document contains excessive aliasing")
    }

    @Test func refusesToNestWithoutBounds() {
        for text in [String(repeating: "[", count: 5000), String(repeating: "- ", count: 5000)] {
            let error = #expect(throws: YareError.self) { try YAMLReader().read(text) }
            #expect(error?.code == "yaml.nested-too-deeply")
        }
    }

    @Test func notesWhereEntriesStand() throws {
        let text = "a:\n  b: 1\n  c:\n    - x\n    - d: 2\n"
        let places = try YAMLReader(file: "v.yaml").readWithPlaces(Array(text.utf8)).places
        #expect(places.location(of: ["a", "b"]) == SourceLocation(file: "v.yaml", line: 2, column: 3))
        #expect(places.location(of: ["a", "c", "0"]) == SourceLocation(file: "v.yaml", line: 4, column: 7))
        #expect(places.location(of: ["a", "c", "1", "d"]) == SourceLocation(file: "v.yaml", line: 5, column: 7))
        #expect(places.location(of: ["b"]) == nil)
    }
}
