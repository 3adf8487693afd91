import Testing
import YareBase

@testable import YareCluster

struct SelectorTests {
    private let labels: SortedMap<String> = ["app": "web", "tier": "front", "rank": "7"]

    @Test(arguments: [
        ("app=web", true), ("app==web", true), ("app=api", false), ("app!=api", true), ("app!=web", false),
        ("missing!=x", true), ("app in (web, api)", true), ("app notin (web)", false), ("missing notin (a)", true),
        ("tier", true), ("missing", false), ("!missing", true), ("!tier", false), ("rank>5", true), ("rank<5", false),
        ("app=web,tier in (front),!old", true), ("app=web,tier=back", false), ("", true), ("missing=", false),
    ]) func selects(_ text: String, _ matches: Bool) throws {
        #expect(try LabelSelector(parsing: text).matches(labels) == matches)
    }

    @Test(arguments: ["app in web", "=x", "app=web tier", "app in (a", "rank>x", "!"]) func refuses(_ text: String) {
        #expect(throws: YareError.self) { try LabelSelector(parsing: text) }
    }

    @Test(arguments: ["app=web", "app!=web", "app in (a,b)", "app notin (a,b)", "app", "!app", "rank>5"])
    func readsItsOwnText(_ text: String) throws {
        #expect(try LabelSelector(parsing: text).description == text)
    }

    @Test func looksAtFields() throws {
        let pod = try object("{apiVersion: v1, kind: Pod, metadata: {name: p}, status: {phase: Running}}")
        #expect(try FieldSelector(parsing: "metadata.name=p,status.phase!=Failed").matches(pod))
        #expect(try !FieldSelector(parsing: "status.phase==Failed").matches(pod))
        #expect(try FieldSelector(parsing: "a.b!=c").description == "a.b!=c")
        #expect(throws: YareError.self) { try FieldSelector(parsing: "nothing") }
    }
}
