import Testing

/// The texts are what Helm 3.17.3 prints.
struct StringFunctionTests {
    @Test(arguments: [
        (#"trunc 3 "abcdef""#, "abc"), (#"trunc -3 "abcdef""#, "def"), (#"trunc -9 "abc""#, "abc"),
        (#"trunc 1 "é" | quote"#, #""\xc3""#), (#"substr 0 3 "abcdef""#, "abc"), (#"substr -1 3 "abcdef""#, "abc"),
        (#"substr 2 -1 "abcdef""#, "cdef"), (#"substr 2 99 "abcdef""#, "cdef"), (#"abbrev 5 "hello world""#, "he..."),
        (#"abbrev 3 "hello""#, "hello"), (#"abbrevboth 5 10 "1234 5678 9123""#, "...5678..."),
        (#"abbrevboth 3 6 "1234 5678 9123""#, "1234 5678 9123"),
        (#"abbrevboth 20 8 "1234 5678 9123""#, "... 9123"), (#"initials "First Try""#, "FT"),
        (#"initials "été à""#, "ÃÃ"), (#"nospace "a b\tc\nd é""#, "abcdÃ©"), (#"trim "  a \u00a0\n""#, "a"),
        (#"trimAll "$-" "$-a-$""#, "a"), (#"trimPrefix "a" "aab""#, "ab"), (#"trimSuffix "b" "abb""#, "ab"),
        (#"trimAll "" " a ""#, " a "),
    ])
    func cuts(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"indent 2 "a\n\nb\n""#, "  a\n  \n  b\n  "), (#"nindent 2 "a""#, "\n  a"), (#"indent 0 "a""#, "a"),
        (#"wrap 5 "hello world foo""#, "hello\nworld\nfoo"), (#"wrap 3 "verylongword a""#, "verylongword\na"),
        (#"wrap 0 "a b c""#, "a\nb\nc"), (#"wrapWith 5 "--" "hello beautiful world""#, "hello--beaut--iful--world"),
        (#"repeat 3 "ab""#, "ababab"), (#"replace "a" "b" "banana""#, "bbnbnb"), (#"replace "" "-" "añb""#, "-a-ñ-b-"),
        (#"replace "ab" "" "xabab""#, "x"),
    ])
    func laysOut(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"split "," "a,b,c""#, "map[_0:a _1:b _2:c]"), (#"split "" "abc""#, "map[_0:a _1:b _2:c]"),
        (#"split "," """#, "map[_0:]"), (#"splitn "," 2 "a,b,c""#, "map[_0:a _1:b,c]"),
        (#"splitn "," 0 "a,b,c""#, "map[]"), (#"splitn "" 2 "abc""#, "map[_0:a _1:bc]"),
        (#"splitList "" "añc""#, "[a ñ c]"), (#"splitList "ab" "xabyabz""#, "[x y z]"),
        (#"(split "," "a").none | quote"#, #""""#), (#"join "," (list 1 nil "a" true 1.5)"#, "1,a,true,1.5"),
        (#"join "," (dict "a" 1)"#, "map[a:1]"), (#"join "," nil"#, ""),
    ])
    func splitsAndJoins(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"quote 1 "a" nil 1.5"#, #""1" "a" "1.5""#), ("quote nil", ""), ("quote", ""),
        (#"quote "a\tb\"c\\é\x00\u200b""#, #""a\tb\"c\\é\x00\u200b""#), (#"squote 1 "a'b" nil"#, "'1' 'a'b'"),
        (#"cat 1 nil "a" (list 1 2) true"#, "1 a [1 2] true"), (#"cat "50%" "x""#, "50% x"),
    ])
    func quotes(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"upper "ß ﬁ ı""#, "ß ﬁ I"), (#"lower "HÉLLO İ""#, "héllo i"),
        (#"title "hello wORLD-x o'neil""#, "Hello WORLD-X O'Neil"),
        (#"title "ǆ a.b_c""#, "ǅ A.B_c"), (#"untitle "Hello World""#, "hello world"),
        (#"swapcase "Hello wORLD aB""#, "hELLO World Ab"), (#"camelcase "GOLANG_IS_GREAT""#, "GolangIsGreat"),
        (#"camelcase "userID""#, "UserID"), (#"camelcase "IDUser""#, "Iduser"),
        (#"camelcase "__foo__bar_""#, "__Foo_Bar_"),
        (#"camelcase "foo-bar baz""#, "FooBarBaz"), (#"camelcase "-""#, "--"), (#"camelcase "aB1C""#, "AB1C"),
        (#"snakecase "HTTPServer2xx fooBar""#, "http_server_2xx_foo_bar"),
        (#"snakecase "Bld4Floor3rd""#, "bld4_floor_3rd"),
        (#"snakecase "HTTP20xOK""#, "http_20x_ok"), (#"snakecase "foo.bar baz""#, "foo.bar_baz"),
        (#"kebabcase "HTTPServer""#, "http-server"), (#"kebabcase "Duration2m3s""#, "duration-2m3s"),
    ])
    func changesCase(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"indent -1 "a""#, "strings: negative Repeat count"), (#"repeat -1 "a""#, "strings: negative Repeat count"),
        (#"substr 4 2 "abcdef""#, "substr is out of range: [4:2] of 6 bytes"), ("upper 5", "expected string; found 5"),
        (#"repeat 9223372036854775807 "ab""#, "strings: Repeat output length overflow"),
    ])
    func refuses(expression: String, message: String) {
        #expect(failure(expression) == message)
    }
}
