import Testing
import YareBase
import YareRepository

@Suite struct OCIContentTests {
    private static let digest = "sha256:62eaf6d582b48664510a17917af727a9957036488d3cead68374a06112feda92"
    private static let blob = #"{"mediaType":"a/b","digest":"\#(digest)","size":3}"#

    @Test func readsAnIndex() throws {
        let text =
            #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":["#
            + #"{"mediaType":"a/b","digest":"\#(Self.digest)","size":3,"annotations":{"k":"v"},"artifactType":"x/y"}]}"#
        guard case .index(let index) = try OCIContent(Array(text.utf8)) else {
            Issue.record("this is an index")
            return
        }
        #expect(index.manifests.first?.artifactType == "x/y")
        #expect(index.manifests.first?.annotations == ["k": "v"])
        #expect(String(decoding: try index.bytes(), as: UTF8.self) == text)
    }

    @Test func readsASubject() throws {
        let text = #"{"schemaVersion":2,"config":\#(Self.blob),"layers":[],"subject":\#(Self.blob)}"#
        #expect(try OCIContent(Array(text.utf8)).subject?.digest.description == Self.digest)
    }

    @Test(arguments: [
        ("", "unexpected end of JSON input"),
        ("[]", "it is no JSON object"),
        ("{}", "its schemaVersion is not 2"),
        (#"{"schemaVersion":1}"#, "its schemaVersion is not 2"),
        (#"{"schemaVersion":2}"#, "it has no config"),
        (#"{"schemaVersion":2,"config":\#(blob)}"#, "it has no list layers"),
        (#"{"schemaVersion":2,"config":\#(blob),"layers":[{}]}"#, "layers[0] has no mediaType"),
        (#"{"schemaVersion":2,"config":{"mediaType":"a"},"layers":[]}"#, "config has no digest"),
        (
            #"{"schemaVersion":2,"config":{"mediaType":"a","digest":"\#(digest)","size":-1},"layers":[]}"#,
            "config has no size"
        ),
        (#"{"schemaVersion":2,"config":\#(blob),"layers":[],"manifests":[]}"#, "it has both layers and manifests"),
        (
            #"{"schemaVersion":2,"config":\#(blob),"layers":[],"annotations":{"a":1}}"#,
            "the manifest has annotations that are no texts"
        ),
        (
            #"{"schemaVersion":2,"mediaType":"other","config":\#(blob),"layers":[]}"#,
            #"it says that it is "other" and came as "application/vnd.oci.image.manifest.v1+json""#
        ),
    ])
    func refuses(_ text: String, _ reason: String) {
        let error = #expect(throws: YareError.self) {
            try OCIContent(Array(text.utf8), mediaType: OCIMediaType.manifest)
        }
        #expect(error?.code == "oci.invalid-manifest")
        #expect(error?.message == "invalid manifest: " + reason)
    }

    @Test func refusesForgedDigestsInDescriptors() {
        let text = #"{"schemaVersion":2,"config":{"mediaType":"a","digest":"sha256:../../x","size":1},"layers":[]}"#
        let error = #expect(throws: YareError.self) { try OCIContent(Array(text.utf8)) }
        #expect(error?.code == "oci.invalid-digest")
    }

    @Test func refusesWhatIsTooLarge() {
        let error = #expect(throws: YareError.self) {
            try OCIContent([UInt8](repeating: 0x20, count: OCIManifest.largestSize + 1))
        }
        #expect(error?.code == "oci.manifest-too-large")
    }

    @Test func refusesNestingWithoutEnd() {
        let text = #"{"schemaVersion":2,"config":"# + String(repeating: "[", count: 100_000)
        #expect(throws: YareError.self) { try OCIContent(Array(text.utf8)) }
    }
}
