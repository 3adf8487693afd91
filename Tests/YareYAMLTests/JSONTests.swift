import Testing
import YareBase
import YareYAML

struct JSONTests {
    @Test(arguments: [
        ("", "unexpected end of JSON input"), ("{", "unexpected end of JSON input"),
        ("}", "invalid character '}' looking for beginning of value"),
        ("{a", "invalid character 'a' looking for beginning of object key string"),
        (#"{"a" 1"#, "invalid character '1' after object key"),
        (#"{"a":1 "b""#, "invalid character '\"' after object key:value pair"),
        ("[1 2]", "invalid character '2' after array element"), ("1 2", "invalid character '2' after top-level value"),
        ("01", "invalid character '1' after top-level value"),
        ("tru!", "invalid character '!' in literal true (expecting 'e')"),
        ("-", "invalid character ' ' in numeric literal"), ("-a", "invalid character 'a' in numeric literal"),
        ("1.", "invalid character ' ' after decimal point in numeric literal"),
        ("1.x", "invalid character 'x' after decimal point in numeric literal"),
        ("tru", "invalid character ' ' in literal true (expecting 'e')"),
        (#""\"#, "invalid character ' ' in string escape code"),
        (#""\u00"#, "invalid character ' ' in \\u hexadecimal character escape"),
        ("\"a", "unexpected end of JSON input"), ("1e400,", "invalid character ',' after top-level value"),
        ("1ex", "invalid character 'x' in exponent of numeric literal"),
        ("\"\n\"", "invalid character '\\n' in string literal"),
        (#""\q""#, "invalid character 'q' in string escape code"),
        (#""\u12x4""#, "invalid character 'x' in \\u hexadecimal character escape"),
        ("'", "invalid character '\\'' looking for beginning of value"),
        ("1e400", "json: cannot unmarshal number 1e400 into Go value of type float64"),
    ])
    func saysWhatGoSays(text: String, message: String) {
        let error = #expect(throws: YareError.self) { try JSONReader().read(text) }
        #expect(error?.message == message)
    }

    @Test(arguments: [("", "EOF"), (" ", "EOF"), ("{", "unexpected EOF"), ("tru", "unexpected EOF")])
    func tellsOfAnEarlyEndLikeGosDecoder(text: String, message: String) {
        let error = #expect(throws: YareError.self) { try JSONReader(extent: .firstValue).read(text) }
        #expect(error?.message == message)
    }

    @Test func readsTheFirstValueOnly() throws {
        #expect(try JSONReader(extent: .firstValue).read("[1] and more") == .list([.double(1)]))
    }

    @Test func leavesNullsForNumbersBeyondReach() throws {
        let (value, problem) = try JSONReader().readAsFarAsPossible(Array("[1, 1e400, 2e400]".utf8))
        #expect(value == .list([.double(1), nil, nil]))
        #expect(problem?.message == "json: cannot unmarshal number 1e400 into Go value of type float64")
    }

    @Test func readsWhatThereIs() throws {
        let text =
            #" {"a":[1,-0.5e1,true,false,null,"x\u00e9\ud83d\ude00\ud800\n\/"],"b":{},"c":[],"a2":1,"b":{"z":0}} "#
        let value: Value = [
            "a": .list([1, .double(-5), true, false, nil, "x\u{e9}😀\u{FFFD}\n/"]), "a2": 1, "b": ["z": 0], "c": [],
        ]
        #expect(try JSONReader(numbers: .exact).read(text) == value)
    }

    @Test func replacesBytesThatAreNotUTF8() throws {
        #expect(try JSONReader().read([0x22, 0x61, 0xFF, 0xE2, 0x82, 0x22]) == "a\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test func writesAsGoDoes() throws {
        let value: Value = [
            "b": "<a&b>\u{2028}\u{7f}\u{8}\u{c}\u{1}é\"\\", "a": [1, .double(1e21), .double(1e-7), .double(100), nil],
            "c": .string(EscapedBytes.string(from: [0x61, 0xFF])),
        ]
        let text = #"""
            {"a":[1,1e+21,1e-7,100,null],"b":"\u003ca\u0026b\u003e\u2028\#u{7f}\b\f\u0001é\"\\","c":"a\ufffd"}
            """#
        #expect(try JSONWriter.text(of: value) == text)
        #expect(try JSONWriter.text(of: "<", escapesHTML: false) == #""<""#)
    }

    @Test func indents() throws {
        let value: Value = ["a": [1, [:], []], "b": ["c": nil]]
        let text = """
            {
              "a": [
                1,
                {},
                []
              ],
              "b": {
                "c": null
              }
            }
            """
        #expect(try JSONWriter.text(of: value, indentation: 2) == text)
    }

    @Test func refusesWhatJSONCannotHold() {
        let error = #expect(throws: YareError.self) { try JSONWriter.text(of: .list([.double(.infinity)])) }
        #expect(error?.message == "json: unsupported value: +Inf")
    }

    @Test func refusesToNestWithoutBounds() {
        let error = #expect(throws: YareError.self) { try JSONReader().read(String(repeating: "[", count: 5000)) }
        #expect(error?.message == "exceeded max depth")
    }
}
