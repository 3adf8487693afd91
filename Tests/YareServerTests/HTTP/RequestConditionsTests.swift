import Testing

@testable import YareServer

@Suite struct RequestConditionsTests {
    @Test(arguments: [
        ("bytes=0-4", RequestConditions.Range.part(0..<5)), ("bytes=5-", .part(5..<10)), ("bytes=-3", .part(7..<10)),
        ("bytes=8-99", .part(8..<10)), ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=4-2", .everything), ("bytes=0-1,3-4", .everything), ("lines=1-2", .everything),
        ("bytes=x-", .everything),
        ("bytes=-99", .part(0..<10)), ("bytes=99999999999999999999-", .everything),
    ])
    func readsRanges(header: String, expected: RequestConditions.Range) {
        #expect(RequestConditions.range(header, size: 10) == expected)
    }

    @Test(arguments: [
        ("gzip", true), ("deflate, gzip;q=0.5", true), ("gzip;q=0", false), ("br", false), ("*", false), ("GZIP", true),
    ])
    func asksForGzip(header: String, expected: Bool) {
        #expect(RequestConditions.acceptsGzip(header) == expected)
    }

    @Test func comparesTags() {
        #expect(RequestConditions.isFresh("\"a\", W/\"b\"", "\"b\""))
        #expect(RequestConditions.isFresh("*", "\"b\""))
        #expect(!RequestConditions.isFresh("\"bb\"", "\"b\""))
        #expect(!RequestConditions.isFresh(nil, "\"b\""))
    }
}
