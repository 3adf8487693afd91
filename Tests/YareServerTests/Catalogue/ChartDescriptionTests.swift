import Testing
import YareBase

@testable import YareServer

struct ArtifactHubAnnotationTests {
    @Test func readsChangesOfBothKinds() {
        let annotations = ArtifactHubAnnotations([
            "artifacthub.io/changes": """
            - Plain words
            - kind: security
              description: Newer image
              links:
                - name: issue
                  url: https://example.com/1
                - name: evil
                  url: javascript:alert(1)
            - kind: exotic
              description: Unknown kind
            - 7
            - {kind: added}
            """
        ])
        #expect(annotations.changes.map(\.description) == ["Plain words", "Newer image", "Unknown kind", "7"])
        #expect(annotations.changes.map(\.kind) == ["", "security", "", ""])
        #expect(annotations.changes[1].links.map(\.address) == ["https://example.com/1"])
    }

    @Test func readsImagesLinksAndFlags() {
        let annotations = ArtifactHubAnnotations([
            "artifacthub.io/images": "- {name: web, image: 'nginx:1.2', platforms: [linux/amd64]}\n- {name: none}",
            "artifacthub.io/links": "- {name: docs, url: 'https://example.com'}\n- {name: x, url: 'data:text/html,x'}",
            "artifacthub.io/license": "Apache-2.0", "artifacthub.io/prerelease": "true",
            "artifacthub.io/signKey": "fingerprint: ABC\nurl: ftp://x",
        ])
        #expect(annotations.images.map(\.image) == ["nginx:1.2"] && annotations.images[0].platforms == ["linux/amd64"])
        #expect(annotations.links.map(\.name) == ["docs"])
        #expect(annotations.license == "Apache-2.0" && annotations.isPrerelease)
        #expect(annotations.signKeyFingerprint == "ABC" && annotations.signKeyAddress == nil)
    }

    @Test(arguments: ["{", "- &a [*a]", "text", "a: [b", "!!binary x", "- - - - -"])
    func leavesOutWhatIsWrong(_ text: String) {
        let annotations = ArtifactHubAnnotations(["artifacthub.io/changes": text, "artifacthub.io/links": text])
        #expect(annotations.links.isEmpty)
    }

    @Test func boundsLongLists() {
        let text = String(repeating: "- x\n", count: 10_000)
        #expect(ArtifactHubAnnotations(["artifacthub.io/changes": text]).changes.count == 200)
    }
}

struct SchemaExplorerTests {
    private func properties(_ schema: String) throws -> [SchemaProperty] {
        try #require(SchemaExplorer.properties(of: Array(schema.utf8))).properties
    }

    @Test func describesProperties() throws {
        let properties = try properties(
            """
            {"required": ["port"], "properties": {
              "port": {"type": "integer", "minimum": 1, "default": 80, "description": "Where it listens"},
              "kind": {"enum": ["a", 2, null]},
              "hosts": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": ["string", "null"]}}}},
              "labels": {"additionalProperties": {"type": "string"}}
            }}
            """)
        #expect(properties.map(\.name) == ["hosts", "kind", "labels", "port"])
        #expect(properties[0].children[0].children[0].path == "hosts[].name")
        #expect(properties[0].children[0].children[0].types == ["string", "null"])
        #expect(properties[1].choices == ["\"a\"", "2", "null"])
        #expect(properties[2].children.map(\.path) == ["labels.*"])
        #expect(properties[3].isRequired && properties[3].rules == ["at least 1"] && properties[3].defaultValue == "80")
    }

    @Test func followsReferences() throws {
        let properties = try properties(
            """
            {"$defs": {"image": {"type": "object", "properties": {"tag": {"type": "string"}}}},
             "properties": {"image": {"$ref": "#/$defs/image", "description": "Ours"}, "x": {"$ref": "https://x/y"}}}
            """)
        #expect(properties[0].types == ["object"] && properties[0].description == "Ours")
        #expect(properties[0].children.map(\.name) == ["tag"] && properties[1].types.isEmpty)
    }

    /// A schema that contains itself, or is wider and deeper than anybody reads, ends.
    @Test func endsOnHostileSchemas() throws {
        let loop =
            ##"{"properties": {"a": {"$ref": "#"}, "b": {"allOf": [{"$ref": "#"}, {"$ref": "#/properties/b"}]}}}"##
        #expect(try properties(loop).count == 2)
        let wide = "{\"properties\": {" + (0..<5_000).map { "\"k\($0)\": {}" }.joined(separator: ",") + "}}"
        let found = try #require(SchemaExplorer.properties(of: Array(wide.utf8)))
        #expect(found.properties.count == 1_500 && found.isShortened)
        let deep =
            String(repeating: #"{"properties": {"a": "#, count: 200) + "{}" + String(repeating: "}}", count: 200)
        #expect(try #require(SchemaExplorer.properties(of: Array(deep.utf8))).isShortened)
        #expect(SchemaExplorer.properties(of: Array("[]".utf8)) == nil)
    }
}

struct SafeLinkTests {
    @Test(arguments: ["https://example.com/a?b#c", "http://x", "mailto:a@b.example", "HTTPS://X"])
    func allowsTheWebAndMail(_ text: String) {
        #expect(SafeLink(text) == .external(text))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\nscript:alert(1)", "\u{1}javascript:x", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "//host/x", "\\\\host", "/\\host", "", "  ", "blob:x", "x:y",
    ])
    func refusesTheRest(_ text: String) {
        #expect(SafeLink(text) == nil)
    }
}
