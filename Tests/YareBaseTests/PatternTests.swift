import Testing
import YareBase

struct PathPatternTests {
    @Test(arguments: [
        ("abc", "abc"), ("*", "abc"), ("*c", "abc"), ("a*", "a"), ("a*/b", "abc/b"), ("a*b*c*d*e*/f", "axbxcxdxe/f"),
        ("a*b?c*x", "abxbbxdbxebxczzx"), ("ab[c]", "abc"), ("ab[b-d]", "abc"), ("ab[^e-g]", "abc"), ("a\\*b", "a*b"),
        ("a?b", "a☺b"), ("a[^a]b", "a☺b"), ("[\\]a]", "]"), ("[\\-]", "-"), ("*x", "xxx"), ("", ""),
    ])
    func matches(pattern: String, path: String) throws {
        #expect(try PathPattern(pattern).matches(path))
    }

    @Test(arguments: [
        ("a*", "ab/c"), ("a*/b", "a/c/b"), ("a*b?c*x", "abxbbxdbxebxczzy"), ("ab[e-g]", "abc"), ("ab[^b-d]", "abc"),
        ("a???b", "a☺b"), ("a?b", "a/b"), ("", "a"), ("a", ""), ("*.md", "docs/a.md"), ("[z-a]", "m"),
    ])
    func doesNotMatch(pattern: String, path: String) throws {
        #expect(try !PathPattern(pattern).matches(path))
    }

    @Test(arguments: ["[]a]", "[-]", "[x-]", "[-x]", "[", "[^", "[^bc", "a[", "\\", "[a\\"])
    func refuses(pattern: String) {
        #expect { try PathPattern(pattern) } throws: { ($0 as? YareError)?.message == "syntax error in pattern" }
    }
}

struct GlobTests {
    @Test(arguments: [
        ("files/*", "files/a.txt"), ("files/**", "files/a/b.txt"), ("**.txt", "a/b/c.txt"), ("**/b.txt", "a/b.txt"),
        ("{a,b}*.yaml", "bcd.yaml"), ("f[a-c]?.x", "fbz.x"), ("[!a]b", "/b"), ("a{b,c{d,e}}f", "acef"), ("\\*a", "*a"),
        ("{a,ab}c", "abc"), ("{a,b", "b"), ("a,b}", "a,b}"), ("", ""), ("[ab-z]", "-"), ("{,x}y", "y"), ("*", ""),
    ])
    func matches(pattern: String, path: String) throws {
        #expect(try Glob(pattern).matches(path))
    }

    @Test(arguments: [
        ("files/*", "files/a/b.txt"), ("**/b.txt", "b.txt"), ("a?b", "a/b"), ("*.yaml", "x/y.yaml"), ("[!a]b", "ab"),
        ("{a,b}", "c"), ("", "a"), ("[a-c]", "d"),
    ])
    func doesNotMatch(pattern: String, path: String) throws {
        #expect(try !Glob(pattern).matches(path))
    }

    @Test(arguments: ["[", "[]", "[a", "[a-", "[z-a]", "[a-bc]"])
    func refuses(pattern: String) {
        #expect(throws: YareError.self) { try Glob(pattern) }
    }

    @Test func takesNoLongerForEvilPatterns() throws {
        let pattern = try Glob(String(repeating: "*a", count: 50) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 2000)))
    }
}
