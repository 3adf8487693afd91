import Testing
import YareBase
import YareRepository

@Suite struct OCIReferenceTests {
    struct Reading: Sendable, CustomTestStringConvertible {
        let text: String
        let host: String
        let repository: String
        var tag: String?
        var digest: String?
        let printed: String
        var testDescription: String { text }
    }

    static let digest = "sha256:62eaf6d582b48664510a17917af727a9957036488d3cead68374a06112feda92"

    static let readings = [
        Reading(
            text: "oci://localhost:5000/charts/web", host: "localhost:5000", repository: "charts/web",
            printed: "localhost:5000/charts/web"),
        Reading(
            text: "registry.example/web:1.2.0", host: "registry.example", repository: "web", tag: "1.2.0",
            printed: "registry.example/web:1.2.0"),
        Reading(
            text: "oci://h/web:1.2.0+build.7", host: "h", repository: "web", tag: "1.2.0_build.7",
            printed: "h/web:1.2.0_build.7"),
        Reading(
            text: "oci://h/web@\(digest)", host: "h", repository: "web", digest: digest, printed: "h/web@\(digest)"),
        Reading(
            text: "oci://[::1]:5000/a/b__c/d--e:v1@\(digest)", host: "[::1]:5000", repository: "a/b__c/d--e", tag: "v1",
            digest: digest, printed: "[::1]:5000/a/b__c/d--e:v1"),
    ]

    @Test(arguments: readings) func readsParts(_ reading: Reading) throws {
        let reference = try OCIReference(reading.text)
        #expect(reference.host == reading.host)
        #expect(reference.repository == reading.repository)
        #expect(reference.tag == reading.tag)
        #expect(reference.digest?.description == reading.digest)
        #expect(reference.text == reading.printed)
        #expect(reference.description == "oci://" + reading.printed)
    }

    @Test(arguments: [
        ("oci://", "invalid_reference: missing repository"),
        ("oci://host", "invalid_reference: missing repository"),
        ("oci:///web", "invalid_reference: invalid registry"),
        ("oci://ho st/web", "invalid_reference: invalid registry"),
        ("oci://host:port/web", "invalid_reference: invalid registry"),
        ("oci://host:70000/web", "invalid_reference: invalid registry"),
        ("oci://user@host/web", "invalid_reference: invalid registry"),
        ("oci://host/", "invalid_reference: invalid repository"),
        ("oci://host/Charts/web", "invalid_reference: invalid repository"),
        ("oci://host/a//b", "invalid_reference: invalid repository"),
        ("oci://host/../web", "invalid_reference: invalid repository"),
        ("oci://host/a___b", "invalid_reference: invalid repository"),
        ("oci://host/-a", "invalid_reference: invalid repository"),
        ("oci://host/a?b", "invalid_reference: invalid repository"),
        ("oci://host/web:", "invalid_reference: invalid tag"),
        ("oci://host/web:.1", "invalid_reference: invalid tag"),
        ("oci://host/web:1/2", "invalid_reference: invalid tag"),
        ("oci://host/web@", "invalid_reference: invalid digest"),
        ("oci://host/web@sha256:12", "invalid_reference: invalid digest"),
        ("oci://host/web@md5:0123456789abcdef0123456789abcdef", "invalid_reference: invalid digest"),
    ])
    func refuses(_ text: String, _ message: String) {
        let error = #expect(throws: YareError.self) { try OCIReference(text) }
        #expect(error?.code == "oci.invalid-reference")
        #expect(error?.message == message)
    }

    @Test func refusesNamesBeyondTheirLength() {
        #expect(throws: YareError.self) { try OCIReference("oci://host/\(String(repeating: "a", count: 256))") }
        #expect(throws: YareError.self) { try OCIReference("oci://host/a:\(String(repeating: "1", count: 129))") }
    }
}
