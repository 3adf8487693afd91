import Testing
import YareBase
import YareYAML

struct TOMLTests {
    @Test func writesValuesBeforeTables() throws {
        let value: Value = [
            "b": ["c": [["d": 1], ["e": ["f": [1.5]]]], "g": nil], "a": ["k": true, "x": ["y": "z"]], "n": 1e21,
            "o": [],
            "q r": [1, ["z": ["y": 1], "a": "b"]], "\u{e9}": "\n\"\u{7f}",
        ]
        let toml = """
            n = 1000000000000000000000.0
            o = []
            "q r" = [1, {a = "b", z = {y = 1}}]
            "é" = "\\n\\"\\u007f"

            [a]
              k = true
              [a.x]
                y = "z"

            [b]

              [[b.c]]
                d = 1

              [[b.c]]
                [b.c.e]
                  f = [1.5]

            """
        #expect(try TOMLWriter.text(of: value) == toml)
    }

    @Test(arguments: [
        (Value.list([1, nil]), "toml: cannot encode array with nil element"),
        (.list([[:]]), "toml: top-level values must be Go maps or structs"),
        (.null, "reflect: call of reflect.Value.Type on zero Value"),
    ])
    func refusesWhatTOMLCannotHold(value: Value, message: String) {
        let error = #expect(throws: YareError.self) { try TOMLWriter.text(of: value) }
        #expect(error?.message == message)
    }

    @Test func readsWhatThereIs() throws {
        let text = #"""
            a = 0x1f # c
            b.c = 1_000
            d = """
            x\
               y"""
            e = '\n'
            f = [1.5e3, inf, {g = "\u00e9", h.i = false},
            ]
            [t."u v"]
            w = 1979-05-27 07:32:00.50Z
            [[l]]
            x = 07:32:00
            [[l]]
            [l.m]
            y = 1979-05-27T00:32:00-07:00
            [t]
            z = 1979-05-27
            """#
        let value: Value = [
            "a": 31, "b": ["c": 1000], "d": "xy", "e": "\\n",
            "f": [1500.0, .double(.infinity), ["g": "é", "h": ["i": false]]],
            "t": ["u v": ["w": "1979-05-27T07:32:00.5Z"], "z": "1979-05-27T00:00:00Z"],
            "l": [["x": "0000-01-01T07:32:00Z"], ["m": ["y": "1979-05-27T00:32:00-07:00"]]],
        ]
        #expect(try TOMLReader().read(text) == value)
    }

    /// Helm's own words.
    @Test(arguments: [
        ("a=", "toml: line 0 (last key \"a\"): unexpected EOF; expected value"),
        ("a", "toml: line 0: unexpected EOF; expected key separator '='"),
        ("a=1\na=2", "toml: line 2 (last key \"a\"): Key 'a' has already been defined."),
        ("[a]\n[a]", "toml: line 2: Key 'a' has already been defined."),
        ("[a", "toml: line 0: expected '.' or ']' to end table name, but got '\\x00' instead"),
        ("a=01", "toml: line 1 (last key \"a\"): Invalid integer \"01\": cannot have leading zeroes"),
        ("a=1.", "toml: line 1 (last key \"a\"): Invalid float \"1.\": '.' must be followed by one or more digits"),
        ("=1", "toml: line 1: unexpected '=': key name appears blank"),
        ("a.b=1\na.b.c=2", "toml: line 2 (last key \"a.b.c\"): Key 'a.b' has already been defined."),
        (
            "a=1 b=2",
            "toml: line 1: expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead"
        ),
        ("a=9223372036854775808", "toml: line 1 (last key \"a\"): 9223372036854775808 is out of range for int64"),
        ("a=2021-02-29", "toml: line 1 (last key \"a\"): invalid datetime: \"2021-02-29\""),
        ("a=1979-05-\u{1}", "toml: line 1 (last key \"a\"): TOML files cannot contain control characters: '0x01'"),
        (
            "a\0=\01\0",
            "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8"
        ),
        ("a={b=1,}", "toml: line 1 (last key \"a.b\"): trailing comma not allowed in inline tables"),
        ("[a]\n[[a]]", "toml: line 2: Key 'a' was already created and cannot be used as an array."),
        ("a='x\ny'", "toml: line 1 (last key \"a\"): strings cannot contain newlines"),
    ])
    func saysWhatHelmSays(text: String, message: String) {
        let error = #expect(throws: YareError.self) { try TOMLReader().read(text) }
        #expect(error?.message == message)
    }

    @Test func refusesToNestWithoutBounds() {
        for text in ["a=" + String(repeating: "[", count: 5000), "a" + String(repeating: ".a", count: 5000) + "=1"] {
            #expect(throws: YareError.self) { try TOMLReader().read(text) }
        }
    }
}
