import Testing
import YareBase

@testable import YareChart

struct SchemaFormatsTests {
    private struct NoPatterns: RegularExpressionCompiler {
        func matcher(of pattern: String) throws(YareError) -> @Sendable (String) -> Bool {
            throw YareError("test.pattern", "no patterns")
        }
    }

    /// Good and bad texts of each format, as Helm 3.17.3 tells them apart.
    @Test(arguments: [
        ("date", ["2020-02-29"], ["2020-02-30", "2021-02-29", "x"]),
        ("time", ["12:00:00", "12:00:00Z", "12:00:00+01:00"], ["25:00:00", "12:00"]),
        ("date-time", ["2020-01-01T00:00:00.123+02:00", "2020-01-01", "12:00:00"], ["2020-01-01 00:00:00Z"]),
        ("hostname", ["a.b", "a-b"], ["-a", "a_b", "a."]),
        ("email", ["a@b", "A <a@b.c>", "\"x y\"@z"], ["a", "a b@c", "a@b@c", "a.@b", "@b"]),
        ("ipv4", ["1.2.3.4"], ["1.2.3", "256.1.1.1", "01.2.3.4", "::1"]),
        ("ipv6", ["::1", "::ffff:1.2.3.4"], ["1.2.3.4", "fe80::1%eth0", ":"]),
        (
            "uri", ["http://a", "mailto:x", "a:b"],
            ["a", "http://a b", "http://[::1", "http://a:x", "http://a/%zz", ":x"]
        ),
        ("uri-reference", ["a", "a:b", "", "#x", "a b"], ["%zz", "a\\b", "1:a"]),
        ("uri-template", ["/a/{b}", "/a/b}"], ["/a/{b"]),
        ("uuid", ["12345678-1234-1234-1234-123456789012"], ["x", "12345678-1234-1234-1234-12345678901A"]),
        ("json-pointer", ["/a", "", "/~0~1"], ["a", "/~2"]),
        ("relative-json-pointer", ["0", "1/a", "1#"], ["01", "a"]),
        ("unknown", ["anything"], []),
    ])
    func knowsTheFormat(format: String, good: [String], bad: [String]) {
        let formats = SchemaFormats(patterns: NoPatterns())
        for text in good { #expect(formats.isValid(text, format), "\(text)") }
        for text in bad { #expect(!formats.isValid(text, format), "\(text)") }
    }
}
