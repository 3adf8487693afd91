import Testing

/// The texts are what Helm 3.17.3 prints.
struct TextFunctionTests {
    @Test(arguments: [
        (#"b64dec "YWJj""#, "abc"), (#"b64dec "YWJ""#, "illegal base64 data at input byte 0"),
        (#"b64dec "/w==" | quote"#, #""\xff""#), (#"b64dec "/w==" | b64enc"#, "/w=="), (#"b32enc "abc""#, "MFRGG==="),
        (#"b32dec "MFRGG===""#, "abc"), (#"b32dec "MFRGG""#, "illegal base32 data at input byte 0"),
        (#"b32dec "MFRGG==!""#, "illegal base32 data at input byte 6"), (#"b32enc """#, ""),
        (#"b32dec (b32enc "hello world")"#, "hello world"),
    ])
    func encodes(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"base "a/b/""#, "b"), (#"base "/""#, "/"), (#"base """#, "."), (#"dir "/a""#, "/"), (#"dir "a//b/c""#, "a/b"),
        (#"clean "a//b/../c/./d""#, "a/c/d"), (#"clean "/../a""#, "/a"), (#"osClean "a/../../b""#, "../b"),
        (#"ext "a/b.tar.gz""#, ".gz"), (#"ext "a.b/c""#, ""), (#"isAbs "/a""#, "true"), (#"clean "../..""#, "../.."),
    ])
    func takesPathsApart(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (
            #"urlParse "http://user:pw@host:80/path/x%20y?q=1&r=a+b#frag%21""#,
            "map[fragment:frag! host:host:80 hostname:host opaque: path:/path/x y query:q=1&r=a+b scheme:http "
                + "userinfo:user:pw]"
        ),
        (#"(urlParse "http://[::1]:80/").hostname"#, "::1"), (#"(urlParse "a:b:c").opaque"#, "b:c"),
        (#"urlJoin (urlParse "http://user:pw@host:80/path?q=1#frag")"#, "http://user:pw@host:80/path?q=1#frag"),
        (#"urlJoin (dict "host" "h" "path" "p")"#, "//h/p"), (#"urlJoin (dict "path" "a:b")"#, "./a:b"),
        (#"urlJoin (dict "scheme" "http" "host" "h" "query" "?x" "fragment" "é ")"#, "http://h??x#%C3%A9%20"),
        (#"urlJoin (dict "scheme" "http")"#, "http:"),
    ])
    func takesURLsApart(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"urlParse "://x""#, #"unable to parse url: parse "://x": missing protocol scheme"#),
        (#"urlParse "http://a b/""#, #"unable to parse url: parse "http://a b/": invalid character " " in host name"#),
        (#"urlParse "http://h:x/""#, #"unable to parse url: parse "http://h:x/": invalid port ":x" after host"#),
        (#"urlParse "http://%41/""#, #"unable to parse url: parse "http://%41/": invalid URL escape "%41""#),
        (
            #"urlParse "1http://x""#,
            #"unable to parse url: parse "1http://x": first path segment in URL cannot contain colon"#
        ),
        (#"urlJoin (dict "scheme" 5)"#, "unable to parse scheme key, must be of type string, but int found"),
    ])
    func refusesURLs(expression: String, message: String) {
        #expect(failure(expression) == message)
    }

    @Test(arguments: [
        (#"toYaml (dict "a" (list 1 2))"#, "a:\n- 1\n- 2"), (#"toYamlPretty (dict "a" (list 1))"#, "a:\n  - 1"),
        (#"toYaml (float64 "nan")"#, ""), (#"toJson (dict "a" "<&>")"#, #"{"a":"\u003c\u0026\u003e"}"#),
        (#"toRawJson (dict "a" "<&>")"#, #"{"a":"<&>"}"#),
        (#"toPrettyJson (dict "b" (dict) "a" (list 1))"#, "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}"),
        (#"fromJson "[1]""#, "map[Error:json: cannot unmarshal array into Go value of type map[string]interface {}]"),
        (#"fromJson "{""#, "map[Error:unexpected end of JSON input]"),
        (#"fromJsonArray """#, "[unexpected end of JSON input]"),
        (#"fromYaml "a: 1" | toJson"#, #"{"a":1}"#), (#"fromYaml """#, "map[]"),
        (#"typeOf (fromYaml "a: 1").a"#, "float64"),
        (#"fromYamlArray "- 1""#, "[1]"), (#"toToml (dict "a" 1 "b" (dict "c" "x"))"#, "a = 1\n\n[b]\n  c = \"x\"\n"),
        ("toToml (list 1)", "[1]"), (#"typeOf (fromToml "a = 1").a"#, "int64"),
        (#"fromToml "a = ""#, #"map[Error:toml: line 0 (last key "a"): unexpected EOF; expected value]"#),
        (#"toJson (toStrings nil)"#, "[]"), (#"toJson (rest (list))"#, "null"),
        (
            #"fromYaml "- 1""#,
            "map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type "
                + "map[string]interface {}]"
        ),
    ])
    func writesAndReadsDocuments(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        (#"mustToJson (float64 "nan")"#, "json: unsupported value: NaN"),
        (#"mustFromJson "{""#, "unexpected end of JSON input"),
    ])
    func refusesDocuments(expression: String, message: String) {
        #expect(failure(expression) == message)
    }

    @Test(arguments: [
        (#"tpl "{{ .a }}-{{ .b }}" (dict "a" 1)"#, "1-"), (#"tpl "abc" ."#, "abc"),
        (#"lookup "v1" "Pod" "ns" "n""#, "map[]"),
    ])
    func reachesBeyondItsArguments(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }
}
