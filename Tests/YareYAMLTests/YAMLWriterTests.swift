import Testing
import YareBase
import YareYAML

struct YAMLWriterTests {
    @Test(arguments: [
        ("", #""""#), ("a", "a"), ("y", #""y""#), ("<<", "<<"), ("1", #""1""#),
        ("2020-1-1 1:2:3", #""2020-1-1 1:2:3""#),
        ("12:30:45", #""12:30:45""#), ("a\nb", "|-\n  a\n  b"), ("a\nb\n", "|\n  a\n  b"), ("a\n\n", "|+\n  a\n"),
        ("\n", "|2+\n"), (" a\nb", "|2-\n   a\n  b"), ("a \nb", #""a \nb""#), ("a\tb", #""a\tb""#), ("é", "é"),
        ("😀", #""\U0001F600""#), ("a\u{feff}b", #""a\uFEFFb""#), ("- a", "'- a'"), ("-", "'-'"), ("a: b", "'a: b'"),
        ("a #b", "'a #b'"), ("'a'", "'''a'''"), ("a'b", "a'b"), ("a\u{85}b", "a b"), ("--- a", "'--- a'"), ("?a", "?a"),
        ("a\u{2028}b", "'a\u{2028}  b'"), ("0o14", #""0o14""#), ("null", #""null""#), ("a,b]", "a,b]"),
    ])
    func choosesAStyle(text: String, yaml: String) throws {
        #expect(try YAMLWriter.text(of: .string(text)) == yaml + "\n")
    }

    @Test(arguments: [
        (1, "1"), (1.5, "1.5"), (1e20, "1e+20"), (1e-7, "1e-07"), (123456789.5, "1.234567895e+08"), (1e6, "1000000"),
        (-0.0, "0"), (0x1p63, "9223372036854776000"), (0x1p62, "4611686018427388000"),
    ])
    func writesNumbersThroughJSON(number: Double, yaml: String) throws {
        #expect(try YAMLWriter.text(of: .double(number)) == yaml + "\n")
    }

    private static let tree: Value = [
        "a10": [1, [2, [:]], ["b": "x\ny", "c": []]], "a2": ["k": nil], "x\ny": ["d": [true]], "a1-": 1, "a1b": 2,
    ]

    @Test func writesBlocks() throws {
        let yaml = """
            a1-: 1
            a10:
            - 1
            - - 2
              - {}
            - b: |-
                x
                y
              c: []
            a1b: 2
            a2:
              k: null
            ? |-
              x
              y
            : d:
              - true

            """
        #expect(try YAMLWriter.text(of: Self.tree) == yaml)
    }

    @Test func writesIndentedLists() throws {
        let yaml = """
            a1b: 2
            a1-: 1
            a2:
              k: null
            a10:
              - 1
              - - 2
                - {}
              - b: |-
                  x
                  y
                c: []
            ? |-
              x
              y
            : d:
                - true

            """
        #expect(try YAMLWriter.text(of: Self.tree, style: .pretty) == yaml)
    }

    @Test func foldsLongLines() throws {
        let text = Array(repeating: "word", count: 20).joined(separator: " ")
        let line = Array(repeating: "word", count: 16).joined(separator: " ")
        #expect(try YAMLWriter.text(of: ["k": .string(text)]) == "k: \(line)\n  word word word word\n")
        #expect(try YAMLWriter.text(of: ["k": .string(text)], style: .pretty) == "k: \(text)\n")
    }

    @Test(arguments: ["\u{7f}", "\u{80}", "\u{ffff}"])
    func refusesWhatYAMLCannotReadBack(text: String) {
        #expect(throws: YareError.self) { try YAMLWriter.text(of: .string(text)) }
        #expect(throws: YareError.self) { try YAMLWriter.text(of: .map([text: 1])) }
        #expect(throws: Never.self) { try YAMLWriter.text(of: .string(text), style: .pretty) }
    }

    @Test func refusesKeysThatYAMLCannotReadBack() throws {
        #expect(throws: Never.self) { try YAMLWriter.text(of: .map([String(repeating: "k", count: 1022): 1])) }
        #expect(throws: YareError.self) { try YAMLWriter.text(of: .map([String(repeating: "k", count: 1023): 1])) }
    }

    @Test func writesBytesThatAreNotUTF8() throws {
        let text = EscapedBytes.string(from: [0x61, 0xFF])
        #expect(try YAMLWriter.text(of: .string(text)) == "a\u{FFFD}\n")
        #expect(try YAMLWriter.text(of: ["k": .string(text)], style: .pretty) == "k: !!binary Yf8=\n")
    }
}
