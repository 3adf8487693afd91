import Testing
import YareBase
import YareTemplate

struct LiteralTests {
    @Test(
        arguments: [
            ("0", "0"), ("42", "42"), ("-42", "-42"), ("+42", "42"), ("0x1F", "31"), ("0X1f", "31"),
            ("0xdead_beef", "3735928559"), ("0o17", "15"), ("0O17", "15"), ("017", "15"), ("0b101", "5"), ("0B11", "3"),
            ("1_000_000", "1000000"), ("1.5", "1.5"), ("-1.5", "-1.5"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"),
            ("1E3", "1000"), ("1e-3", "0.001"), ("1.5e+3", "1500"), ("0x1p4", "16"), ("0x1.8p1", "3"),
            ("1_0.2_5", "10.25"),
            ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
            ("'a'", "97"), ("'\\n'", "10"), ("'é'", "233"), ("'\\u00e9'", "233"), ("'\\x41'", "65"), ("'\\101'", "65"),
            ("'世'", "19990"), ("'\\''", "39"), ("1i", "(0+1i)"), ("1+2i", "(1+2i)"), ("1.5-2.5i", "(1.5-2.5i)"),
            ("1e21", "1e+21"), ("123456789.0", "1.23456789e+08"), ("-0.0", "-0"), ("true", "true"), ("false", "false"),
        ] as [(String, String)])
    func printsNumbers(literal: String, text: String) throws {
        #expect(try Rendering("{{ \(literal) }}").run() == text)
    }

    @Test(
        arguments: [
            ("1", "int"), ("1.0", "float64"), ("1e3", "float64"), ("'a'", "int"), ("0x1p4", "float64"),
            ("1i", "complex128"),
            ("0x1e3", "int"), ("\"a\"", "string"), ("true", "bool"),
        ] as [(String, String)])
    func givesNumbersTheTypeOfTheirSpelling(literal: String, type: String) throws {
        #expect(try Rendering("{{ printf \"%T\" \(literal) }}").run() == type)
    }

    @Test(
        arguments: [
            (#""a\tb\n\"c\"\\""#, "a\tb\n\"c\"\\"), (#""\u00e9\U0001F600""#, "é😀"), (#""\x41\101\a""#, "AA\u{7}"),
            (#""\xc3\xa9""#, "é"), ("`raw \\n\n\"x\"`", "raw \\n\n\"x\""), ("`a\r\nb`", "a\nb"), ("\"\"", ""),
        ] as [(String, String)])
    func readsStrings(literal: String, text: String) throws {
        #expect(try Rendering("{{ \(literal) }}").run() == text)
    }

    @Test func carriesBytesThatAreNoText() throws {
        let text = try Rendering(#"{{ "\xffa" }}"#).run()
        #expect(EscapedBytes.bytes(of: text) == [0xFF, UInt8(ascii: "a")])
        #expect(
            try Rendering(#"{{ len "\xffa" }} {{ printf "%x" "\xffa" }} {{ index "\xffa" 0 }}"#).run() == "2 ff61 255")
    }

    @Test func readsConstantsAsTheParameterWants() throws {
        #expect(
            try Rendering("{{ half 3 }} {{ half 'a' }} {{ long 1e3 }} {{ plus 0x10 1e1 }}").run() == "1.5 48.5 1000 26")
    }

    @Test(arguments: ["{{ 9223372036854775808 }}", "{{ print 18446744073709551615 }}"])
    func refusesIntegersBeyondInt(source: String) {
        #expect { try Rendering(source).run() } throws: { error in
            (error as? YareError)?.message.hasSuffix(" overflows int") ?? false
        }
    }
}
