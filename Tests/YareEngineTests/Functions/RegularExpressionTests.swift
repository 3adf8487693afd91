import Testing
import YareBase
import YareTemplate

@testable import YareEngine

/// What is expected here was printed by Helm 3.17.3.
struct RegularExpressionTests {
    private let call = FunctionCalls(functions: FunctionTable.regularExpressions)

    @Test(arguments: [
        ("(a", "missing closing ): `(a`"),
        ("a)", "unexpected ): `a)`"),
        ("[a", "missing closing ]: `[a`"),
        ("a**", "invalid nested repetition operator: `**`"),
        ("a++", "invalid nested repetition operator: `++`"),
        ("a*?+", "invalid nested repetition operator: `*?+`"),
        ("*", "missing argument to repetition operator: `*`"),
        ("ab(*)", "missing argument to repetition operator: `*`"),
        ("a{2,1}", "invalid repeat count: `{2,1}`"),
        ("a{1001}", "invalid repeat count: `{1001}`"),
        ("(a{100}){100}", "invalid repeat count: `{100}`"),
        (#"\8"#, #"invalid escape sequence: `\8`"#),
        (#"\Z"#, #"invalid escape sequence: `\Z`"#),
        (#"\C"#, #"invalid escape sequence: `\C`"#),
        (#"\x{110000}"#, #"invalid escape sequence: `\x{110000`"#),
        (#"\xg"#, #"invalid escape sequence: `\xg`"#),
        (#"\x"#, #"invalid escape sequence: `\x`"#),
        (#"a\"#, "trailing backslash at end of expression: ``"),
        ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
        ("[z-a]", "invalid character class range: `z-a`"),
        (#"\pQ"#, #"invalid character class range: `\pQ`"#),
        (#"\p{Foo}"#, #"invalid character class range: `\p{Foo}`"#),
        (#"\p{Foo"#, #"invalid character class range: `\p{Foo`"#),
        ("(?=a)b", "invalid or unsupported Perl syntax: `(?=`"),
        ("(?<=a)b", "invalid named capture: `(?<=a)b`"),
        ("(?<!a)b>", "invalid named capture: `(?<!a)b>`"),
        ("(?P<a", "invalid named capture: `(?P<a`"),
        ("(?P<a-b>x)", "invalid named capture: `(?P<a-b>`"),
        ("(?i", "invalid or unsupported Perl syntax: `(?i`"),
        ("(?", "invalid or unsupported Perl syntax: `(?`"),
        ("(?P=a)", "invalid or unsupported Perl syntax: `(?P`"),
        ("(?i)(?s", "invalid or unsupported Perl syntax: `(?s`"),
        ("(?z)x", "invalid or unsupported Perl syntax: `(?z`"),
    ])
    func tellsWhatIsWrongInGosWords(pattern: String, message: String) {
        let error = #expect(throws: YareError.self) { try RegularExpression(pattern) }
        #expect(error?.message == "error parsing regexp: " + message)
    }

    @Test(arguments: ["^*", "(?P<a>x)(?P<a>y)", "(?<a>x)(?P<b>y)", #"[(?<]\Q(?<\E\(?<"#, "a{,5}", "x{-1}"])
    func takesWhatGoTakes(pattern: String) throws {
        _ = try RegularExpression(pattern)
    }

    @Test func plainFunctionsPanicAsMustCompileDoes() {
        let error = #expect(throws: YareError.self) { try call("regexFind", "(a", "b") }
        #expect(error?.message == "regexp: Compile(`(a`): error parsing regexp: missing closing ): `(a`")
    }

    @Test func matchingWithABadPatternSaysNo() throws {
        #expect(try call.text("regexMatch", "(a", "b") == "false")
        #expect(throws: YareError.self) { try call("mustRegexMatch", "(a", "b") }
        #expect(try call.text("regexMatch", "^a.c$", "abc") == "true")
    }

    @Test(arguments: [
        ("a*", "baaau", -1, #"["", "aaa", ""]"#),
        ("x", "baaau", -1, "nil"),
        ("a|", "baaau", 2, #"["", "a"]"#),
        ("[2,4,6,8]", "123456789", 0, "nil"),
        (".", "é日", -1, #"["é", "日"]"#),
    ])
    func findsAll(pattern: String, text: String, limit: Int, expected: String) throws {
        #expect(try call.text("regexFindAll", .string(pattern), .string(text), .int(limit)) == expected)
    }

    @Test(arguments: [
        ("a*", "baaau", -1, #"["b", "u"]"#),
        ("z+", "pizza", -1, #"["pi", "a"]"#),
        ("z", "pizza", 2, #"["pi", "za"]"#),
        ("z", "", -1, #"[""]"#),
        ("", "", -1, "[]"),
        ("z", "a", 0, "nil"),
        ("z", "azbz", 1, #"["azbz"]"#),
    ])
    func splits(pattern: String, text: String, limit: Int, expected: String) throws {
        #expect(try call.text("regexSplit", .string(pattern), .string(text), .int(limit)) == expected)
    }

    @Test(arguments: [
        ("a(x*)b", "-ab-axxb-", "${1}W", "-W-xxW-"),
        ("a(x*)b", "-ab-axxb-", "$1W", "---"),
        ("a*", "baaac", "<$0>", "<>b<aaa>c<>"),
        ("(?P<n>x)", "axb", "$n-${n}$$-$9-${-$", "ax-x$--${-$b"),
        ("é*", "aéé日b", "-", "-a-日-b-"),
        ("(?<n>x)", "axb", "[$n]", "a[x]b"),
        ("(a)|(b)", "ab", "<$2>", "<><b>"),
    ])
    func replaces(pattern: String, text: String, replacement: String, expected: String) throws {
        let arguments: [TemplateValue] = [.string(pattern), .string(text), .string(replacement)]
        #expect(try call.text("regexReplaceAll", arguments[0], arguments[1], arguments[2]) == expected)
    }

    @Test func replacesByLiteralText() throws {
        #expect(try call.text("regexReplaceAllLiteral", "a(x*)b", "-ab-axxb-", "${1}") == "-${1}-${1}-")
    }

    @Test func quotesMetacharacters() throws {
        #expect(try call.text("regexQuoteMeta", #"a.b*c-[x]{1}$^|\é"#) == #"a\.b\*c-\[x\]\{1\}\$\^\|\\é"#)
    }

    @Test func tellsPatternsApartThatOnlyLookAlike() throws {
        let cache = RegularExpressionCache()
        #expect(try cache.matcher(of: "^\u{E9}$")("\u{E9}"))
        #expect(try !cache.matcher(of: "^e\u{301}$")("\u{E9}"))
    }

    @Test func takesTimeInProportionToTheText() throws {
        let expression = try RegularExpression("(a*)*b")
        #expect(!expression.matches(String(repeating: "a", count: 100_000)))
    }

    @Test func replacesWithinBounds() {
        let long = TemplateValue.string(String(repeating: "x", count: 100_000))
        #expect(throws: YareError.self) { try call("regexReplaceAllLiteral", "x", long, long) }
    }
}
